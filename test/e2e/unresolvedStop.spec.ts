/** CK-11: a stop that the venue does not let close ends UNRESOLVED, and ends flat by hand, by retry, and not before the venue says so. */
import type { Page } from '@playwright/test';
import { openPaperBook } from './support/actions.ts';
import { expect, test } from './support/host.ts';
import { openVenueDesk, type VenueDesk } from './support/venueDesk.ts';
import { BTC, buy, enterKey, ETH, PASSPHRASE, promote } from './support/venueWalk.ts';

test.use({ actionTimeout: 15_000 });

let desk: VenueDesk;
test.beforeEach(async () => {
  desk = await openVenueDesk();
});
test.afterEach(() => desk.close());

/** The second question of a drill that really buys: nothing happens before the whole hold, and what happens is scored. */
async function drillWithPosition(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  const orders = () => desk.venue.usdm.orders().length;
  const before = orders();
  await id('nav-risk').click();
  await id('drill-kind').selectOption('stop-position');
  await id('drill-run').click();
  await expect(id('drill-account')).toContainText('No real money: Binance (own addresses), perpetuals');
  await expect(id('drill-buys')).toContainText(/BUY 0\.\d+ BTC\/USDT:USDT at market, about [\d,.]+ USDT at [\d,.]+/);
  await expect(id('drill-cost')).toContainText(/[\d.]+ USDT with fees and slippage/);
  await expect(id('drill-cancel')).toBeFocused();
  await test.info().attach('drill', { body: await page.screenshot(), contentType: 'image/png' });
  await id('drill-hold').click();
  await id('drill-cancel').click();
  await expect(id('drill-dialog')).toHaveCount(0);
  expect(orders()).toBe(before);
  await id('drill-run').click();
  await expect(id('drill-plan')).toBeVisible();
  await id('drill-hold').hover();
  await page.mouse.down();
  await expect(id('drill-dialog')).toHaveCount(0, { timeout: 15_000 });
  await page.mouse.up();
  const row = page.locator('[data-testid=drill-row][data-kind=stop-position]');
  await expect(row).toHaveAttribute('data-pass', 'true', { timeout: 30_000 });
  expect(desk.venue.usdm.isFlat()).toBe(true);
}

/** Both symbols are halted, so neither position can be closed. */
async function stopUnresolved(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  for (const symbol of ['BTCUSDT', 'ETHUSDT']) desk.venue.setStatus(symbol, 'HALT', { family: 'usdm' });
  await id('emergency-stop').click();
  await expect(page.locator('html[data-phase=UNRESOLVED]')).toBeAttached({ timeout: 30_000 });
  await expect(page).toHaveTitle(/REHEARSAL · EMERGENCY STOP · UNRESOLVED · LIVE · Breakwater$/);
  await expect(id('emergency-stop')).toContainText('STOP: 2 NOT CLOSED');
  await expect(id('unresolved')).toContainText('2 positions are still open. Entries stay blocked.');
  await expect(id('unresolved-leg')).toHaveCount(2);
  for (const [symbol, act] of [
    [BTC, 'SELL 0.002 BTC/USDT:USDT at market, reduce-only at Binance (own addresses).'],
    [ETH, 'SELL 0.03 ETH/USDT:USDT at market, reduce-only at Binance (own addresses).'],
  ] as const) {
    const leg = page.locator(`[data-testid=unresolved-leg][data-symbol="${symbol}"]`);
    await expect(leg).toContainText(act);
    await expect(leg).toContainText('REJECTED');
  }
  await expect(id('alert-banner')).toContainText('CRITICAL');
  // Stops that rest at the venue stay until flat (ES-03, ES-06).
  expect(desk.venue.usdm.openAlgoOrders()).toHaveLength(2);
  await test.info().attach('unresolved', { body: await page.screenshot(), contentType: 'image/png' });
}

