/** What the desk keeps for the check of an order, against a desk that has kept nothing: after any sequence of events both say the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { held } from '../../../src/main/engine/books.ts';
import { isSignalUsed, workingAmong, workingInSymbol } from '../../../src/main/engine/bookOrders.ts';
import { emptyCorrelationLive } from '../../../src/main/engine/correlation/correlationLive.ts';
import { assessEntry, type EntryRequest } from '../../../src/main/engine/entries.ts';
import type { SymbolMarket } from '../../../src/main/engine/liveState.ts';
import type { EngineState } from '../../../src/main/engine/state.ts';
import { record, type Step } from '../../../src/main/engine/step.ts';
import { isTerminal } from '../../../src/shared/model/order.ts';
import { decimal, decimalText, toWire } from '../../../src/shared/values/decimal.ts';
import { symbolName, type SymbolName } from '../../../src/shared/values/ids.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { DAY_MS, HOUR_MS } from '../../../src/shared/values/time.ts';
import { buildFill } from '../../support/buildFill.ts';
import { buildOrder } from '../../support/buildOrder.ts';
import { testSettings } from '../../support/testDesk.ts';
import { openTwoBooks, TWO_BOOKS_START, type TwoBooks } from '../../support/twoBooks.ts';

const SYMBOLS = ['BTC/USDT', 'ETH/USDT', 'SOL/USDT', 'XRP/USDT', 'ADA/USDT'].map(symbolName);
const FIRST_HOUR = Math.floor(TWO_BOOKS_START / HOUR_MS);
const HOURS = 130;

interface Event {
  readonly kind: (typeof kinds)[number];
  readonly symbol: number;
  readonly side: 'BUY' | 'SELL';
  /** Price in cents, size in hundredths, whatever the event needs. */
  readonly amount: number;
  readonly afterMs: number;
}

const kinds = [
  'entry',
  'entry',
  'exit',
  'stop',
  'fill',
  'fill',
  'fill',
  'cancel',
  'tick',
  'tick',
  'moveStop',
  'hour',
  'pastHour',
  'day',
  'bar',
  'rules',
  'settings',
] as const;

const events = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    symbol: fc.nat(SYMBOLS.length - 1),
    side: fc.constantFrom('BUY', 'SELL'),
    amount: fc.integer({ min: 9_500, max: 10_500 }),
    afterMs: fc.constantFrom(0, 0, 1_000, 700_000),
  }),
  { minLength: 10, maxLength: 30 },
) as fc.Arbitrary<readonly Event[]>;

/** Every symbol with hourly closes of its own, and prices at 100. */
function open(): TwoBooks {
  const desk = openTwoBooks('PAPER', SYMBOLS);
  for (const [at, symbol] of SYMBOLS.entries()) {
    const history = desk.state.live.markets.get(symbol)?.history;
    for (let hour = 1; hour <= HOURS; hour += 1)
      // Hours are left out here and there, for a later event to fill in.
      if (hour % 40 !== at) history?.hours.put(FIRST_HOUR - HOURS + hour, 100 + Math.sin(hour * (at + 1)) + at / 10);
    for (let day = 0; day < 30; day += 1)
      history?.days.put(Math.floor(TWO_BOOKS_START / DAY_MS) - 31 + day, 100 + Math.cos(day * (at + 1)));
  }
  return desk;
}

/** One event of the sequence; the place in it makes ids and hours unique. */
function act(desk: TwoBooks, event: Event, at: number): void {
  const symbol = SYMBOLS[event.symbol] ?? symbolName('BTC/USDT');
  const market = desk.state.live.markets.get(symbol);
  if (market === undefined) throw new Error(`${symbol} is listed`);
  // Time passes with a tick that changes nothing.
  tick(desk, { symbol, last: market.last }, event.afterMs);
  acts[event.kind]({ desk, event, at, symbol, market });
}

interface Act {
  readonly desk: TwoBooks;
  readonly event: Event;
  readonly at: number;
  readonly symbol: SymbolName;
  readonly market: SymbolMarket;
}

const tick = (
  desk: TwoBooks,
  { symbol, last }: { readonly symbol: SymbolName; readonly last: string },
  afterMs = 0,
): void =>
  desk.turn({ type: 'market', event: { kind: 'tick', symbol, time: desk.now(), last, bid: null, ask: null } }, afterMs);

