/** A live venue on a small window: nothing that must be seen is covered or cut, and no button or sentence says what is not so. */
import type { Page } from '@playwright/test';
import { buildView } from '../support/buildView.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk, type ScriptedDesk } from './support/scriptedDesk.ts';
import { external, rehearsalParts, startBlocker, unknownOrder, unresolvedParts } from './support/venueParts.ts';

test.use({ viewport: { width: 1280, height: 720 } });

const LONG_NAME = 'Binance (own addresses)';
const SYMBOL = 'BTC/USDT:USDT';
const base = buildView();
const withAccount = (change: Partial<typeof base.parts.account>) => ({
  parts: { ...rehearsalParts, account: { ...rehearsalParts.account, ...change } },
});

async function openVenue(page: Page): Promise<ScriptedDesk> {
  const desk = await openScriptedDesk(page);
  desk.show({ parts: rehearsalParts });
  await expect(page.locator('html[data-mode=LIVE_MINIMAL]')).toBeAttached();
  return desk;
}

/** Words of these elements that do not fit into their cell. */
const cutTexts = (page: Page, cells: string): Promise<string[]> =>
  page
    .locator(cells)
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent));

for (const width of [1024, 1280])
  test(`the run and its level stand beside the stop at ${width}, whatever the venue is called`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    const desk = await openVenue(page);
    const { vitals } = rehearsalParts;
    const parts = withAccount({ unknown: [unknownOrder] }).parts;
    desk.show({ parts: { ...parts, vitals: { ...vitals, venue: { ...vitals.venue, name: LONG_NAME } } } });
    await expect(page.getByTestId('vital-unknown')).toBeVisible();
    const run = await page.locator('.run-words').boundingBox();
    const stop = await page.getByTestId('emergency-stop').boundingBox();
    const unknown = await page.getByTestId('vital-unknown').boundingBox();
    expect((run?.x ?? Infinity) + (run?.width ?? 0)).toBeLessThan(stop?.x ?? 0);
    expect((unknown?.x ?? Infinity) + (unknown?.width ?? 0)).toBeLessThan(run?.x ?? 0);
    // The clock is the last of the status bar: it is whole, or nothing before it made room.
    desk.show({ parts: { desk: { ...rehearsalParts.desk, sleep: 'UNGUARDED' } } });
    await expect(page.getByTestId('status-power')).toBeVisible();
    const clock = page.getByTestId('status-time');
    const end = await clock.evaluate((each) => each.getBoundingClientRect().left + each.scrollWidth);
    expect(end).toBeLessThanOrEqual(width - 8);
    await desk.close();
  });

test('what is decided from the summary of a start is in view as a whole, with how much it closes', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  // Far enough down that above its button the choice would reach under the vitals.
  const settling = ['L-1', 'L-2'].map((order) => `${order} BTC/USDT: we have it working, the venue does not list it`);
  const differences = [...settling, 'ETH/USDT: we hold 0, the venue says -0.5'];
  const text = 'Level L3: the live book differs from the venue, 3 differences.';
  const account = { ...rehearsalParts.account, differences, external: external.slice(0, 1) };
  const latched = [{ trigger: 'RESTART', text }];
  desk.show({
    parts: {
      ...rehearsalParts,
      account,
      desk: { ...rehearsalParts.desk, level: 'L3', blockers: [{ ...startBlocker, text }] },
      breaker: { ...base.parts.breaker, latched },
    },
  });
  await id('recovery-line').getByTestId('external-decide').click();
  await expect(id('external-dialog')).toContainText('one reduce-only market order closes all of it, SHORT 0.5.');
  const main = await page.locator('#main').boundingBox();
  const dialog = await id('external-dialog').boundingBox();
  expect(dialog?.y ?? 0).toBeGreaterThanOrEqual(main?.y ?? Infinity);
  await page.keyboard.press('Escape');
  desk.show({ parts: { account: rehearsalParts.account } });
  await expect(id('recovery-panel')).toContainText(
    'At the start: the live book differs from the venue, 3 differences.',
  );
  await expect(id('recovery-panel')).toContainText('Settled since; resuming takes an approval');
  await desk.close();
});

