import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveLevelOf, entryLevelOf } from '../../../src/main/engine/levelFacts.ts';
import { engineActor } from '../../../src/main/engine/step.ts';
import type { EngineCommand } from '../../../src/main/engine/events.ts';
import { levels, type Level } from '../../../src/shared/model/mode.ts';
import { tradeId, venueOrderId } from '../../../src/shared/values/ids.ts';
import { money } from '../../../src/shared/values/money.ts';
import { price } from '../../../src/shared/values/price.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { openTwoBooks, TWO_SYMBOLS, type TwoBooks } from '../../support/twoBooks.ts';

const RUNS = { numRuns: 10_000 };

type Event =
  | { readonly kind: 'order'; readonly symbol: 0 | 1; readonly side: 'BUY' | 'SELL'; readonly lots: number }
  | { readonly kind: 'answer'; readonly accepted: boolean; readonly afterMs: number }
  | { readonly kind: 'fill'; readonly cents: number }
  | { readonly kind: 'tick'; readonly symbol: 0 | 1; readonly cents: number; readonly afterMs: number }
  | { readonly kind: 'second'; readonly afterMs: number }
  | { readonly kind: 'level'; readonly level: 'L1' | 'L2' | 'L3' }
  | { readonly kind: 'release'; readonly trigger: 'MANUAL' | 'DAILY_LOSS' | 'STALE_DATA' }
  | { readonly kind: 'machine'; readonly diskFreeMb: number }
  | { readonly kind: 'stop' };

const symbol = fc.constantFrom(0 as const, 1 as const);
const order: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('order' as const),
  symbol,
  side: fc.constantFrom('BUY' as const, 'SELL' as const),
  lots: fc.integer({ min: 1, max: 100_000 }),
});
const afterMs = fc.constantFrom(100, 300, 1_000, 6_000);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: order },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), accepted: fc.boolean(), afterMs }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('fill' as const), cents: fc.integer({ min: 9_000, max: 11_000 }) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      symbol,
      cents: fc.integer({ min: 9_000, max: 11_000 }),
      afterMs,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('second' as const), afterMs: fc.constantFrom(1_000, 61_000, 301_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('level' as const),
      level: fc.constantFrom('L1' as const, 'L2' as const, 'L3' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('release' as const),
      trigger: fc.constantFrom('MANUAL' as const, 'DAILY_LOSS' as const, 'STALE_DATA' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('machine' as const), diskFreeMb: fc.constantFrom(10, 9_000) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'stop' as const }) },
);
const sequences = fc.array(event, { minLength: 4, maxLength: 12 });

/** A paper book whose venue rules and volumes are known, so that entries can pass. */
function readyDesk(): TwoBooks {
  const desk = openTwoBooks('PAPER');
  const instruments = [...desk.state.live.markets.values()].map(({ instrument }) => ({
    ...instrument,
    metadataAt: desk.now(),
  }));
  desk.turn({ type: 'instruments', instruments });
  const candle = {
    openTime: unixMs(desk.now() - 60_000),
    open: '100',
    high: '100',
    low: '100',
    close: '100',
    volume: '10000000',
  };
  const series = TWO_SYMBOLS.map((each) => ({ symbol: each, interval: '1m' as const, candles: [candle] }));
  desk.turn({ type: 'history', series });
  return desk;
}

const command = (desk: TwoBooks, given: EngineCommand): void =>
  desk.turn({ type: 'command', command: given, actor: engineActor('s-1'), reply: () => undefined });

/** Orders of the paper book that are on their way or working. */
const pending = (desk: TwoBooks) =>
  [...desk.state.durable.books.PAPER.orders.values()].filter(
    (each) => each.status === 'IN_FLIGHT' || each.status === 'OPEN',
  );