/** With a new order those go that were finished ten minutes ago, and no other. */
const ordered = ({ desk, event, symbol }: Act): void =>
  desk.within('PAPER', (step) => {
    const { orders, counters } = held(step);
    const kept = [...orders.values()].filter(
      (order) => !isTerminal(order.status) || order.updatedAt + 600_000 >= step.at,
    );
    intend(step, symbol, event);
    expect([...held(step).orders.keys()]).toEqual([
      ...kept.map((each) => each.clientOrderId),
      `P-${counters.order + 1}`,
    ]);
  });

const TODAY = Math.floor(TWO_BOOKS_START / DAY_MS);

const acts: Readonly<Record<Event['kind'], (act: Act) => void>> = {
  entry: ordered,
  exit: ordered,
  stop: ordered,
  fill: ({ desk, event, at }) => fill(desk, event, at),
  cancel: ({ desk, event }) => cancel(desk, event),
  tick: ({ desk, symbol, event }) => tick(desk, { symbol, last: (event.amount / 100).toFixed(2) }),
  moveStop: ({ desk, symbol, event }) =>
    desk.within('PAPER', (step) => {
      const data = { symbol, from: null, to: price((event.amount / 100).toFixed(2)), cause: '' };
      record(step, 'STOP_MOVED', { data, durability: 'B' });
    }),
  hour: ({ market, event, at }) => market.history.hours.put(FIRST_HOUR + at + 1, event.amount / 100),
  pastHour: ({ market, event }) => market.history.hours.put(FIRST_HOUR - HOURS + 40 + event.symbol, event.amount / 100),
  day: ({ market, event, at }) => market.history.days.put(TODAY + at, event.amount / 100),
  bar: ({ market, event, at }) => {
    for (let bar = 0; bar < 25; bar += 1)
      market.history.push({
        openTime: TWO_BOOKS_START + (at * 25 + bar) * 900_000,
        close: 100 + Math.sin(bar * event.amount),
      });
  },
  rules: ({ desk, market, event }) => {
    const takerFee = decimal((event.amount / 10_000_000).toFixed(7));
    desk.turn({ type: 'instruments', instruments: [{ ...market.instrument, takerFee }] });
  },
  settings: ({ desk, event }) =>
    desk.within('PAPER', ({ facts }) => {
      facts.settings = event.side === 'BUY' ? testSettings() : otherSettings;
    }),
};

const otherSettings = testSettings({
  correlation: { ...toWire(testSettings().correlation), halfLifeHours: 24 },
  sizing: { ...toWire(testSettings().sizing), lambda: '0.9' },
});

function intend(step: Step, symbol: SymbolName, { kind, side, amount }: Event): void {
  const { order: number } = held(step).counters;
  const order = buildOrder({
    book: 'PAPER',
    clientOrderId: `P-${number + 1}`,
    symbol,
    side,
    role: kind === 'entry' ? 'ENTRY' : kind === 'exit' ? 'EXIT' : 'STOP',
    quantity: ((amount - 9_400) / 100).toFixed(2),
    signalId: `s-${amount % 7}`,
    stopPrice: side === 'BUY' ? '90' : '110',
    plannedRisk: '1.5',
    decisionPrice: '100',
    createdAt: step.at,
    updatedAt: step.at,
  });
  record(step, 'ORDER_INTENT', { data: { order }, durability: 'A' });
}

function fill(desk: TwoBooks, { amount, side }: Event, at: number): void {
  const working = [...desk.state.durable.books.PAPER.orders.values()].filter((order) => !isTerminal(order.status));
  const order = working[amount % Math.max(1, working.length)];
  if (order === undefined) return;
  const leaves = order.quantity.minus(order.filledQuantity);
  const size = side === 'BUY' && leaves.greaterThan('0.02') ? leaves.div(2).toDecimalPlaces(2) : leaves;
  const filled = buildFill({
    tradeId: `T-${at}`,
    clientOrderId: order.clientOrderId,
    symbol: order.symbol,
    side: order.side,
    quantity: decimalText(quantity(size)),
    price: (amount / 100).toFixed(2),
    fee: '0.0125',
    liquidity: 'TAKER',
    venueTime: desk.now(),
  });
  desk.turn({ type: 'account', book: 'PAPER', event: { kind: 'fill', fill: filled } });
}

