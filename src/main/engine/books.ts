/**
 * Two books that never mix (SM-14, CV-07): paper and live each have their own orders, positions, money and record. No formula adds over both.
 * A turn works in one book at a time: `step.book` says which, `inBook` changes it.
 */
import type { Order } from '../../shared/model/order.ts';
import { bookOf, books, type Book } from '../../shared/model/mode.ts';
import type { Position } from '../../shared/model/position.ts';
import { ZERO, type Decimal } from '../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import { money, type Money } from '../../shared/values/money.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { TradeFact } from '../domain/metrics/tradeFact.ts';
import type { TrackRecord } from '../domain/metrics/trackRecord.ts';
import { workingAmong, type BookOrders } from './bookOrders.ts';
import { newRisk, type BookRisk } from './breaker/bookRisk.ts';
import { newOrderHistory, type OrderHistory } from './orderHistory.ts';
import type { Durable, EngineState } from './state.ts';
import type { Step } from './step.ts';

export interface DayState {
  /** 00:00 UTC of the running day; null before the book was opened. */
  readonly start: UnixMs | null;
  /** E0 of EB-02. */
  readonly equity: Money;
  readonly realized: Money;
  readonly fees: Money;
  /** External flows since the day's start, deposits above zero (ME-22). */
  readonly flows: Money;
}

/** What metrics and gates need since the window began: a paper attempt, or a step of the ladder. */
export interface BookRecord {
  readonly startedAt: UnixMs;
  /** Null before the first sample. */
  readonly track: TrackRecord | null;
  /** Round trips closed in the window, oldest first. */
  readonly trades: readonly TradeFact[];
  /** Realized minus fees, exact (SM-09). */
  readonly realizedNet: Money;
  readonly filledNotional: number;
  readonly makerFees: number;
  readonly takerFees: number;
}

export interface BookState {
  readonly opened: boolean;
  /** Wallet balance: start equity + realized - fees + flows. */
  readonly cash: Money;
  readonly positions: ReadonlyMap<SymbolName, Position>;
  /** Working orders, and finished ones for ten minutes. */
  readonly orders: BookOrders;
  readonly counters: { readonly order: number; readonly trade: number; readonly fill: number };
  readonly day: DayState;
  /** NAV units: equity / units is the index U, 1 at the start; a flow changes the units and leaves U (ME-01). 0 before the book was opened. */
  readonly units: Decimal;
  /** U while everything is withdrawn and no units are left: the next deposit goes on from it. */
  readonly idleIndex: Decimal;
  /** Highest U at risk marks since the last re-base (EB-04, EB-20). */
  readonly riskHighWater: Decimal;
  /** Highest U at reporting marks, never re-based (D-3). */
  readonly performanceHighWater: Decimal;
  readonly lastEquity: Money;
  /** Quantities of the last 20 entries per symbol, oldest first (RC-06). */
  readonly entryQuantities: ReadonlyMap<SymbolName, readonly Quantity[]>;
  readonly record: BookRecord;
  readonly risk: BookRisk;
  readonly history: OrderHistory;
  /** What of the venue's account is not the desk's and is left alone (RC-26): by `leftKey`, the signed quantity, zero for an order. */
  readonly left: ReadonlyMap<string, Decimal>;
  /** The last funding ids taken, oldest first: each counts once. */
  readonly fundings: readonly string[];
}

/** Name of an order or position that is left alone. */
export const leftKey = (kind: 'ORDER' | 'POSITION', symbol: SymbolName, id: string): string =>
  kind === 'ORDER' ? `ORDER:${id}` : `POSITION:${symbol}`;

/** A window without a sample yet. */
export const newRecord = (startedAt: UnixMs): BookRecord => ({
  startedAt,
  track: null,
  trades: [],
  realizedNet: money(ZERO),
  filledNotional: 0,
  makerFees: 0,
  takerFees: 0,
});

/** A book that was never opened. */
export const unopenedBook = (at: UnixMs): BookState => ({
  opened: false,
  cash: money(ZERO),
  positions: new Map(),
  orders: new Map(),
  counters: { order: 0, trade: 0, fill: 0 },
  day: { start: null, equity: money(ZERO), realized: money(ZERO), fees: money(ZERO), flows: money(ZERO) },
  units: ZERO,
  idleIndex: ZERO,
  riskHighWater: ZERO,
  performanceHighWater: ZERO,
  lastEquity: money(ZERO),
  entryQuantities: new Map(),
  record: newRecord(at),
  risk: newRisk,
  history: newOrderHistory(),
  left: new Map(),
  fundings: [],
});

/** The book that the mode in force trades; in SETUP the paper book, in an emergency stop the one of the mode before. */
export function activeBook({ modeState }: Durable): Book {
  if (modeState.mode === 'EMERGENCY_STOP') return bookOf(modeState.modeBefore);
  return modeState.mode === 'SETUP' ? 'PAPER' : bookOf(modeState.mode);
}

/** State of the active book, for views. */
export const activeBookState = ({ durable }: EngineState): BookState => durable.books[activeBook(durable)];

/** State of the book the turn works in. */
export const held = (step: Step): BookState => step.state.durable.books[step.book];

/** The same turn in another book. */
export const inBook = (step: Step, book: Book): Step => (step.book === book ? step : { ...step, book });

/** Books that were opened. */
export const openedBooks = (durable: Durable): readonly Book[] => books.filter((book) => durable.books[book].opened);

/** An order of either book with its book; undefined when there is none. */
export function findOrder(durable: Durable, id: ClientOrderId): Order | undefined {
  return durable.books.PAPER.orders.get(id) ?? durable.books.LIVE.orders.get(id);
}

/** Whether either book holds the symbol. */
export const isHeld = ({ books: { PAPER, LIVE } }: Durable, symbol: SymbolName): boolean =>
  PAPER.positions.has(symbol) || LIVE.positions.has(symbol);

/** Every open position of both books, for guards that act on each alone; never for a sum. */
export const allPositions = ({ books: { PAPER, LIVE } }: Durable): readonly Position[] => [
  ...PAPER.positions.values(),
  ...LIVE.positions.values(),
];

/** Every working order of both books, for guards that act on each alone; never for a sum. */
export const allWorking = ({ books: { PAPER, LIVE } }: Durable): readonly Order[] => [
  ...workingAmong(PAPER.orders),
  ...workingAmong(LIVE.orders),
];

/** The durable state with a changed book. */
export const withBook = (durable: Durable, book: Book, change: Partial<BookState>): Durable => ({
  ...durable,
  books: { ...durable.books, [book]: { ...durable.books[book], ...change } },
});
