/** The request budget against a venue that counts and refuses: bursts leave at once, refusals are obeyed, cancels go before closes. */
import { afterEach, describe, expect, it } from 'vitest';
import { cancelAt, placeAt, snapshotAt } from '../../support/askVenue.ts';
import { eventually } from '../../support/eventually.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';
import { addedAsset } from '../../support/venueSimulator/core/instrumentCatalog.ts';

let opened: SimulatedAccount | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const COUNT = 100;
const symbols = Array.from({ length: COUNT }, (_, index) => `${addedAsset(index)}/USDT:USDT`);

describe('an emergency burst', () => {
  it('of 100 cancels and 100 closes leaves at once and ends flat', async () => {
    opened = await openSimulatedAccount({
      market: 'PERP',
      symbols,
      simulator: { addSymbols: COUNT, wallet: { USDT: '10000000' } },
      before: ({ foreign }) => {
        for (const symbol of symbols) {
          const venueSymbol = symbol.replace('/USDT:USDT', 'USDT');
          foreign.openPosition(venueSymbol, { amount: '2', price: '100' });
          const order = {
            symbol: venueSymbol,
            side: 'BUY',
            type: 'LIMIT',
            timeInForce: 'GTC',
            quantity: '1',
            price: '90',
          };
          foreign.place('usdm', { ...order, newClientOrderId: `N-${venueSymbol}` });
        }
      },
    });
    const { venue, simulator } = opened;
    const { positions, orders } = await snapshotAt(venue);
    expect([positions.length, orders.length]).toEqual([COUNT, COUNT]);
    const before = simulator.requests.length;
    const startedAt = performance.now();
    const canceled = orders.map(({ terms }) => cancelAt(venue, terms.clientOrderId, terms.symbol));
    const closed = positions.map(({ symbol }, index) =>
      placeAt(venue, { clientOrderId: `ES-1-${index}-L-1`, symbol, side: 'SELL', quantity: '2', reduceOnly: true }),
    );
    // Closes leave five to a request once the turn that asked is over.
    await Promise.resolve();
    const waiting = Object.values(venue.link().waiting).reduce((sum, each) => sum + each, 0);
    const handedOverMs = performance.now() - startedAt;
    const answers = await Promise.all([...canceled, ...closed]);
    expect(waiting).toBe(0);
    expect(handedOverMs).toBeLessThan(500);
    expect(new Set(answers.map((answer) => answer.kind))).toEqual(new Set(['canceled', 'accepted']));
    const written = simulator.requests.slice(before).filter(({ method }) => method !== 'GET');
    expect(written.slice(0, COUNT).map(({ method }) => method)).toEqual(Array<string>(COUNT).fill('DELETE'));
    expect(written.slice(COUNT).map(({ path }) => path)).toEqual(Array<string>(COUNT / 5).fill('/fapi/v1/batchOrders'));
    expect(simulator.requests.filter((request) => request.status === 429)).toEqual([]);
    expect(simulator.usdm.isFlat()).toBe(true);
  });
});

describe('a venue that says stop', () => {
  it('is left alone until the time it names; then cancels go before closes', async () => {
    opened = await openSimulatedAccount({ market: 'PERP' });
    const { venue, simulator } = opened;
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.05' });
    await placeAt(venue, { clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.05' });
    simulator.faults.add({ kind: 'limit', status: 429, retryAfterS: 3 }, { path: '/fapi/v3/balance' });
    await expect(snapshotAt(venue)).rejects.toThrow(/./);
    const stoppedAt = simulator.requests.length;
    const close = { clientOrderId: 'ES-1-BTC-L-1', side: 'SELL', quantity: '0.05', reduceOnly: true } as const;
    const closed = placeAt(venue, close);
    const canceled = cancelAt(venue, 'L-1', 'BTC/USDT:USDT');
    await Promise.resolve();
    expect(venue.link().waiting.EMERGENCY).toBe(2);
    expect(await Promise.all([closed, canceled])).toEqual([
      expect.objectContaining({ kind: 'accepted' }),
      { kind: 'canceled' },
    ]);
    const sent = simulator.requests.slice(stoppedAt).filter(({ path }) => path === '/fapi/v1/order');
    expect(sent.map(({ method }) => method)).toEqual(['DELETE', 'POST']);
    expect(simulator.usdm.isFlat()).toBe(true);
  });

  it('gets no entry that had to wait for it, and a waiting order can be taken back', async () => {
    opened = await openSimulatedAccount({ market: 'PERP' });
    const { venue, simulator } = opened;
    simulator.faults.add({ kind: 'limit', status: 429, retryAfterS: 30 }, { path: '/fapi/v3/balance' });
    await expect(snapshotAt(venue)).rejects.toThrow(/./);
    const entry = placeAt(venue, { clientOrderId: 'E-1' });
    const exit = placeAt(venue, { clientOrderId: 'X-1', side: 'SELL', reduceOnly: true });
    expect(await cancelAt(venue, 'X-1', 'BTC/USDT:USDT')).toEqual({ kind: 'canceled' });
    expect(await exit).toMatchObject({ kind: 'rejected', code: 'TAKEN_BACK' });
    expect(await entry).toMatchObject({ kind: 'rejected', code: 'BUDGET' });
    await eventually(() => expect(venue.link().waiting.ENTRY).toBe(0));
    expect(simulator.usdm.orders()).toEqual([]);
  });

  it('has its waiting entries refused at once by an emergency stop', async () => {
    opened = await openSimulatedAccount({ market: 'PERP' });
    const { venue, simulator } = opened;
    simulator.faults.add({ kind: 'limit', status: 429, retryAfterS: 30 }, { path: '/fapi/v3/balance' });
    await expect(snapshotAt(venue)).rejects.toThrow(/./);
    const entry = placeAt(venue, { clientOrderId: 'E-1' });
    await Promise.resolve();
    expect(venue.link().waiting.ENTRY).toBe(1);
    venue.snapshot(() => undefined, true);
    expect(venue.link().waiting.ENTRY).toBe(0);
    expect(await entry).toMatchObject({ kind: 'rejected', code: 'TAKEN_BACK' });
    expect(simulator.usdm.orders()).toEqual([]);
  });
});
