/** The watchdog's own client against the simulated venue, USD-M: what it cancels, keeps, closes, and what it can never send (ES-14). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import {
  beatOf,
  distantFlatten,
  openWatchdog,
  ordersFor,
  until,
  type WatchdogHarness,
} from '../../support/watchdogHarness.ts';

let venue: VenueSimulator;
let harness: WatchdogHarness;

beforeEach(async () => {
  venue = await startVenueSimulator({ prices: { BTCUSDT: '60000', ETHUSDT: '3000' } });
  harness = openWatchdog();
});
afterEach(async () => {
  harness.close();
  await venue.stop();
});

const LONG = { name: 'BTCUSDT', quantity: '0.01' };
const isFlatReport = (): boolean => harness.written.length > 0 && harness.report().state === 'FLAT';
const placed = () =>
  venue.requests
    .filter(({ method, path }) => method === 'POST' && path === '/fapi/v1/order')
    .map(({ params }) => params);

async function armed(more: Parameters<typeof ordersFor>[2] = {}): Promise<void> {
  harness.watchdog.hear(ordersFor(venue, 'PERP', more));
  await until(() => harness.words.length > 0);
  expect(harness.words[0]).toEqual({ kind: 'ready', problem: null });
}

/** A long with its stop, and an entry in another symbol. */
function book(): void {
  venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '60000' });
  venue.foreign.placeAlgo({
    symbol: 'BTCUSDT',
    side: 'SELL',
    type: 'STOP_MARKET',
    quantity: '0.01',
    triggerPrice: '55000',
    reduceOnly: 'true',
    clientAlgoId: 'L-000002',
  });
  venue.foreign.place('usdm', entry('L-000003'));
}

const entry = (id: string) => ({
  symbol: 'ETHUSDT',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '1',
  price: '2900',
  newClientOrderId: id,
});

