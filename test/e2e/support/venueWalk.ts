/** What a person does on the way to a live book on a venue of the test's own, for every spec that starts there. */
import { expect, type Page } from '@playwright/test';
import { confirmByHolding, openDossier, resume } from './approval.ts';
import { fillTicket } from './actions.ts';
import { planted, type VenueDesk } from './venueDesk.ts';

export const BTC = 'BTC/USDT:USDT';
export const ETH = 'ETH/USDT:USDT';
export const PASSPHRASE = 'correct horse battery';

/** Settings: addresses, key, and what the venue says of it. */
export async function enterKey(page: Page, desk: VenueDesk): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await id('nav-settings').click();
  await page.locator('[data-testid=venue-environment][data-value=custom]').check();
  const { port } = desk.venue;
  await id('venue-rest').fill(`http://127.0.0.1:${port}`);
  await id('venue-stream').fill(`ws://127.0.0.1:${port}/fut`);
  await id('venue-ws-api').fill(`ws://127.0.0.1:${port}/ws-api/v3`);
  await id('venue-save').click();
  await expect(id('venue-advice')).toContainText('Restart the desk to trade it');
  await id('venue-key').fill(planted.apiKey);
  await id('venue-secret').fill(planted.secret);
  await id('venue-store').click();
  await expect(id('venue-fingerprint')).toContainText(/fingerprint [0-9a-f]{6}/);
  await id('venue-test').click();
  await expect(id('venue-check')).toHaveAttribute('data-holds', 'true');
  await expect(id('venue-findings')).toContainText('withdrawals off');
}

/** One rung up in a rehearsal: waiver, drill, dossier, the first passphrase, phrase and hold. */
export async function promote(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await id('nav-risk').click();
  await id('gate-waive').click();
  await id('waiver-reason').fill('Walking the whole ladder once.');
  await id('waiver-confirm').click();
  await expect(id('gate-waived')).toBeVisible();
  await id('drill-start').click();
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await resume(page, { mode: 'PAPER', passphrase: null });
  await expect(id('gate-item-DRILL')).toHaveAttribute('data-pass', 'true');
  await openDossier(page);
  await id('approval-ack').check();
  await id('approval-next').click();
  await id('passphrase-next').fill(PASSPHRASE);
  await id('passphrase-again').fill(PASSPHRASE);
  await id('passphrase-set').click();
  await expect(id('approval-stepup')).toHaveValue(PASSPHRASE);
  await id('approval-phrase').fill('GO LIVE 0.1%');
  await confirmByHolding(page, 'LIVE_MINIMAL');
  await expect(id('mode-detail')).toContainText('REHEARSAL, no real money');
}

/** Buys at market and waits until the stop rests at the venue. */
export async function buy(
  page: Page,
  desk: VenueDesk,
  order: { readonly symbol: string; readonly stop: string; readonly quantity: string },
): Promise<void> {
  await page.getByTestId('nav-desk').click();
  await fillTicket(page, order);
  await page.getByTestId('ticket-place').click();
  const row = page.locator(`[data-testid=position-row][data-symbol="${order.symbol}"][data-book=LIVE]`);
  await expect(row).toContainText('venue');
  const name = order.symbol.replace('/USDT:USDT', 'USDT');
  await expect.poll(() => desk.venue.usdm.openAlgoOrders(name).length).toBe(1);
}

/**
 * Milliseconds from the input event of the click, by its own time stamp, to the words in the document: nothing of the test's own round trips is in it.
 * The listener is there before the click, which is a real one.
 */
export async function clickToBlocked(page: Page): Promise<number> {
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let from = 0;
        const stop = document.querySelector('[data-testid=emergency-stop]');
        stop?.addEventListener('click', (event) => (from = event.timeStamp), { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (document.querySelector('[data-testid=entries-blocked]') === null) return;
          watch.disconnect();
          resolve(performance.now() - from);
        });
        watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
      }),
  );
  await page.getByTestId('emergency-stop').click();
  return measured;
}
