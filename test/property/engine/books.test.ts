import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { held } from '../../../src/main/engine/books.ts';
import { workingOrders } from '../../../src/main/engine/exposure.ts';
import { record } from '../../../src/main/engine/step.ts';
import type { Book, TradingMode } from '../../../src/shared/model/mode.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { buildFill } from '../../support/buildFill.ts';
import { buildOrder } from '../../support/buildOrder.ts';
import { numbersOf, openTwoBooks, TWO_SYMBOLS, type TwoBooks } from '../../support/twoBooks.ts';

type Own =
  | { readonly kind: 'order'; readonly symbol: 0 | 1; readonly side: 'BUY' | 'SELL'; readonly lots: number }
  | { readonly kind: 'fill'; readonly which: number; readonly half: boolean; readonly cents: number }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'transfer'; readonly amount: number }
  | { readonly kind: 'moveStop'; readonly symbol: 0 | 1; readonly cents: number }
  | { readonly kind: 'window' };
type Shared =
  | { readonly kind: 'tick'; readonly symbol: 0 | 1; readonly cents: number }
  | { readonly kind: 'sample'; readonly afterMs: number };
type Event = { readonly book: Book; readonly does: Own } | { readonly book: null; readonly does: Shared };

const symbol = fc.constantFrom(0, 1);
const cents = fc.integer({ min: 9_500, max: 10_500 });
const own = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('order'),
      symbol,
      side: fc.constantFrom('BUY', 'SELL'),
      lots: fc.integer({ min: 1, max: 900 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('fill'), which: fc.nat(3), half: fc.boolean(), cents }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), which: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('transfer'), amount: fc.integer({ min: -300_000, max: 300_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('moveStop'), symbol, cents }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('window') }) },
) as fc.Arbitrary<Own>;
const shared = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tick'), symbol, cents }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sample'), afterMs: fc.constantFrom(1_000, 60_000, 50_000_000) }),
  },
) as fc.Arbitrary<Shared>;
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ book: fc.constantFrom('PAPER', 'LIVE'), does: own }) },
  { weight: 1, arbitrary: fc.record({ book: fc.constant(null), does: shared }) },
) as fc.Arbitrary<Event>;
const streams = fc.array(event, { minLength: 8, maxLength: 20 });

/** Plays a stream: all of it, or without what the other book does. */
function play(events: readonly Event[], options: { mode: TradingMode; only: Book | null }): TwoBooks {
  const desk = openTwoBooks(options.mode);
  events.forEach((each, at) => {
    if (each.book === null) return act(desk, each.does);
    if (options.only === null || options.only === each.book) actIn(desk, each.book, { ...each, at });
  });
  return desk;
}

function act(desk: TwoBooks, does: Shared): void {
  if (does.kind === 'sample') return desk.turn({ type: 'timer', name: 'sample' }, does.afterMs);
  const last = (does.cents / 100).toFixed(2);
  const tick = {
    kind: 'tick',
    symbol: TWO_SYMBOLS[does.symbol],
    time: desk.now(),
    last,
    bid: null,
    ask: null,
  } as const;
  desk.turn({ type: 'market', event: tick });
}

function actIn(desk: TwoBooks, book: Book, { does, at }: { readonly does: Own; readonly at: number }): void {
  const working = workingOrders(desk.state, book);
  switch (does.kind) {
    case 'order':
      return desk.within(book, (step) => {
        const { order: number } = held(step).counters;
        const order = buildOrder({
          book,
          clientOrderId: `${book === 'PAPER' ? 'P' : 'L'}-${number + 1}`,
          symbol: TWO_SYMBOLS[does.symbol],
          side: does.side,
          quantity: (does.lots / 100).toFixed(2),
          stopPrice: does.side === 'BUY' ? '90' : '110',
          plannedRisk: '1.5',
          decisionPrice: '100',
          createdAt: step.at,
          updatedAt: step.at,
        });
        record(step, 'ORDER_INTENT', { data: { order }, durability: 'A' });
      });
    case 'fill': {
      const order = working[does.which % Math.max(1, working.length)];
      if (order === undefined) return;
      const leaves = order.quantity.minus(order.filledQuantity);
      const size = does.half && leaves.greaterThan('0.02') ? leaves.div(2).toDecimalPlaces(2) : leaves;
      const fill = buildFill({
        tradeId: `T-${at}`,
        clientOrderId: order.clientOrderId,
        symbol: order.symbol,
        side: order.side,
        quantity: decimalText(quantity(size)),
        price: (does.cents / 100).toFixed(2),
        fee: '0.0125',
        liquidity: does.half ? 'MAKER' : 'TAKER',
        venueTime: desk.now(),
      });
      return desk.turn({ type: 'account', book, event: { kind: 'fill', fill } });
    }
    case 'cancel': {
      const order = working[does.which % Math.max(1, working.length)];
      if (order?.venueOrderId === null || order === undefined) return;
      const { clientOrderId, venueOrderId } = order;
      const canceled = { kind: 'order', clientOrderId, venueOrderId, status: 'CANCELED', text: 'on request' } as const;
      return desk.turn({ type: 'account', book, event: canceled });
    }
    case 'transfer': {
      const amount = money(String(does.amount));
      return desk.turn({ type: 'account', book, event: { kind: 'transfer', amount, note: 'test' } });
    }
    case 'moveStop':
      return desk.within(book, (step) => {
        const data = {
          symbol: TWO_SYMBOLS[does.symbol],
          from: null,
          to: price((does.cents / 100).toFixed(2)),
          cause: '',
        };
        record(step, 'STOP_MOVED', { data, durability: 'B' });
      });
    case 'window':
      return desk.within(book, (step) => record(step, 'WINDOW_STARTED', { data: { cause: 'test' }, durability: 'A' }));
  }
}

describe('two books', () => {
  it('AT-SM-5 a paper fill changes no live number and a live fill no paper number, in 10,000 streams of events', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        streams,
        fc.constantFrom<TradingMode>('PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_2'),
        fc.constantFrom<Book>('PAPER', 'LIVE'),
        (events, mode, watched) => {
          const both = play(events, { mode, only: null });
          const alone = play(events, { mode, only: watched });
          expect(numbersOf(both.state, watched)).toEqual(numbersOf(alone.state, watched));
          const other = watched === 'PAPER' ? 'LIVE' : 'PAPER';
          const { counters } = both.state.durable.books[other];
          if (counters.fill > 0) compared += 1;
        },
      ),
      { numRuns: 10_000, seed: 20_261_101 },
    );
    // Not vacuous: in more than half of the streams the other book did trade.
    expect(compared).toBeGreaterThan(2_500);
  }, 600_000);
});