function act(desk: TwoBooks, does: Event): void {
  switch (does.kind) {
    case 'order':
      return command(desk, { name: 'placeOrder', input: ticket(does) });
    case 'answer': {
      const waiting = pending(desk).find((each) => each.status === 'IN_FLIGHT');
      if (waiting === undefined) return;
      const id = waiting.clientOrderId;
      const answer = does.accepted
        ? ({ kind: 'accepted', venueOrderId: venueOrderId(`V-${id}`), venueTime: desk.now() } as const)
        : ({ kind: 'rejected', code: '-2010', text: 'no' } as const);
      return desk.turn({ type: 'placeAnswered', id, answer }, does.afterMs);
    }
    case 'fill': {
      const filled = pending(desk).find((each) => each.role !== 'STOP');
      if (filled === undefined) return;
      const { clientOrderId, symbol: at, side, quantity } = filled;
      const fill = {
        tradeId: tradeId(`T-${clientOrderId}`),
        clientOrderId,
        symbol: at,
        side,
        quantity,
        price: price((does.cents / 100).toFixed(2)),
        fee: money('0'),
        liquidity: 'TAKER' as const,
        venueTime: desk.now(),
      };
      return desk.turn({ type: 'account', book: 'PAPER', event: { kind: 'fill', fill } });
    }
    case 'tick': {
      const last = (does.cents / 100).toFixed(2);
      const time = unixMs(desk.now() + does.afterMs);
      const at = TWO_SYMBOLS[does.symbol];
      return desk.turn(
        { type: 'market', event: { kind: 'tick', symbol: at, time, last, bid: null, ask: null } },
        does.afterMs,
      );
    }
    case 'second':
      return desk.turn({ type: 'timer', name: 'health' }, does.afterMs);
    case 'level':
      return command(desk, { name: 'setLevel', input: { level: does.level } });
    case 'release':
      return command(desk, { name: 'releaseLevel', input: { trigger: does.trigger, reason: 'the cause is gone' } });
    case 'machine':
      return desk.turn({
        type: 'systemHealth',
        health: { lagP99Ms: 1, diskFreeMb: does.diskFreeMb, memoryShare: 0.1 },
      });
    case 'stop':
      return command(desk, { name: 'emergencyStop', input: { source: 'button' } });
  }
}

const ticket = (does: Extract<Event, { kind: 'order' }>) => ({
  symbol: TWO_SYMBOLS[does.symbol],
  side: does.side,
  type: 'MARKET' as const,
  entry: null,
  stop: does.side === 'BUY' ? '85.00' : '115.00',
  autoStop: false,
  quantity: (does.lots / 100).toFixed(2),
  timeInForce: 'GTC' as const,
  postOnly: false,
});

const rank = (level: Level): number => levels.indexOf(level);

/** Entries that were accepted from `from` on, and those asked for above L0. */
interface Tally {
  accepted: number;
  asked: number;
}

function play(desk: TwoBooks, events: readonly Event[], tally: Tally): void {
  for (const does of events) {
    const before = effectiveLevelOf(desk.state);
    // L1 of the correlation alone lets through what lowers it, which is a property of the gate (RC-14).
    const isShut = entryLevelOf(desk.state) !== 'L0';
    const from = desk.drafts.length;
    act(desk, does);
    const added = desk.drafts.slice(from);
    const entries = added.filter((draft) => draft.type === 'ORDER_INTENT' && draft.data.order.role === 'ENTRY');
    if (isShut) {
      expect(entries).toEqual([]);
      if (does.kind === 'order') tally.asked += 1;
    }
    tally.accepted += entries.length;
    if (rank(before) >= 3 && does.kind !== 'release')
      expect(rank(effectiveLevelOf(desk.state))).toBeGreaterThanOrEqual(3);
  }
}

describe('the breaker in front of the gate', () => {
  it('lets nothing enter at L1 or above, whatever happens', () => {
    const tally = { accepted: 0, asked: 0 };
    fc.assert(
      fc.property(sequences, (events) => play(readyDesk(), events, tally)),
      RUNS,
    );
    // The property would hold for a gate that is always shut: entries do pass at L0, and many were asked for above it.
    expect(tally.accepted).toBeGreaterThan(1_000);
    expect(tally.asked).toBeGreaterThan(1_000);
  }, 600_000);

  it('never leads from level >= L2 to an accepted entry before it was L0 again', () => {
    const causes = fc.constantFrom<Event>(
      { kind: 'level', level: 'L2' },
      { kind: 'level', level: 'L3' },
      { kind: 'stop' },
    );
    const tally = { accepted: 0, asked: 0 };
    fc.assert(
      fc.property(causes, sequences, (cause, events) => {
        const desk = readyDesk();
        act(desk, cause);
        expect(rank(effectiveLevelOf(desk.state))).toBeGreaterThanOrEqual(2);
        const stays = events.filter((each) => each.kind !== 'release');
        play(desk, stays, tally);
        expect(effectiveLevelOf(desk.state)).not.toBe('L0');
      }),
      RUNS,
    );
    expect(tally.accepted).toBe(0);
    expect(tally.asked).toBeGreaterThan(1_000);
  }, 600_000);
});