/** Says that a leg was handled by hand. */
async function mark(page: Page, symbol: string): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  const leg = page.locator(`[data-testid=unresolved-leg][data-symbol="${symbol}"]`);
  await leg.getByTestId('stop-handled').click();
  await expect(id('handled-keep')).toBeFocused();
  await expect(id('handled-dialog')).toContainText('The next venue snapshot must confirm it, or the leg comes back.');
  await expect(id('handled-confirm')).toBeDisabled();
  await id('handled-reason').fill('Closed on the page of the venue.');
  await id('handled-stepup').fill(PASSPHRASE);
  await id('handled-confirm').click();
  await expect(id('handled-dialog')).toHaveCount(0);
}

async function handleByHand(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  const state = page.locator(`[data-testid=unresolved-leg][data-symbol="${ETH}"] [data-testid=handled-state]`);
  await id('unresolved-leg').first().getByTestId('stop-handled').click();
  await id('handled-reason').fill('Closed on the page of the venue.');
  await id('handled-stepup').fill('not the passphrase');
  await id('handled-confirm').click();
  await expect(id('handled-dialog')).toContainText('The passphrase does not match.');
  await expect(id('handled-stepup')).toHaveValue('');
  await test.info().attach('handled', { body: await page.screenshot(), contentType: 'image/png' });
  await id('handled-keep').click();

  await mark(page, ETH);
  await expect(state).toHaveAttribute('data-state', 'REFUTED');
  await expect(state).toContainText('The venue does not confirm it');
  await expect(state).toContainText('ETH/USDT:USDT LONG 0.03 is still open');
  await expect(page.locator('html[data-phase=UNRESOLVED]')).toBeAttached();
  await test.info().attach('refuted', { body: await page.screenshot(), contentType: 'image/png' });

  desk.venue.foreign.openPosition('ETHUSDT', { amount: '-0.030', price: '3000' });
  await mark(page, ETH);
  await expect(state).toHaveAttribute('data-state', 'CONFIRMED');
  await expect(id('emergency-stop')).toContainText('STOP: 1 NOT CLOSED');
  await expect(id('unresolved')).toContainText('One position is still open.');
  await test.info().attach('confirmed', { body: await page.screenshot(), contentType: 'image/png' });
}

test('CK-11: a halted venue leaves the stop UNRESOLVED; by hand and by retry it ends flat', async ({ page }) => {
  test.setTimeout(300_000);
  const id = (name: string) => page.getByTestId(name);
  await desk.start(page);
  await openPaperBook(page, { strategy: false });
  await enterKey(page, desk);
  await desk.start(page);
  await openPaperBook(page, { strategy: false });
  await promote(page);
  await id('nav-strategies').click();
  await id('unpause').click();
  await expect(id('status-guard')).toContainText('Watchdog on');
  await expect(id('status-power')).toContainText('Sleep not blocked');
  await drillWithPosition(page);
  await buy(page, desk, { symbol: ETH, stop: '2950.00', quantity: '0.030' });
  await buy(page, desk, { symbol: BTC, stop: '78500.0', quantity: '0.002' });
  await expect(id('status-guard')).toContainText('DMS off: would cancel stops');
  await test.info().attach('guard', { body: await page.screenshot(), contentType: 'image/png' });

  await stopUnresolved(page);
  await id('stop-retry').click();
  await expect(id('unresolved-leg')).toHaveCount(2);
  expect(desk.venue.usdm.positions()).toHaveLength(2);
  await handleByHand(page);

  desk.venue.setStatus('BTCUSDT', 'TRADING', { family: 'usdm' });
  desk.venue.setStatus('ETHUSDT', 'TRADING', { family: 'usdm' });
  await id('stop-retry').click();
  await expect(id('cooldown-panel')).toBeVisible({ timeout: 30_000 });
  await expect(id('resume-open')).toHaveCount(0);
  await expect(id('unresolved')).toHaveCount(0);
  expect(desk.venue.usdm.isFlat()).toBe(true);
  const sold = desk.venue.usdm.trades('BTCUSDT').filter(({ side }) => side === 'SELL');
  expect(sold.map(({ quantity }) => Number(quantity)).at(-1)).toBe(0.002);
  const standing = page.locator(`[data-testid=stop-leg][data-kind=CLOSE][data-symbol="${ETH}"]`).first();
  await expect(standing).toHaveAttribute('data-state', 'FLAT');
  await test.info().attach('flat', { body: await page.screenshot(), contentType: 'image/png' });
});
