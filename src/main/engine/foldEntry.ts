/**
 * Folds one journal entry into the durable state. Live processing and replay of the journal both come through here, which is why a state
 * rebuilt from the journal equals the one that wrote it.
 * Invariants: 1. no clock but the entry's own time; 2. no entry is refused; 3. entries without a case change nothing but `lastAt`.
 */
import type { EntryData, EntryType } from '../../shared/model/entry.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Book } from '../../shared/model/mode.ts';
import { MINUTE_MS, type UnixMs } from '../../shared/values/time.ts';
import { finishedBefore, withOrder } from './bookOrders.ts';
import { withBook } from './books.ts';
import { foldBookOpened, foldDayStart, foldFlow, foldRebase, foldSample, foldWindow } from './foldBook.ts';
import { foldLevel, foldManual, foldRelease } from './breaker/foldBreaker.ts';
import { foldAlert, foldIncident, foldMode, foldRun } from './foldDesk.ts';
import { foldFill, foldStopMoved } from './foldFill.ts';
import { ladderFolds } from './ladder/foldLadder.ts';
import { foldSignal, foldStrategyEnabled, foldStrategyStarted, foldStrategyStatus } from './foldStrategy.ts';
import { foldDrill } from './drills/foldDrill.ts';
import type { Durable } from './state.ts';
import { foldAdopted, foldFunding, foldLeft } from './venue/foldAccount.ts';

/** Where and when an entry happened; entries of the desk itself fold as PAPER, which they do not look at. */
export interface EntryPlace {
  readonly at: UnixMs;
  readonly book: Book;
}

type Fold<Type extends EntryType> = (durable: Durable, data: EntryData<Type>, place: EntryPlace) => Durable;
export type EntryFolds = { readonly [Type in EntryType]?: Fold<Type> };

/** Finished orders stay visible this long (UI-45). */
const KEEP_FINISHED_MS = 10 * MINUTE_MS;

const folds: EntryFolds = {
  BOOK_OPENED: foldBookOpened,
  MODE_TRANSITION: (durable, data, { at }) => foldMode(durable, data, at),
  MODE_RUN: (durable, data) => foldRun(durable, data.from, data.to),
  STRATEGY_STARTED: foldStrategyStarted,
  STRATEGY_STOPPED: (durable, data) => foldStrategyStatus(durable, data.strategy, 'STOPPED'),
  STRATEGY_DISABLED: (durable, data) => foldStrategyStatus(durable, data.strategy, 'DISABLED'),
  STRATEGY_ENABLED: foldStrategyEnabled,
  SIGNAL: foldSignal,
  ORDER_INTENT: (durable, data, place) => foldOrderIntent(durable, data.order, place),
  ORDER_EVENT: (durable, data, { at, book }) => {
    const order = durable.books[book].orders.get(data.clientOrderId);
    if (order === undefined) return durable;
    const changed = {
      ...order,
      status: data.to,
      venueOrderId: data.venueOrderId ?? order.venueOrderId,
      note: data.note,
      updatedAt: at,
    };
    return withBook(durable, book, { orders: withOrder(durable.books[book].orders, changed) });
  },
  FILL: foldFill,
  STOP_MOVED: foldStopMoved,
  BREAKER_LEVEL: foldLevel,
  BREAKER_MANUAL: foldManual,
  BREAKER_RELEASED: foldRelease,
  ES_STEP: (durable, data) => foldIncident(durable, data.incident),
  ES_REPORT: (durable, data) => foldIncident(durable, data.incident),
  ALERT_RAISED: (durable, data) => foldAlert(durable, data.alert),
  ALERT_CHANGED: (durable, data) => foldAlert(durable, data.alert),
  EQUITY_SAMPLE: foldSample,
  DAY_START: foldDayStart,
  EXTERNAL_FLOW: foldFlow,
  WINDOW_STARTED: foldWindow,
  RISK_REBASED: foldRebase,
  DRILL_COMPLETED: foldDrill,
  POSITION_ADOPTED: foldAdopted,
  EXTERNAL_LEFT: foldLeft,
  FUNDING: foldFunding,
};

/** Next durable state after one entry; `at` is the entry's own time. */
export function foldEntry<Type extends EntryType>(
  durable: Durable,
  entry: { readonly type: Type; readonly data: EntryData<Type>; readonly at: UnixMs; readonly book: Book | 'SYS' },
): Durable {
  const place = { at: entry.at, book: entry.book === 'SYS' ? 'PAPER' : entry.book } as const;
  const own = folds[entry.type] as Fold<Type> | undefined;
  // The ladder looks at the state the entry found, so it comes first.
  const ladder = ladderFolds[entry.type] as Fold<Type> | undefined;
  const climbed = ladder === undefined ? durable : ladder(durable, entry.data, place);
  const next = own === undefined ? climbed : own(climbed, entry.data, place);
  return next.lastAt === entry.at ? next : { ...next, lastAt: entry.at };
}

function foldOrderIntent(durable: Durable, order: Order, { at, book }: EntryPlace): Durable {
  const before = durable.books[book];
  const orders = withOrder(before.orders, order, finishedBefore(before.orders, at - KEEP_FINISHED_MS));
  const counters = { ...before.counters, order: before.counters.order + 1 };
  return withBook(durable, book, { orders, counters });
}