test('UI-26 what keeps entries out of one symbol is told, and nothing says that nothing blocks', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  const { desk: part } = rehearsalParts;
  const parts = withAccount({ unknown: [unknownOrder], external: [...external] }).parts;
  desk.show({ parts: { ...parts, desk: { ...part, blockers: [] } } });
  await id('vital-run').click();
  await expect(id('blocker-row').first()).toContainText('An order in BTC/USDT has no answer yet');
  await expect(page.locator('[data-testid=blocker-row][data-code=EXTERNAL]')).toHaveCount(4);
  await expect(id('why-not-trading')).not.toContainText('Nothing blocks entries');
  await desk.close();
});

test('the receipts of a stop show each order by its whole id and each answer by its whole words', async ({ page }) => {
  const desk = await openVenue(page);
  const { incident } = unresolvedParts.stop;
  const [, halted] = incident.legs;
  const refused = { ...halted, symbol: SYMBOL, state: 'REJECTED', note: "-1122 'Invalid symbol status.'" } as const;
  const legs = [1, 2, 12].map((attempt) => ({
    ...refused,
    key: `close:${attempt}`,
    orderId: `ES-I2-BTC_USDT_USDT-L-${attempt}`,
  }));
  const foreign = { ...incident.legs[3], symbol: SYMBOL };
  desk.show({
    parts: {
      ...unresolvedParts,
      stop: { ...unresolvedParts.stop, incident: { ...incident, legs: [...legs, foreign] } },
    },
  });
  await expect(page.getByTestId('stop-leg')).toHaveCount(4);
  expect(await cutTexts(page, '[data-testid=stop-leg] > span')).toEqual([]);
  await desk.close();
});

test('the list of alerts says the severity once', async ({ page }) => {
  const desk = await openVenue(page);
  const [alert] = Object.values(base.rows.alerts);
  if (alert === undefined) throw new Error('no alert in the view');
  desk.show({ rows: { alerts: { [alert.key]: { ...alert, text: 'HIGH, LIVE: started with a live book.' } } } });
  await page.getByTestId('alerts-open').click();
  await expect(page.getByTestId('alert-row')).toHaveAttribute('data-severity', 'P2');
  await expect(page.getByTestId('alert-row').locator('.alert-row-text')).toHaveText('LIVE: started with a live book.');
  await desk.close();
});

test('the symbol of a perpetual is never cut, and the stop of a position has no cancel that could work', async ({
  page,
}) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  const [position] = Object.values(base.rows.positions);
  const [order] = Object.values(base.rows.orders);
  if (position === undefined || order === undefined) throw new Error('no rows in the view');
  const held = { ...position, symbol: SYMBOL, book: 'LIVE' } as const;
  const stop = {
    ...order,
    id: 'L-7',
    symbol: SYMBOL,
    book: 'LIVE',
    role: 'STOP',
    status: 'OPEN',
    source: 'stop',
  } as const;
  desk.show({ rows: { positions: { held }, orders: { [stop.id]: stop } } });
  await expect(id('position-row').filter({ hasText: SYMBOL })).toHaveCount(1);
  expect(await cutTexts(page, '[data-testid=position-row] [data-column=symbol]')).toEqual([]);
  // What fits is not hidden behind the actions that stay at the right.
  const heldFor = await id('position-row').filter({ hasText: SYMBOL }).locator('[data-column=held]').boundingBox();
  const actions = await id('position-row').filter({ hasText: SYMBOL }).getByTestId('position-move-stop').boundingBox();
  expect((heldFor?.x ?? Infinity) + (heldFor?.width ?? 0)).toBeLessThanOrEqual(actions?.x ?? 0);
  await id('tables-tab-orders').click();
  const row = id('order-row').filter({ hasText: SYMBOL });
  expect(await cutTexts(page, '[data-testid=order-row] [data-column=symbol]')).toEqual([]);
  await expect(row.getByTestId('order-cancel')).toHaveAttribute('aria-disabled', 'true');
  await expect(row.getByTestId('order-cancel')).toHaveAttribute('title', /move the stop or close the position/);
  await row.getByTestId('order-cancel').click({ force: true });
  expect(desk.calls.filter(({ name }) => name === 'cancelOrder')).toEqual([]);
  await desk.close();
});

test('CK-28 in the system colors the watermark stays behind the figures', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const desk = await openVenue(page);
  const strength = await page
    .getByTestId('watermark')
    .first()
    .evaluate((mark) => Number(getComputedStyle(mark).opacity));
  expect(strength).toBeLessThanOrEqual(0.1);
  await expect(page.getByTestId('mode-name')).toHaveText('LIVE MINIMAL 0.1%');
  await desk.close();
});
