/** The watchdog at a spot account: it sells what the desk owned, never what was there before (ES-14, SM-25). */
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
  venue = await startVenueSimulator({
    prices: { BTCUSDT: '60000', ETHUSDT: '3000' },
    spotBalances: { USDT: '10000', BTC: '1.05' },
  });
  harness = openWatchdog();
});
afterEach(async () => {
  harness.close();
  await venue.stop();
});

const isFlatReport = (): boolean => harness.written.length > 0 && harness.report().state === 'FLAT';
const sales = () =>
  venue.requests
    .filter(({ method, path }) => method === 'POST' && path === '/api/v3/order')
    .map(({ params }) => `${params['side']} ${params['type']} ${params['quantity']}`);

async function armed(
  legacy: Readonly<Record<string, string>> = {},
  more: Parameters<typeof ordersFor>[2] = {},
): Promise<void> {
  harness.watchdog.hear(ordersFor(venue, 'SPOT', { legacy, ...more }));
  await until(() => harness.words.length > 0);
  expect(harness.words[0]).toEqual({ kind: 'ready', problem: null });
}

const stop = (id: string, size: string) => ({
  symbol: 'BTCUSDT',
  side: 'SELL',
  type: 'STOP_LOSS',
  quantity: size,
  stopPrice: '55000',
  newClientOrderId: id,
});

describe('the watchdog at a spot account', () => {
  it('cancels the buys first and keeps the stop, then frees the balance and sells what the desk owned', async () => {
    venue.foreign.place('spot', stop('L-000002', '0.05'));
    venue.foreign.place('spot', {
      symbol: 'ETHUSDT',
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '1',
      price: '2900',
      newClientOrderId: 'L-000003',
    });
    await armed({}, { settings: distantFlatten });
    harness.watchdog.hear(beatOf([{ name: 'BTCUSDT', quantity: '0.05', exits: ['L-000002'] }], { entries: 1 }));
    await until(() => venue.spot.openOrders('ETHUSDT').length === 0);
    expect(venue.spot.openOrders('BTCUSDT')).toHaveLength(1);
    harness.skip(distantFlatten.flattenMs);
    await until(isFlatReport);
    expect(venue.spot.openOrders()).toEqual([]);
    expect(sales()).toEqual(['SELL MARKET 0.05']);
    expect(venue.spot.balance('BTC')).toEqual({ free: '1', locked: '0' });
  });

  it('sells nothing of a holding that was declared, even where the desk thought it owned more', async () => {
    await armed({ BTC: '1.02' });
    harness.watchdog.hear(beatOf([{ name: 'BTCUSDT', quantity: '0.05' }]));
    await until(isFlatReport);
    expect(sales()).toEqual(['SELL MARKET 0.03']);
    expect(venue.spot.balance('BTC').free).toBe('1.02');
  });

  it('sells nothing twice when the desk\u2019s own stop sold it after the last heartbeat', async () => {
    venue.foreign.place('spot', stop('L-000002', '0.05'));
    await armed();
    harness.watchdog.hear(beatOf([{ name: 'BTCUSDT', quantity: '0.05', exits: ['L-000002'] }]));
    venue.setPrice('BTCUSDT', '54000', { family: 'spot' });
    expect(venue.spot.balance('BTC').free).toBe('1');
    await until(isFlatReport);
    expect(sales()).toEqual([]);
    expect(venue.spot.balance('BTC').free).toBe('1');
  });

  it('sells once although the answer was lost, from a holding that was never declared', async () => {
    await armed();
    venue.faults.add({ kind: 'loseAnswer' }, { method: 'POST', path: '/api/v3/order' });
    harness.watchdog.hear(beatOf([{ name: 'BTCUSDT', quantity: '0.05' }]));
    await until(isFlatReport);
    expect(sales()).toEqual(['SELL MARKET 0.05']);
    expect(venue.spot.balance('BTC').free).toBe('1');
  });

  it('leaves what is below the smallest sale as dust and still comes to an end', async () => {
    venue.setFilter('BTCUSDT', 'NOTIONAL', { family: 'spot', minNotional: '500' });
    await armed();
    harness.watchdog.hear(beatOf([{ name: 'BTCUSDT', quantity: '0.002' }]));
    await until(isFlatReport);
    expect(harness.report().closes).toMatchObject([{ outcome: 'REJECTED', filled: null }]);
    expect(venue.spot.balance('BTC').free).toBe('1.05');
  });

  it('does not take a filter for dust that has nothing to do with its worth, and calls for a person', async () => {
    venue.setFilter('BTCUSDT', 'MARKET_LOT_SIZE', { family: 'spot', maxQty: '0.01' });
    await armed();
    harness.watchdog.hear(beatOf([{ name: 'BTCUSDT', quantity: '0.05' }]));
    const calls = () => harness.alarms.filter((text) => text.includes('by hand'));
    await until(() => isFlatReport() || calls().length > 0);
    expect(harness.report().state).toBe('CLOSING');
    expect(calls()).toEqual([
      'The venue refuses to close BTCUSDT (400 Filter failure: MARKET_LOT_SIZE). Close it by hand now.',
    ]);
    venue.setFilter('BTCUSDT', 'MARKET_LOT_SIZE', { family: 'spot', maxQty: '100' });
    await until(isFlatReport);
    expect(venue.spot.balance('BTC').free).toBe('1');
  });
});
