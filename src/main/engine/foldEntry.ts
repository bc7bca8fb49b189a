/**
 * Folds one journal entry into the durable state. Live processing and replay of the journal both come through here, which is why a state
 * rebuilt from the journal equals the one that wrote it.
 * Invariants: 1. no clock but the entry's own time; 2. no entry is refused; 3. entries without a case change nothing but `lastAt`.
 */
import type { EntryData, EntryType } from '../../shared/model/entry.ts';
import { isTerminal, type Order } from '../../shared/model/order.ts';
import type { ClientOrderId } from '../../shared/values/ids.ts';
import { maxDecimal, ZERO } from '../../shared/values/decimal.ts';
import { money } from '../../shared/values/money.ts';
import { MINUTE_MS, utcDayStart, type UnixMs } from '../../shared/values/time.ts';
import { foldAlert, foldIncident, foldMode, foldRun, foldTrigger } from './foldDesk.ts';
import { foldFill, foldStopMoved } from './foldFill.ts';
import { foldSignal, foldStrategyStarted, foldStrategyStopped } from './foldStrategy.ts';
import type { Durable } from './state.ts';

type Fold<Type extends EntryType> = (durable: Durable, data: EntryData<Type>, at: UnixMs) => Durable;
type Folds = { readonly [Type in EntryType]?: Fold<Type> };

/** Finished orders stay visible this long (UI-45). */
const KEEP_FINISHED_MS = 10 * MINUTE_MS;

const folds: Folds = {
  BOOK_OPENED: (durable, data, at) => ({
    ...durable,
    currency: data.currency,
    attempt: data.attempt,
    cash: data.equity,
    highWater: data.equity,
    lastEquity: data.equity,
    day: { start: utcDayStart(at), equity: data.equity, realized: money(ZERO), fees: money(ZERO) },
  }),
  MODE_TRANSITION: (durable, data) => foldMode(durable, data.to),
  MODE_RUN: (durable, data) => foldRun(durable, data.from, data.to),
  STRATEGY_STARTED: foldStrategyStarted,
  STRATEGY_STOPPED: foldStrategyStopped,
  SIGNAL: foldSignal,
  ORDER_INTENT: (durable, data, at) => foldOrderIntent(durable, data.order, at),
  ORDER_EVENT: (durable, data, at) => {
    const order = durable.orders.get(data.clientOrderId);
    if (order === undefined) return durable;
    return withOrder(durable, {
      ...order,
      status: data.to,
      venueOrderId: data.venueOrderId ?? order.venueOrderId,
      note: data.note,
      updatedAt: at,
    });
  },
  FILL: foldFill,
  STOP_MOVED: foldStopMoved,
  BREAKER_LEVEL: foldTrigger,
  ES_STEP: (durable, data) => foldIncident(durable, data.incident),
  ES_REPORT: (durable, data) => foldIncident(durable, data.incident),
  ALERT_RAISED: (durable, data) => foldAlert(durable, data.alert),
  ALERT_CHANGED: (durable, data) => foldAlert(durable, data.alert),
  EQUITY_SAMPLE: (durable, data) => ({
    ...durable,
    lastEquity: data.equity,
    highWater: money(maxDecimal(durable.highWater, data.riskEquity)),
  }),
  DAY_START: (durable, data) => ({
    ...durable,
    day: { start: data.day, equity: data.equity, realized: money(ZERO), fees: money(ZERO) },
  }),
};

/** Next durable state after one entry; `at` is the entry's own time. */
export function foldEntry<Type extends EntryType>(
  durable: Durable,
  entry: { readonly type: Type; readonly data: EntryData<Type>; readonly at: UnixMs },
): Durable {
  const fold = folds[entry.type] as Fold<Type> | undefined;
  const next = fold === undefined ? durable : fold(durable, entry.data, entry.at);
  return next.lastAt === entry.at ? next : { ...next, lastAt: entry.at };
}

function foldOrderIntent(durable: Durable, order: Order, at: UnixMs): Durable {
  const orders = new Map<ClientOrderId, Order>();
  for (const [id, each] of durable.orders)
    if (!isTerminal(each.status) || each.updatedAt + KEEP_FINISHED_MS >= at) orders.set(id, each);
  orders.set(order.clientOrderId, order);
  const counters = { ...durable.counters, order: durable.counters.order + 1 };
  return { ...durable, orders, counters };
}

function withOrder(durable: Durable, order: Order): Durable {
  return { ...durable, orders: new Map(durable.orders).set(order.clientOrderId, order) };
}