describe('the watchdog at a perpetuals account', () => {
  it('cancels entries at the first limit and keeps the stop, then closes, then cancels the stop, in that order', async () => {
    book();
    await armed({ settings: distantFlatten });
    harness.watchdog.hear(beatOf([LONG], { entries: 1 }));
    await until(() => venue.usdm.openOrders().length === 0);
    expect(venue.usdm.openAlgoOrders()).toHaveLength(1);
    expect(venue.usdm.positions()).toHaveLength(1);
    harness.skip(distantFlatten.flattenMs);
    await until(isFlatReport);
    expect(venue.usdm.isFlat()).toBe(true);

    const sent = venue.requests.map(({ method, path }) => `${method} ${path}`);
    const order = ['DELETE /fapi/v1/order', 'POST /fapi/v1/order', 'DELETE /fapi/v1/algoOpenOrders'];
    expect(order.map((each) => sent.indexOf(each))).toEqual(
      order.map((each) => sent.indexOf(each)).toSorted((one, other) => one - other),
    );
    const { incident, cause, canceled, closes, flatAt, problems } = harness.report();
    expect({ cause, problems }).toEqual({ cause: 'SILENT', problems: [] });
    expect(canceled).toContainEqual({ symbol: 'ETHUSDT', id: 'L-000003', outcome: 'CANCELED' });
    expect(closes).toMatchObject([{ id: `WD-${incident}-BTCUSDT-B-1`, side: 'SELL', outcome: 'ENDED' }]);
    expect(closes[0]?.filled?.toFixed()).toBe('0.01');
    expect(flatAt).not.toBeNull();
    expect(harness.alarms.at(0)).toContain('does not answer');
    expect(harness.words.at(-1)).toMatchObject({ kind: 'acted', report: { state: 'FLAT' } });
  });

  it('sends nothing but reduce-only market orders within the position, whatever the account looks like', async () => {
    venue.foreign.openPosition('BTCUSDT', { amount: '-0.02', price: '60000' });
    venue.foreign.openPosition('ETHUSDT', { amount: '1.5', price: '3000' });
    await armed();
    harness.watchdog.hear(beatOf([LONG]));
    await until(isFlatReport);
    expect(venue.usdm.isFlat()).toBe(true);
    const sizes = new Map([
      ['BTCUSDT', 'BUY 0.02'],
      ['ETHUSDT', 'SELL 1.5'],
    ]);
    expect(placed()).toHaveLength(2);
    for (const params of placed()) {
      expect(params).toMatchObject({ type: 'MARKET', reduceOnly: 'true' });
      expect(`${params['side']} ${params['quantity']}`).toBe(sizes.get(String(params['symbol'])));
    }
  });

  it('closes both legs of a hedged symbol by their own side', async () => {
    venue.foreign.setHedgeMode(true);
    venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '60000', side: 'LONG' });
    venue.foreign.openPosition('BTCUSDT', { amount: '-0.03', price: '60000', side: 'SHORT' });
    await armed();
    harness.watchdog.hear(beatOf([LONG]));
    await until(isFlatReport);
    expect(venue.usdm.isFlat()).toBe(true);
    expect(
      placed()
        .map(({ positionSide, side, quantity }) => `${positionSide} ${side} ${quantity}`)
        .toSorted(),
    ).toEqual(['LONG SELL 0.01', 'SHORT BUY 0.03']);
    expect(placed().every((params) => !('reduceOnly' in params))).toBe(true);
  });

  it('does not send again what filled without an answer', async () => {
    book();
    await armed();
    venue.faults.add({ kind: 'loseAnswer' }, { method: 'POST', path: '/fapi/v1/order' });
    harness.watchdog.hear(beatOf([LONG]));
    await until(isFlatReport);
    expect(placed()).toHaveLength(1);
    expect(harness.report().closes).toMatchObject([{ outcome: 'ENDED' }]);
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('sends the next attempt once after an order that never arrived, when it was not found twice', async () => {
    book();
    await armed();
    venue.faults.add({ kind: 'loseRequest' }, { method: 'POST', path: '/fapi/v1/order' });
    harness.watchdog.hear(beatOf([LONG]));
    await until(isFlatReport);
    const ids = harness.report().closes.map(({ id, outcome }) => `${id.slice(-1)} ${outcome}`);
    expect(ids).toEqual(['1 ABSENT', '2 ENDED']);
    const asked = venue.requests.filter(({ method, path }) => method === 'GET' && path === '/fapi/v1/order');
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('waits as long as the venue says, and then goes on', async () => {
    book();
    await armed();
    venue.faults.add({ kind: 'limit', status: 429, retryAfterS: 1 }, { method: 'DELETE', path: '/fapi/v1/order' });
    harness.watchdog.hear(beatOf([LONG], { entries: 1 }));
    await until(() => venue.requests.some(({ status }) => status === 429));
    const refused = venue.requests.findIndex(({ status }) => status === 429);
    await until(isFlatReport);
    const [before, after] = [venue.requests[refused], venue.requests[refused + 1]];
    expect((after?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('goes on through an unreachable venue and tells a person when the key is refused', async () => {
    book();
    await armed();
    venue.key.revoke();
    harness.watchdog.hear(beatOf([LONG]));
    await until(() => harness.alarms.some((text) => text.includes('by hand')));
    venue.key.restore();
    venue.faults.add({ kind: 'html', status: 502 }, { times: 3 });
    await until(isFlatReport);
    expect(harness.report().problems.length).toBeGreaterThan(0);
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('re-measures the clock when the venue refuses the time', async () => {
    book();
    await armed();
    venue.faults.clock(60_000);
    harness.watchdog.hear(beatOf([LONG]));
    await until(isFlatReport);
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('stands down when the desk comes back between the limits, and says what it did', async () => {
    book();
    await armed({ settings: distantFlatten });
    harness.watchdog.hear(beatOf([LONG], { entries: 1 }));
    await until(() => venue.usdm.openOrders().length === 0);
    harness.watchdog.hear(beatOf([LONG]));
    await until(() => harness.words.length === 2);
    expect(harness.words.at(-1)).toMatchObject({ kind: 'acted', report: { state: 'RETURNED', cause: 'SILENT' } });
    expect(venue.usdm.positions()).toHaveLength(1);
    expect(harness.report().canceled).toHaveLength(1);
  });

  it('keeps positions and leaves when closing is off and the desk is gone', async () => {
    book();
    await armed();
    harness.watchdog.hear(beatOf([LONG], { entries: 1, flattens: false }));
    harness.watchdog.lose();
    await until(() => harness.exits() === 1);
    expect(harness.report()).toMatchObject({ state: 'CANCELED', cause: 'CRASHED' });
    expect(venue.usdm.openOrders()).toEqual([]);
    expect(venue.usdm.openAlgoOrders()).toHaveLength(1);
    expect(venue.usdm.positions()).toHaveLength(1);
    expect(placed()).toEqual([]);
  });

  it('touches nothing after a goodbye', async () => {
    book();
    await armed();
    harness.watchdog.hear(beatOf([LONG], { entries: 1 }));
    harness.watchdog.hear({ kind: 'goodbye' });
    harness.watchdog.lose();
    expect(harness.exits()).toBe(1);
    const asked = venue.requests.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(venue.requests).toHaveLength(asked);
    expect(harness.written).toEqual([]);
  });

  it('writes neither key nor secret anywhere, and refuses to be armed for a venue it does not speak', async () => {
    book();
    await armed();
    harness.watchdog.hear(beatOf([LONG], { entries: 1 }));
    await until(isFlatReport);
    const { apiKey, secret } = venue.credentials;
    const said = JSON.stringify([harness.words, harness.alarms, harness.written]);
    for (const planted of [apiKey, secret]) expect(said).not.toContain(planted);

    const elsewhere = {
      ...ordersFor(venue, 'PERP'),
      account: { ...ordersFor(venue, 'PERP').account, exchange: 'kraken' },
    };
    harness.watchdog.hear(elsewhere);
    expect(harness.words.at(-1)).toEqual({
      kind: 'ready',
      problem: 'The watchdog cannot trade at Kraken (own addresses).',
    });
    harness.watchdog.hear({ kind: 'beat' });
    expect(harness.words.at(-1)).toEqual({ kind: 'ready', problem: 'The watchdog does not understand the desk.' });
  });
});
