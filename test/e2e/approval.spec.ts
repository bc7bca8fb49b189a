/** Approvals on a desk that is told what to show: the hold, what voids them, and the stop that is never behind them. */
import type { Page } from '@playwright/test';
import { err, ok } from '../../src/shared/base/result.ts';
import { commands } from '../../src/shared/ipc/contract.ts';
import { failure } from '../../src/shared/ipc/failure.ts';
import { buildView } from '../support/buildView.ts';
import { buildApproval, riskView } from '../support/buildRiskView.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk, type ScriptedChange, type ScriptedDesk } from './support/scriptedDesk.ts';
import { stoppedParts } from './support/stoppedParts.ts';

const base = buildView().parts;

/** Opens the approval dialog of a gate that passes, at its second step. */
async function openConfirmation(page: Page, desk: ScriptedDesk): Promise<void> {
  const { gate } = buildApproval();
  desk.show({ parts: { ladder: { ...riskView.ladder, gate, promote: { enabled: true, text: 'All items pass.' } } } });
  await page.getByTestId('nav-risk').click();
  await page.getByTestId('promote').click();
  await expect(page.getByTestId('approval-cancel')).toBeFocused();
  await page.getByTestId('approval-ack').check();
  await page.getByTestId('approval-next').click();
}

/** Holds for exactly this long by the page's own clock. */
const holdFor = (page: Page, milliseconds: number): Promise<void> =>
  page.getByTestId('approval-hold').evaluate(
    (button, wait) =>
      new Promise<void>((resolve) => {
        const send = (type: string) => button.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));
        send('pointerdown');
        setTimeout(() => {
          send('pointerup');
          resolve();
        }, wait);
      }),
    milliseconds,
  );

const confirmations = (desk: ScriptedDesk) => desk.calls.filter(({ name }) => name === 'confirmApproval');

test('CK-18 wrong phrase, short hold, long hold: confirmed once, with what was held', async ({ page }) => {
  const desk = await openScriptedDesk(page);
  await openConfirmation(page, desk);
  await page.getByTestId('approval-stepup').fill('correct horse');
  await page.getByTestId('approval-phrase').fill('go live 0.1%');
  await expect(page.getByTestId('approval-refusal')).toHaveText(
    "Found 'go live 0.1%'. Type exactly GO LIVE 0.1%, with capitals.",
  );
  await holdFor(page, 5_100);
  await page.getByTestId('approval-phrase').fill('GO LIVE 0.1%');
  await page.getByTestId('approval-phrase').press('Enter');
  await holdFor(page, 4_900);
  expect(confirmations(desk)).toEqual([]);
  await page.getByTestId('approval-hold').focus();
  await page.keyboard.down('Space');
  await expect(page.getByTestId('approval-dialog')).toBeHidden();
  await page.keyboard.up('Space');
  expect(confirmations(desk)).toMatchObject([
    { input: { token: 'token-0001', phrase: 'GO LIVE 0.1%', readEvidence: true, passphrase: 'correct horse' } },
  ]);
  const { heldMs } = commands.confirmApproval.input.parse(confirmations(desk)[0]?.input);
  expect(heldMs).toBeGreaterThanOrEqual(5_000);
  expect(desk.calls.filter(({ name }) => name === 'cancelApproval')).toEqual([]);
  await desk.close();
});

for (const way of ['click', 'keyboard'] as const)
  test(`CK-08 the stop fires over an open approval: ${way}`, async ({ page }) => {
    const desk: ScriptedDesk = await openScriptedDesk(page, {
      emergencyStop: async () => {
        desk.show({ parts: stoppedParts });
        return ok({ incident: 'I7', entriesBlocked: true });
      },
    });
    await openConfirmation(page, desk);
    const stop = page.getByTestId('emergency-stop');
    expect(await stop.evaluate((button) => button.closest('[inert], [aria-hidden=true]') === null)).toBe(true);
    if (way === 'click') await stop.click();
    else {
      await tabTo(page, 'emergency-stop');
      await page.keyboard.press('Enter');
    }
    await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
    await expect(page.getByTestId('approval-void')).toContainText('Void: the emergency stop fired');
    expect(desk.calls.filter(({ name }) => name === 'emergencyStop')).toHaveLength(1);
    await desk.close();
  });

