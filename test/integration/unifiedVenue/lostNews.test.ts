/** Fills that cancel each other out, of which no message came: the position is what was told, and a snapshot tells them all the same (RC-25). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotAnswer } from '../../../src/main/ports/venue.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { placeAt, snapshotAt } from '../../support/askVenue.ts';
import { until } from '../../support/eventually.ts';
import { openUnifiedSimulated, type UnifiedSimulated } from '../../support/unifiedAccount.ts';

const TRADES = '/fapi/v1/userTrades';

let opened: UnifiedSimulated;
beforeEach(async () => {
  opened = await openUnifiedSimulated({ market: 'PERP' });
  // The first readings of the account are over: from now on only news has its trades read.
  await until(() => opened.venue.link().text.includes('News come by stream'));
  await snapshotAt(opened.venue);
});
afterEach(() => opened.close());

const fills = (): readonly string[] =>
  opened.events.flatMap((event) =>
    event.kind === 'fill' ? [`${event.fill.clientOrderId} ${event.fill.side} ${decimalText(event.fill.quantity)}`] : [],
  );
const asked = (path: string): number => opened.simulator.requests.filter((each) => each.path === path).length;
const place = (side: 'BUY' | 'SELL', newClientOrderId: string): void => {
  const order = { symbol: 'BTCUSDT', type: 'MARKET', quantity: '0.02' };
  opened.simulator.foreign.place('usdm', { ...order, side, newClientOrderId });
};

/** The next questions for trades are not answered. */
const holdTrades = (times: number): (() => void) =>
  opened.simulator.faults.add({ kind: 'hold' }, { path: TRADES, times });

describe('a snapshot', () => {
  it('tells the fills of our orders that cancel each other out', async () => {
    opened.simulator.streams.user.silence(true);
    // The reading that follows an order of ours gets no further than its trades.
    holdTrades(1);
    const before = asked(TRADES);
    await placeAt(opened.venue, { clientOrderId: 'B-1', quantity: '0.02' });
    await until(() => asked(TRADES) > before);
    await placeAt(opened.venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.02' });
    const { positions } = await snapshotAt(opened.venue);
    expect({ positions, told: fills() }).toEqual({ positions: [], told: ['B-1 BUY 0.02', 'S-1 SELL 0.02'] });
  });

  it('tells a round trip made elsewhere: it cost fees', async () => {
    opened.simulator.streams.user.silence(true);
    place('BUY', 'phone-1');
    place('SELL', 'phone-2');
    await snapshotAt(opened.venue);
    expect(fills()).toEqual(['phone-1 BUY 0.02', 'phone-2 SELL 0.02']);
  });

  it('asks for no trades where all that happened was told', async () => {
    await placeAt(opened.venue, { clientOrderId: 'B-1', quantity: '0.02' });
    await until(() => fills().length === 1);
    await snapshotAt(opened.venue);
    await placeAt(opened.venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.02' });
    await placeAt(opened.venue, { clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.02' });
    await until(() => fills().length === 2);
    holdTrades(Infinity);
    const { positions, orders } = await snapshotAt(opened.venue);
    expect([positions.length, orders.length]).toEqual([0, 1]);
  });

  it('of an emergency stop asks nothing more', async () => {
    opened.simulator.streams.user.silence(true);
    place('BUY', 'phone-1');
    place('SELL', 'phone-2');
    const before = asked(TRADES);
    await new Promise<SnapshotAnswer>((resolve) => opened.venue.snapshot(resolve, true));
    expect(asked(TRADES)).toBe(before);
  });
});
