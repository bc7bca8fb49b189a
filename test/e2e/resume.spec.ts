/**
 * Resumes and approvals on the real desk: after a drawdown stop the loss is typed to re-base (UI-32, EB-20), and the stop fires over an open
 * approval and voids it (CK-08).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { modeDefaults } from '../../src/shared/settings/modes.ts';
import { expect, test } from './support/host.ts';
import { chooseSymbol, fillTicket, openPaperBook, stopNear } from './support/actions.ts';
import { callDesk } from './support/callDesk.ts';

const calm = ['--feed', 'generator', '--scenario', 'normal', '--seed', '3', '--speed', '1'];

/** The costs of one entry alone are more than this drawdown. */
const tight = { version: 1, modes: { PAPER: { ...modeDefaults.PAPER, drawdown: '0.00002' } } };

/** For that long, or a little longer: nothing is made of the difference. */
async function pressAndHold(page: Page, milliseconds: number): Promise<void> {
  await page.getByTestId('approval-hold').focus();
  await page.keyboard.press('Space', { delay: milliseconds });
}

test('CK-18 after a drawdown stop the loss is typed exactly, and the resume is confirmed once', async ({
  openDesk,
}) => {
  const desk = await openDesk(...calm);
  writeFileSync(join(desk.dataDir, 'settings.json'), JSON.stringify(tight));
  const page = await desk.start();
  const id = (name: string) => page.getByTestId(name);
  await openPaperBook(page, { strategy: false });
  await chooseSymbol(page, 'BTC/USDT');
  await fillTicket(page, { symbol: 'BTC/USDT', stop: await stopNear(page, 'buy', 5) });
  await id('ticket-place').click();
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await expect(id('cooldown-panel')).toContainText('DRAWDOWN');
  await expect(id('resume-open')).toHaveCount(0);
  await callDesk(page, 'controlReplay', { action: 'speed', speed: 20_000 });
  await expect(page.locator('html[data-phase=AWAITING_APPROVAL]')).toBeAttached({ timeout: 120_000 });
  await callDesk(page, 'controlReplay', { action: 'speed', speed: 1 });

  await id('resume-open').click();
  await expect(id('approval-cancel')).toBeFocused();
  await page.locator('[data-testid=resume-mode][value=PAPER]').check();
  await expect(id('approval-check')).toHaveText([
    /Flat/,
    /Cause cleared/,
    /Reconciled .* \d\d:\d\d/,
    /Journal verified/,
  ]);
  const lost = /re-base: ([\d.]+)/.exec(await id('resume-dialog').innerText())?.[1] ?? '';
  expect(Number(lost)).toBeGreaterThan(0);
  await id('resume-reason').fill('The limit was set below the costs of one entry.');
  await id('approval-phrase').fill('RESUME');
  await id('passphrase-next').fill('correct horse battery');
  await id('passphrase-again').fill('correct horse battery');
  await id('passphrase-set').click();
  await expect(id('passphrase-setup')).toBeHidden();
  await id('approval-loss').fill('0.01');
  await expect(id('approval-refusal')).toHaveText(`Found '0.01'. Type exactly ${lost}.`);
  await pressAndHold(page, 5_200);
  await expect(id('resume-dialog')).toBeVisible();
  await id('approval-loss').fill(lost);
  await pressAndHold(page, 2_500);
  await expect(id('resume-dialog')).toBeVisible();
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await id('approval-hold').focus();
  await page.keyboard.down('Space');
  await expect(page.locator('html[data-mode=PAPER][data-run=PAUSED]')).toBeAttached();
  await expect(id('resume-dialog')).toBeHidden();
  await page.keyboard.up('Space');
  await id('nav-risk').click();
  await expect(id('ladder-standing')).toContainText('re-based once');
  await expect(id('incident-row')).toHaveCount(0);
});

test('CK-08 the stop fires over an approval that is open on the real desk, and voids it', async ({ openDesk }) => {
  const page = (await openDesk(...calm)).page();
  const id = (name: string) => page.getByTestId(name);
  await openPaperBook(page, { strategy: false });
  await id('nav-settings').click();
  await id('limit-input-dailyLoss').fill('1.5');
  await id('limits-save').click();
  await expect(id('loosen-dialog')).toContainText('Loosen daily loss of PAPER from 1% to 1.5%');
  const stop = id('emergency-stop');
  expect(await stop.evaluate((button) => button.closest('[inert], [aria-hidden=true]') === null)).toBe(true);
  await stop.click();
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await expect(id('approval-void')).toContainText('Void: the emergency stop fired');
  await expect(id('approval-hold')).toHaveCount(0);
  await id('approval-cancel').click();
  await expect(id('loosen-dialog')).toBeHidden();
  await expect(id('stop-step-flat')).toHaveAttribute('data-state', 'done');
  await id('stop-fold').click();
  await expect(id('limit-in-force-dailyLoss')).toHaveAttribute('data-value', '1');
});
