/** Limits in Settings on the real desk: tighter at once, looser by an approval with passphrase, phrase, reason and hold. */
import type { Page } from '@playwright/test';
import { openPaperBook } from './support/actions.ts';
import { expect, test } from './support/host.ts';

const calm = ['--feed', 'generator', '--scenario', 'normal', '--seed', '3', '--speed', '1'];

async function typeDailyLoss(page: Page, percent: string): Promise<void> {
  await page.getByTestId('limit-input-dailyLoss').fill(percent);
  await page.getByTestId('limits-save').click();
}

const inForce = (page: Page) => page.getByTestId('limit-in-force-dailyLoss');

/** Presses Space on the hold for that long, or a little longer: nothing is made of the difference. */
async function hold(page: Page, milliseconds: number): Promise<void> {
  await page.getByTestId('approval-hold').focus();
  await page.keyboard.press('Space', { delay: milliseconds });
}

test('CK-19 a tighter limit is in force now, a looser one needs reason, phrase, passphrase and hold', async ({
  openDesk,
}) => {
  const page = (await openDesk(...calm)).page();
  await openPaperBook(page, { strategy: false });
  await page.getByTestId('nav-settings').click();
  await expect(inForce(page)).toHaveAttribute('data-value', '1');

  await typeDailyLoss(page, '0.8');
  await expect(page.getByTestId('limits-note')).toContainText(/in force now/i);
  await expect(inForce(page)).toHaveAttribute('data-value', '0.8');
  await expect(page.getByTestId('loosen-dialog')).toBeHidden();
  await expect(page.getByTestId('limit-day-loss')).toContainText('0.80%');

  await typeDailyLoss(page, '1');
  const dialog = page.getByTestId('loosen-dialog');
  await expect(dialog).toBeVisible();
  await expect(inForce(page)).toHaveAttribute('data-value', '0.8');
  await page.getByTestId('approval-next').click();
  await page.getByTestId('passphrase-next').fill('a long enough passphrase');
  await page.getByTestId('passphrase-again').fill('a long enough passphrase');
  await page.getByTestId('passphrase-set').click();
  await expect(page.getByTestId('passphrase-setup')).toBeHidden();
  await page.getByTestId('approval-phrase').fill('loosen');
  await expect(page.getByTestId('approval-refusal')).toContainText("Found 'loosen'");
  await page.getByTestId('approval-phrase').fill('LOOSEN');
  await page.getByTestId('approval-reason').fill('short');
  await hold(page, 5_200);
  await expect(dialog).toBeVisible();
  await page.getByTestId('approval-reason').fill('the book is small and its losses are slow');
  await hold(page, 2_500);
  await expect(dialog).toBeVisible();
  await page.getByTestId('approval-hold').focus();
  await page.keyboard.down('Space');
  await expect(dialog).toBeHidden();
  await page.keyboard.up('Space');
  await expect(inForce(page)).toHaveAttribute('data-value', '1');
});
