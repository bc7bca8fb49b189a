/** How a person approves on the screens: hold, dossier, resume. */
import { expect, type Page } from '@playwright/test';

/** Holds the confirmation until the dialog is gone, or for as long as it takes to be refused. */
export async function confirmByHolding(page: Page, mode: string): Promise<void> {
  // Waits until the button stands still: where it was before is not where it is pressed.
  await page.getByTestId('approval-hold').hover();
  await page.mouse.down();
  await expect(page.locator(`html[data-mode=${mode}]`)).toBeAttached();
  await page.mouse.up();
}

interface Resume {
  readonly mode: string;
  readonly passphrase: string | null;
}

/** CK-11: waits for the end of the cooldown, which nothing shortens, and resumes. */
export async function resume(page: Page, { mode, passphrase }: Resume): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await expect(id('cooldown-panel')).toBeVisible();
  await expect(page.locator('html[data-phase=AWAITING_APPROVAL]')).toBeAttached();
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
  await expect(id('promote')).not.toHaveAttribute('aria-disabled', 'true');
  await id('promote').click();
  await expect(id('approval-refused')).toContainText('Preflight is running');
  await expect(async () => {
    if (await id('approval-again').isVisible()) await id('approval-again').click();
    await expect(id('approval-ack')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
}
