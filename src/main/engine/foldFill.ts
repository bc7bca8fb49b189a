/** Folds of fills and stop moves: order progress, position, wallet balance, day totals. */
import type { EntryData } from '../../shared/model/entry.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Position } from '../../shared/model/position.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { Decimal } from '../../shared/values/decimal.ts';
import { toTradeFact, type TradeExtras } from '../domain/metrics/tradeFact.ts';
import { withOrder } from './bookOrders.ts';
import { activeBook, withBook, type BookRecord } from './books.ts';
import { riskAfterTrade } from './breaker/bookRisk.ts';
import type { EntryPlace } from './foldEntry.ts';
import { historyAfterFill } from './orderHistory.ts';
import type { Durable, StrategyRun } from './state.ts';

/** Entries remembered per symbol for the median of RC-06. */
const REMEMBERED_ENTRIES = 20;

/** Applies what the fill entry says: it carries the position, balance and order progress after the fill. */
export function foldFill(durable: Durable, data: EntryData<'FILL'>, { at, book }: EntryPlace): Durable {
  const before = durable.books[book];
  const order = before.orders.get(data.fill.clientOrderId);
  const orders = order === undefined ? before.orders : withOrder(before.orders, filledOrder(order, data, at));
  const realized = data.cash.minus(before.cash).plus(data.fill.fee);
  const change = {
    orders,
    positions: withPosition(before.positions, data.fill.symbol, data.position),
    cash: data.cash,
    entryQuantities: rememberEntry(before.entryQuantities, order, data),
    counters: {
      ...before.counters,
      fill: before.counters.fill + 1,
      trade: before.counters.trade + (data.trade === null ? 0 : 1),
    },
    day: {
      ...before.day,
      realized: money(before.day.realized.plus(realized)),
      fees: money(before.day.fees.plus(data.fill.fee)),
    },
    record: recordedFill(before.record, data, realized),
    risk: data.trade === null ? before.risk : riskAfterTrade(before.risk, data.trade),
    history: historyAfterFill(before.history, order, { data, at }),
  };
  return {
    ...withBook(durable, book, change),
    incident: addStopCost(durable.incident, order, data),
    strategies: book === activeBook(durable) ? countTrade(durable.strategies, data) : durable.strategies,
  };
}

function recordedFill(record: BookRecord, data: EntryData<'FILL'>, realized: Decimal): BookRecord {
  const { fill, trade } = data;
  const fee = fill.fee.toNumber();
  const isMaker = fill.liquidity === 'MAKER';
  return {
    ...record,
    trades: trade === null ? record.trades : [...record.trades, toTradeFact(trade, extrasOf(data))],
    realizedNet: money(record.realizedNet.plus(realized).minus(fill.fee)),
    filledNotional: record.filledNotional + fill.price.mul(fill.quantity).toNumber(),
    makerFees: record.makerFees + (isMaker ? fee : 0),
    takerFees: record.takerFees + (isMaker ? 0 : fee),
  };
}

function extrasOf({ trade, excursion }: EntryData<'FILL'>): TradeExtras {
  const risk = plannedRiskOf(trade);
  const mae = excursion?.mae.toNumber() ?? null;
  const mfe = excursion?.mfe.toNumber() ?? null;
  const inR = (amount: number | null): number | null => (amount === null || risk === null ? null : amount / risk);
  return { funding: 0, mae, mfe, maeR: inR(mae), mfeR: inR(mfe) };
}

/** Net P&L over R gives the planned risk back; null where R is undefined or zero. */
function plannedRiskOf(trade: EntryData<'FILL'>['trade']): number | null {
  const multiple = trade?.rMultiple ?? null;
  if (trade === null || multiple === null || multiple.isZero()) return null;
  return trade.netPnl.div(multiple).toNumber();
}

/** Moves the planned stop of a position. */
export function foldStopMoved(durable: Durable, data: EntryData<'STOP_MOVED'>, { book }: EntryPlace): Durable {
  const { positions } = durable.books[book];
  const position = positions.get(data.symbol);
  if (position === undefined) return durable;
  const moved = withPosition(positions, data.symbol, { ...position, stopPrice: data.to });
  return withBook(durable, book, { positions: moved });
}

function filledOrder(order: Order, data: EntryData<'FILL'>, at: UnixMs): Order {
  return {
    ...order,
    status: data.orderStatus,
    filledQuantity: data.orderFilled,
    averagePrice: data.orderAveragePrice,
    updatedAt: at,
  };
}

function withPosition(
  positions: ReadonlyMap<SymbolName, Position>,
  symbol: SymbolName,
  position: Position | null,
): ReadonlyMap<SymbolName, Position> {
  const next = new Map(positions);
  if (position === null) next.delete(symbol);
  else next.set(symbol, position);
  return next;
}

function countTrade(
  strategies: ReadonlyMap<string, StrategyRun>,
  data: EntryData<'FILL'>,
): ReadonlyMap<string, StrategyRun> {
  const run = data.trade === null ? undefined : strategies.get(data.trade.source);
  return run === undefined ? strategies : new Map(strategies).set(run.id, { ...run, trades: run.trades + 1 });
}

function rememberEntry(
  quantities: ReadonlyMap<SymbolName, readonly Quantity[]>,
  order: Order | undefined,
  data: EntryData<'FILL'>,
): ReadonlyMap<SymbolName, readonly Quantity[]> {
  if (order === undefined || order.role !== 'ENTRY' || data.orderStatus !== 'FILLED') return quantities;
  const known = quantities.get(order.symbol) ?? [];
  return new Map(quantities).set(order.symbol, [...known, order.quantity].slice(-REMEMBERED_ENTRIES));
}

/** What an emergency stop costs: fees of its closing orders, and their distance from the mid at the trigger (ES-12). */
function addStopCost(incident: Incident | null, order: Order | undefined, data: EntryData<'FILL'>): Incident | null {
  if (incident === null || order?.role !== 'EMERGENCY' || order.book !== incident.book) return incident;
  const { fill } = data;
  const difference = fill.price.minus(order.decisionPrice).mul(fill.quantity);
  const slippage = fill.side === 'BUY' ? difference : difference.neg();
  return { ...incident, cost: money(incident.cost.plus(fill.fee).plus(slippage)) };
}
