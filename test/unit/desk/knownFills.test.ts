import { describe, expect, it } from 'vitest';
import { KNOWN_FILLS, knownFills } from '../../../src/main/desk/knownFills.ts';
import { emptyDurable, type Durable } from '../../../src/main/engine/state.ts';
import type { Entry } from '../../../src/shared/model/entry.ts';
import { toWire } from '../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildFill } from '../../support/buildFill.ts';
import { buildOrder } from '../../support/buildOrder.ts';

const MINUTE = 60_000;
const NOON = 1_767_614_400_000;

/** A live book opened a day ago, compared an hour ago, with the record going on until now. */
function durableWith(orders: readonly ReturnType<typeof buildOrder>[]): Durable {
  const empty = emptyDurable();
  const live = empty.books.LIVE;
  return {
    ...empty,
    lastAt: unixMs(NOON),
    ladder: { ...empty.ladder, comparison: { ...empty.ladder.comparison, at: unixMs(NOON - 60 * MINUTE) } },
    books: {
      ...empty.books,
      LIVE: {
        ...live,
        opened: true,
        record: { ...live.record, startedAt: unixMs(NOON - 1_440 * MINUTE) },
        orders: new Map(orders.map((order) => [order.clientOrderId, order])),
      },
    },
  };
}

/** A stored FILL entry; what is not looked at is left as it is in any other. */
function entryOf(number: number, venueTime: number): Entry {
  const fill = buildFill({ tradeId: `T-${number}`, book: 'LIVE', venueTime });
  const data = toWire({
    fill,
    orderStatus: 'FILLED',
    orderFilled: fill.quantity,
    orderAveragePrice: fill.price,
    position: null,
    trade: null,
    excursion: null,
    modelBps: null,
    cash: fill.fee,
  });
  return { book: 'LIVE', type: 'FILL', data } as unknown as Entry;
}

describe('knownFills', () => {
  it('asks from ten minutes before the last comparison while an order of ours could fill', () => {
    const durable = durableWith([buildOrder({ clientOrderId: 'L-000001', book: 'LIVE', status: 'OPEN' })]);
    expect(knownFills([], durable).until).toBe(NOON - 70 * MINUTE);
  });

  it('asks from the opening of a live book that was never compared', () => {
    const durable = durableWith([buildOrder({ clientOrderId: 'L-000001', book: 'LIVE', status: 'UNKNOWN' })]);
    const { ladder } = durable;
    const before = { ...durable, ladder: { ...ladder, comparison: { ...ladder.comparison, at: null } } };
    expect(knownFills([], before).until).toBe(NOON - 1_450 * MINUTE);
  });

  it('asks from ten minutes before the end of the record where nothing of ours could fill', () => {
    const durable = durableWith([buildOrder({ clientOrderId: 'L-000001', book: 'LIVE', status: 'CANCELED' })]);
    expect(knownFills([], durable).until).toBe(NOON - 10 * MINUTE);
  });

  it('names the trades that count already, so that none of them counts twice', () => {
    const known = knownFills([entryOf(1, NOON - 2 * MINUTE), entryOf(2, NOON - MINUTE)], durableWith([]));
    expect([...known.trades]).toEqual(['LIVE:T-1', 'LIVE:T-2']);
    expect(known.until).toBe(NOON - 10 * MINUTE);
  });

  it('never asks for more than it could tell apart', () => {
    const full = Array.from({ length: KNOWN_FILLS }, (_, at) => entryOf(at, NOON - 4 * MINUTE + at));
    expect(knownFills(full, durableWith([])).until).toBe(NOON - 4 * MINUTE);
  });
});
