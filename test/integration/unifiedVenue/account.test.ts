/** An account through the library's unified methods, against the simulator: lost answers, what is not ours, restarts, and life without a stream. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openUnifiedVenue } from '../../../src/main/adapters/venue/unified/openUnifiedVenue.ts';
import type { AccountEvent, SnapshotAnswer } from '../../../src/main/ports/venue.ts';
import { decimalText, toWire } from '../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { cancelAt, placeAt, queryAt, snapshotAt } from '../../support/askVenue.ts';
import { eventually } from '../../support/eventually.ts';
import { recordingLog } from '../../support/recordingLog.ts';
import {
  openUnifiedSimulated,
  simulatorLibrary,
  unifiedAccountAt,
  type UnifiedSimulated,
} from '../../support/unifiedAccount.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

const SYMBOL = 'BTC/USDT:USDT';
const ORDER = { method: 'POST', path: '/fapi/v1/order' };

let opened: UnifiedSimulated;
beforeEach(async () => {
  opened = await openUnifiedSimulated({ market: 'PERP' });
});
afterEach(() => opened.close());

const fillsIn = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'fill' ? [`${event.fill.clientOrderId} ${event.fill.side} ${decimalText(event.fill.quantity)}`] : [],
  );

describe('an order whose answer is lost', () => {
  it('is not called absent while a list cannot be read', async () => {
    opened.simulator.faults.add({ kind: 'html', status: 502 }, { path: '/fapi/v1/allOrders' });
    expect(await queryAt(opened.venue, 'X-1', SYMBOL)).toMatchObject({ kind: 'unknown' });
    expect(await queryAt(opened.venue, 'X-1', SYMBOL)).toEqual({ kind: 'absent' });
  });

  it('is canceled by our id all the same', async () => {
    opened.simulator.faults.add({ kind: 'loseAnswer' }, ORDER);
    await placeAt(opened.venue, { clientOrderId: 'U-1', limitPrice: '59000' });
    expect(await cancelAt(opened.venue, 'U-1', SYMBOL)).toEqual({ kind: 'canceled' });
    expect(opened.simulator.usdm.orders()).toMatchObject([{ status: 'CANCELED' }]);
  });
});

describe('a stop', () => {
  it('is known by its own id when it was triggered, with the fills of what it became', async () => {
    await placeAt(opened.venue, { clientOrderId: 'B-1' });
    await placeAt(opened.venue, { clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: true });
    opened.simulator.setPrice('BTCUSDT', '59000');
    await eventually(() => expect(fillsIn(opened.events)).toEqual(['B-1 BUY 0.1', 'P-1 SELL 0.1']));
    const found = await queryAt(opened.venue, 'P-1', SYMBOL);
    expect(found).toMatchObject({ kind: 'found', order: { status: 'FILLED', terms: { clientOrderId: 'P-1' } } });
    expect(found?.kind === 'found' && decimalText(found.order.filledQuantity)).toBe('0.1');
  });

  it('rests as a stop and not as an order at the market', async () => {
    await placeAt(opened.venue, { clientOrderId: 'B-1' });
    await placeAt(opened.venue, { clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: true });
    expect(opened.simulator.usdm.openAlgoOrders()).toMatchObject([
      { clientAlgoId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: true },
    ]);
    expect(await cancelAt(opened.venue, 'P-1', SYMBOL)).toEqual({ kind: 'canceled' });
    expect(opened.simulator.usdm.openAlgoOrders()).toEqual([]);
  });
});

describe('what the desk did not do', () => {
  it('is told as working, shown in the snapshot, and canceled by its number', async () => {
    opened.simulator.foreign.place('usdm', {
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '0.2',
      price: '50000',
    });
    const told = await eventually(() => {
      const event = opened.events.find((each) => each.kind === 'working');
      if (event?.kind !== 'working') throw new Error('Nothing was told');
      return event.order;
    });
    const { orders } = await snapshotAt(opened.venue);
    expect(orders.map((each) => each.terms.clientOrderId)).toEqual([told.terms.clientOrderId]);
    expect(await cancelAt(opened.venue, told.terms.clientOrderId, SYMBOL)).toEqual({ kind: 'canceled' });
    expect((await snapshotAt(opened.venue)).orders).toEqual([]);
  });

  it('counts in the snapshot with its fill told before', async () => {
    opened.simulator.foreign.place('usdm', { symbol: 'BTCUSDT', side: 'SELL', type: 'MARKET', quantity: '0.2' });
    const { positions } = await snapshotAt(opened.venue);
    expect(toWire(positions)).toMatchObject([{ symbol: SYMBOL, quantity: '-0.2' }]);
    expect(fillsIn(opened.events).map((each) => each.replace(/^\S+ /, ''))).toEqual(['SELL 0.2']);
  });
});

describe('the snapshot', () => {
  it('of an emergency stop has orders and positions at once, and lets no waiting entry leave', async () => {
    await placeAt(opened.venue, { clientOrderId: 'B-1' });
    await placeAt(opened.venue, { clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: true });
    await placeAt(opened.venue, { clientOrderId: 'L-1', limitPrice: '59000' });
    const answer = await new Promise<SnapshotAnswer>((resolve) => opened.venue.snapshot(resolve, true));
    expect(answer).toMatchObject({ kind: 'snapshot', positions: [{ symbol: SYMBOL }] });
    const ids = answer.kind === 'snapshot' ? answer.orders.map((each) => each.terms.clientOrderId) : [];
    expect(ids.toSorted()).toEqual(['L-1', 'P-1']);
  });

  it('is unknown while the venue does not answer, and says so', async () => {
    opened.simulator.faults.add({ kind: 'html', status: 502 }, { path: '/fapi/v3/positionRisk' });
    const answer = await new Promise<SnapshotAnswer>((resolve) => opened.venue.snapshot(resolve));
    expect(answer).toMatchObject({ kind: 'unknown' });
  });

  it('of hedge mode says that it is hedge mode', async () => {
    const before = (simulator: VenueSimulator): void => simulator.foreign.setHedgeMode(true);
    const hedged = await openUnifiedSimulated({ market: 'PERP', before });
    expect((await snapshotAt(hedged.venue)).setup).toMatchObject({
      positionMode: 'HEDGE',
      symbols: [{ symbol: SYMBOL }],
    });
    await hedged.close();
  });
});

describe('a second session', () => {
  it('knows what the first left at the venue by its ids, and is told what happened between them', async () => {
    await placeAt(opened.venue, { clientOrderId: 'B-1' });
    await placeAt(opened.venue, { clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: true });
    await opened.venue.close();
    const next = await openUnifiedSimulated({ market: 'PERP', at: opened.simulator });
    const { orders, positions } = await snapshotAt(next.venue);
    expect(orders.map((each) => each.terms.clientOrderId)).toEqual(['P-1']);
    expect(positions).toHaveLength(1);
    expect(fillsIn(next.events)).toEqual(['B-1 BUY 0.1']);
    expect(await queryAt(next.venue, 'B-1', SYMBOL)).toMatchObject({ kind: 'found', order: { status: 'FILLED' } });
    await next.close();
  });
});

describe('without a stream', () => {
  it('the account is asked instead, and everything is told all the same', async () => {
    const account = unifiedAccountAt(opened.simulator.port, 'PERP');
    const endpoints = { rest: '', wsApi: '', ...account.endpoints, stream: 'ws://127.0.0.1:1/fut' };
    const alone = await openUnifiedVenue({
      account: { ...account, endpoints },
      credentials: opened.simulator.credentials,
      symbols: [symbolName(SYMBOL)],
      now: () => unixMs(Date.now()),
      logger: recordingLog(),
      resume: { since: unixMs(Date.now() - 60_000), symbols: [] },
      library: simulatorLibrary.PERP,
    });
    if (!alone.ok) throw new Error(alone.error.text);
    const events: AccountEvent[] = [];
    alone.value.onAccount((event) => events.push(event));
    await placeAt(alone.value, { clientOrderId: 'L-1', limitPrice: '59900' });
    opened.simulator.setPrice('BTCUSDT', '59890');
    await eventually(() => expect(fillsIn(events)).toEqual(['L-1 BUY 0.1']));
    await eventually(() => expect(alone.value.link().text).toContain('asked every two seconds'));
    expect(events.some((event) => event.kind === 'heartbeat')).toBe(true);
    await alone.value.close();
  });

  it('that says nothing any more, an order that somebody else cancels is told by the next reading', async () => {
    await placeAt(opened.venue, { clientOrderId: 'L-1', limitPrice: '59000' });
    opened.simulator.streams.user.silence(true);
    opened.simulator.foreign.cancel('usdm', 'L-1');
    const ended = { kind: 'order', clientOrderId: 'L-1', status: 'CANCELED' };
    await eventually(() => expect(opened.events).toContainEqual(expect.objectContaining(ended)));
  });

  it('whose subscription is refused, nothing is left that would end the process', async () => {
    const unhandled: unknown[] = [];
    const hear = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', hear);
    const spot = await openUnifiedSimulated({ market: 'SPOT' });
    await eventually(() => expect(spot.venue.link().text).toContain('News come by stream'));
    spot.simulator.key.allowIp(false);
    spot.simulator.streams.user.disconnect();
    await eventually(() => expect(JSON.stringify(spot.log.lines)).toContain('-2015'));
    await spot.close();
    process.off('unhandledRejection', hear);
    expect(unhandled).toEqual([]);
  });

  it('a lost connection is said, and its return', async () => {
    opened.simulator.faults.add({ kind: 'html', status: 502 }, { path: '/fapi/v1/openOrders', times: 3 });
    const states = (): readonly string[] =>
      opened.events.flatMap((event) => (event.kind === 'connection' ? [event.state] : []));
    await eventually(() => expect(states()).toEqual(['up', 'down', 'up']));
  });
});
