/** Requests whose answer is lost, against the simulator: what is unknown stays unknown, and is settled by asking (RC-24). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../support/venueSimulator/faults/fault.ts';
import { cancelAt, placeAt, queryAt, snapshotAt } from '../../support/askVenue.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';

const SYMBOL = 'BTC/USDT:USDT';
const ORDER = { method: 'POST', path: '/fapi/v1/order' };

let opened: SimulatedAccount;
beforeEach(async () => {
  opened = await openSimulatedAccount({ market: 'PERP' });
});
afterEach(() => opened.close());

describe('an order whose answer is lost', () => {
  it('is unknown after five seconds when the body stalls', async () => {
    opened.simulator.faults.add({ kind: 'stallBody' }, ORDER);
    const sentAt = performance.now();
    expect(await placeAt(opened.venue, { clientOrderId: 'U-1' })).toMatchObject({ kind: 'unknown' });
    const passed = performance.now() - sentAt;
    expect(passed).toBeGreaterThanOrEqual(4_900);
    expect(passed).toBeLessThan(6_500);
    expect(await queryAt(opened.venue, 'U-1', SYMBOL)).toMatchObject({ kind: 'found' });
  });
});

describe('an order that the venue refuses', () => {
  const refused: readonly [string, Fault, string][] = [
    ['overload', { kind: 'error', name: 'usdm.throttled503' }, '-1008'],
    ['an unavailable gateway', { kind: 'error', name: 'usdm.unavailable503' }, '0'],
    ['missing margin', { kind: 'error', name: 'usdm.marginInsufficient' }, '-2019'],
    ['the firewall', { kind: 'html', status: 403 }, 'HTML'],
  ];
  it.each(refused)('is rejected for %s', async (_what, fault, code) => {
    opened.simulator.faults.add(fault, ORDER);
    expect(await placeAt(opened.venue, { clientOrderId: 'R-1' })).toMatchObject({ kind: 'rejected', code });
    expect(await queryAt(opened.venue, 'R-1', SYMBOL)).toEqual({ kind: 'absent' });
  });

  it('is sent once more when only the clock was off', async () => {
    opened.simulator.faults.clock(20_000);
    expect(await placeAt(opened.venue, { clientOrderId: 'C-1' })).toMatchObject({ kind: 'accepted' });
    expect(opened.venue.link().clockOffsetMs).toBeGreaterThan(19_000);
    expect(opened.simulator.usdm.orders()).toHaveLength(1);
  });
});

describe('a cancel', () => {
  it('whose answer is lost is unknown, and its repetition finds nothing at work', async () => {
    await placeAt(opened.venue, { clientOrderId: 'L-1', limitPrice: '59000' });
    opened.simulator.faults.add({ kind: 'loseAnswer' }, { method: 'DELETE' });
    expect(await cancelAt(opened.venue, 'L-1', SYMBOL)).toMatchObject({ kind: 'unknown' });
    expect(await cancelAt(opened.venue, 'L-1', SYMBOL)).toMatchObject({ kind: 'notWorking' });
  });

  it('reaches a stop in the other service, and orders of others in either', async () => {
    opened.simulator.foreign.place('usdm', {
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '0.01',
      price: '50000',
      newClientOrderId: 'web_1.of:another',
    });
    opened.simulator.foreign.placeAlgo({
      symbol: 'BTCUSDT',
      side: 'SELL',
      type: 'STOP_MARKET',
      quantity: '0.01',
      triggerPrice: '40000',
      clientAlgoId: 'someones-stop',
    });
    const { orders } = await snapshotAt(opened.venue);
    expect(orders.map((order) => order.terms.type).toSorted()).toEqual(['LIMIT', 'STOP_MARKET']);
    for (const { terms } of orders)
      expect(await cancelAt(opened.venue, terms.clientOrderId, SYMBOL)).toEqual({ kind: 'canceled' });
    expect(opened.simulator.usdm.isFlat()).toBe(true);
  });
});