function cancel(desk: TwoBooks, { amount }: Event): void {
  const working = [...desk.state.durable.books.PAPER.orders.values()].filter((order) => !isTerminal(order.status));
  const order = working[amount % Math.max(1, working.length)];
  if (order === undefined) return;
  desk.within('PAPER', (step) => {
    const { clientOrderId, status: from } = order;
    const data = { clientOrderId, event: 'canceled', from, to: 'CANCELED', venueOrderId: null, note: '' } as const;
    record(step, 'ORDER_EVENT', { data, durability: 'B' });
  });
}

/** The same state in new objects all through: nothing that was kept beside the old ones is found. */
function forgetful(state: EngineState): EngineState {
  const { durable, live } = state;
  const { PAPER } = durable.books;
  const book = {
    ...PAPER,
    positions: new Map([...PAPER.positions].map(([symbol, each]) => [symbol, { ...each }])),
    orders: new Map([...PAPER.orders].map(([id, each]) => [id, { ...each }])),
    history: { ...PAPER.history, declared: [...PAPER.history.declared] },
  };
  const correlation = { ...emptyCorrelationLive(), readings: live.correlation.readings };
  const markets = new Map([...live.markets].map(([symbol, each]) => [symbol, { ...each, history: relearned(each) }]));
  return {
    durable: { ...durable, books: { ...durable.books, PAPER: book } },
    live: { ...live, correlation, markets },
  };
}

/** Histories answer with lists that they keep: their copies have none. */
function relearned({ history }: SymbolMarket): SymbolMarket['history'] {
  const { days, quarters, bars } = history;
  return Object.assign(copyOf(history), { days: copyOf(days), quarters: copyOf(quarters), bars: copyOf(bars) });
}

// An object with the same fields under the same prototype is of the same class.
const copyOf = <Kept extends object>(kept: Kept): Kept =>
  Object.assign(Object.create(Object.getPrototypeOf(kept) as object) as Kept, kept, { answer: null });

const requestOf = (symbol: SymbolName, side: 'BUY' | 'SELL'): EntryRequest => ({
  symbol,
  side,
  type: 'LIMIT',
  limitPrice: price('100'),
  stop: price(side === 'BUY' ? '95' : '105'),
  quantityCap: null,
  timeInForce: 'GTC',
  postOnly: false,
  source: 'manual',
  signalId: 'asked',
  reason: 'test',
  signalUsed: false,
});

/** The whole answer of the gate as it would be journaled, and the size behind it. */
function answerOf(step: Step, symbol: SymbolName, side: 'BUY' | 'SELL'): unknown {
  const { gate, sizing, draft } = assessEntry(step, requestOf(symbol, side));
  return toWire({ checks: gate.checks, sizing: sizing?.ok === true ? sizing.value : null, draft });
}

function compareIndex(state: EngineState): void {
  const { orders } = state.durable.books.PAPER;
  const working = [...orders.values()].filter((order) => !isTerminal(order.status));
  expect(workingAmong(orders)).toEqual(working);
  for (const symbol of SYMBOLS)
    expect(workingInSymbol(orders, symbol)).toEqual(working.filter((order) => order.symbol === symbol));
  for (let signal = 0; signal < 7; signal += 1)
    expect(isSignalUsed(orders, `s-${signal}`)).toBe(
      [...orders.values()].some((each) => each.signalId === `s-${signal}`),
    );
}

describe('what is kept for the check of an order', () => {
  it('is what a desk would say that kept nothing, after any sequence of events', () => {
    let passed = 0;
    fc.assert(
      fc.property(events, (sequence) => {
        const desk = open();
        for (const [at, event] of sequence.entries()) {
          act(desk, event, at);
          compareIndex(desk.state);
          desk.within('PAPER', (step) => {
            const { facts } = step;
            const fresh = {
              ...step,
              state: forgetful(step.state),
              facts: { ...facts, settings: { ...facts.settings } },
            };
            for (const symbol of SYMBOLS.slice(0, 2).concat(SYMBOLS[event.symbol] ?? [])) {
              const answer = answerOf(step, symbol, event.side);
              expect(answer).toEqual(answerOf(fresh, symbol, event.side));
              if (JSON.stringify(answer).includes('"binding"')) passed += 1;
            }
          });
        }
      }),
      { numRuns: 150, seed: 20_261_123 },
    );
    // Not vacuous: most questions had a size.
    expect(passed).toBeGreaterThan(3_000);
  }, 120_000);
});
