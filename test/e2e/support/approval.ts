/** How a person approves on the screens: hold, dossier, resume. */
import { expect, type Page } from '@playwright/test';

/** Holds the confirmation until the dialog is gone, or for as long as it takes to be refused. */
export async function confirmByHolding(page: Page, mode: string): Promise<void> {
  const box = await page.getByTestId('approval-hold').boundingBox();
  if (box === null) throw new Error('the hold button is not on the screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect(page.locator(`html[data-mode=${mode}]`)).toBeAttached({ timeout: 20_000 });
  await page.mouse.up();
}

interface Resume {
  readonly mode: string;
  readonly passphrase: string | null;
}

/** CK-11: waits for the end of the cooldown, which nothing shortens, and resumes. */
export async function resume(page: Page, { mode, passphrase }: Resume): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await expect(id('cooldown-panel')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('html[data-phase=AWAITING_APPROVAL]')).toBeAttached({ timeout: 60_000 });
  await id('resume-open').click();
  await expect(id('approval-cancel')).toBeFocused();
  await expect(page.locator('[data-testid=resume-mode]:checked')).toHaveCount(0);
  await page.locator(`[data-testid=resume-mode][value=${mode}]`).check();
  await id('resume-reason').fill('It is over, the book is flat and checked.');
  await id('approval-phrase').fill('RESUME');
  if (passphrase !== null) await id('approval-stepup').fill(passphrase);
  await confirmByHolding(page, mode);
  await expect(page.locator('html[data-run=PAUSED]')).toBeAttached();
  await expect(page.getByTestId('resume-dialog')).toBeHidden();
}

/** The first request starts the preflight; asked again, the dossier comes. */
export async function openDossier(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await expect(id('promote')).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 });
  await id('promote').click();
  await expect(id('approval-refused')).toContainText('Preflight is running');
  await expect(async () => {
    if (await id('approval-again').isVisible()) await id('approval-again').click();
    await expect(id('approval-ack')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}