/** Presses Tab until the control has the focus; a trap would never get there. */
async function tabTo(page: Page, testId: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.getByTestId(testId).evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reached ${testId}`);
}

test('press, wait, press again stands in for the hold', async ({ page }) => {
  const desk = await openScriptedDesk(page);
  await openConfirmation(page, desk);
  await page.getByTestId('approval-stepup').fill('correct horse');
  await page.getByTestId('approval-phrase').fill('GO LIVE 0.1%');
  await page.getByTestId('hold-way').check();
  await page.getByTestId('approval-hold').click();
  await expect(page.getByTestId('approval-hold')).toHaveAttribute('data-state', 'waiting');
  await page.getByTestId('approval-hold').click();
  await expect(page.getByTestId('approval-hold')).toHaveAttribute('data-state', 'ready');
  expect(confirmations(desk)).toEqual([]);
  await page.getByTestId('approval-hold').click();
  await expect(page.getByTestId('approval-dialog')).toBeHidden();
  expect(confirmations(desk)).toHaveLength(1);
  await desk.close();
});

test('a passphrase is set where the first one is needed', async ({ page }) => {
  const desk = await openScriptedDesk(page, {
    requestApproval: async () => ok(buildApproval({ passphraseSet: false })),
  });
  desk.show({ parts: { ladder: { ...riskView.ladder, passphraseSet: false } } });
  await page.getByTestId('nav-risk').click();
  const { gate } = buildApproval();
  const promote = { enabled: true, text: '' };
  desk.show({ parts: { ladder: { ...riskView.ladder, gate, promote, passphraseSet: false } } });
  await page.getByTestId('promote').click();
  await page.getByTestId('approval-ack').check();
  await page.getByTestId('approval-next').click();
  await page.getByTestId('passphrase-next').fill('correct horse');
  await page.getByTestId('passphrase-again').fill('correct hors');
  await expect(page.getByTestId('passphrase-set')).toBeDisabled();
  await page.getByTestId('passphrase-again').fill('correct horse');
  await page.getByTestId('passphrase-set').click();
  await expect(page.getByTestId('approval-stepup')).toHaveValue('correct horse');
  expect(desk.calls).toContainEqual(
    expect.objectContaining({ name: 'setPassphrase', input: { current: null, next: 'correct horse' } }),
  );
  await desk.close();
});

test.describe('an approval voids itself', () => {
  const [alert] = Object.values(buildView().rows.alerts);
  if (alert === undefined) throw new Error('the view has an alert');
  const critical = {
    ...alert,
    key: 'K',
    severity: 'P1',
    text: 'Stop not confirmed.',
    action: 'Close by hand.',
  } as const;
  const later = { ...base.feed, now: base.feed.now + 300_000 };
  const cases: readonly (readonly [string, ScriptedChange, string])[] = [
    ['a new P1 appears', { rows: { alerts: { K: critical } } }, "Void: alert P1 'Stop not confirmed' appeared"],
    ['the level rises to L2', { parts: { desk: { ...base.desk, level: 'L2' } } }, 'Void: level L2 since'],
    ['it expires', { parts: { feed: later } }, 'Void: expired 06:05:00 UTC'],
    ['the stop fires', { parts: stoppedParts }, 'Void: the emergency stop fired'],
  ];
  for (const [what, change, text] of cases)
    test(`when ${what}`, async ({ page }) => {
      const desk = await openScriptedDesk(page);
      await openConfirmation(page, desk);
      desk.show(change);
      await expect(page.getByTestId('approval-void')).toContainText(text);
      await expect(page.getByTestId('approval-hold')).toHaveCount(0);
      await expect(page.getByTestId('approval-cancel')).toHaveText('Close');
      await page.getByTestId('approval-cancel').click();
      await expect(page.getByTestId('approval-dialog')).toBeHidden();
      expect(desk.calls.filter(({ name }) => name === 'cancelApproval')).toHaveLength(1);
      await desk.close();
    });

  test('when the settings change', async ({ page }) => {
    let hash = 'a'.repeat(64);
    const desk = await openScriptedDesk(page, {
      getSettings: async () => ok({ settings: {}, defaults: {}, hash, pending: null }),
    });
    await openConfirmation(page, desk);
    const asked = () => desk.calls.filter(({ name }) => name === 'getSettings').length;
    const before = asked();
    await expect.poll(asked).toBeGreaterThan(before + 1);
    await expect(page.getByTestId('approval-hold')).toBeVisible();
    hash = 'b'.repeat(64);
    await expect(page.getByTestId('approval-void')).toContainText('Void: the settings changed');
    await desk.close();
  });

  test('when the desk says so at the confirmation', async ({ page }) => {
    const desk = await openScriptedDesk(page, {
      confirmApproval: async () => err(failure('APPROVAL_VOID', 'Void: the gate changed. Close this and start again.')),
    });
    await openConfirmation(page, desk);
    await page.getByTestId('approval-stepup').fill('correct horse');
    await page.getByTestId('approval-phrase').fill('GO LIVE 0.1%');
    await holdFor(page, 5_100);
    await expect(page.getByTestId('approval-void')).toHaveText('Void: the gate changed. Close this and start again.');
    await desk.close();
  });
});
