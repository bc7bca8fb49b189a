/** Folds of fills and stop moves: order progress, position, wallet balance, day totals. */
import type { EntryData } from '../../shared/model/entry.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Position } from '../../shared/model/position.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { Durable, StrategyRun } from './state.ts';

/** Entries remembered per symbol for the median of RC-06. */
const REMEMBERED_ENTRIES = 20;

/** Applies what the fill entry says: it carries the position, balance and order progress after the fill. */
export function foldFill(durable: Durable, data: EntryData<'FILL'>, at: UnixMs): Durable {
  const order = durable.orders.get(data.fill.clientOrderId);
  const orders = new Map(durable.orders);
  if (order !== undefined) orders.set(order.clientOrderId, filledOrder(order, data, at));
  const realized = data.cash.minus(durable.cash).plus(data.fill.fee);
  return {
    ...durable,
    orders,
    positions: withPosition(durable.positions, data.fill.symbol, data.position),
    cash: data.cash,
    incident: addStopCost(durable.incident, order, data),
    strategies: countTrade(durable.strategies, data),
    entryQuantities: rememberEntry(durable.entryQuantities, order, data),
    counters: {
      ...durable.counters,
      fill: durable.counters.fill + 1,
      trade: durable.counters.trade + (data.trade === null ? 0 : 1),
    },
    day: {
      ...durable.day,
      realized: money(durable.day.realized.plus(realized)),
      fees: money(durable.day.fees.plus(data.fill.fee)),
    },
  };
}

/** Moves the planned stop of a position. */
export function foldStopMoved(durable: Durable, data: EntryData<'STOP_MOVED'>): Durable {
  const position = durable.positions.get(data.symbol);
  if (position === undefined) return durable;
  return { ...durable, positions: withPosition(durable.positions, data.symbol, { ...position, stopPrice: data.to }) };
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
  if (incident === null || order?.role !== 'EMERGENCY') return incident;
  const { fill } = data;
  const difference = fill.price.minus(order.decisionPrice).mul(fill.quantity);
  const slippage = fill.side === 'BUY' ? difference : difference.neg();
  return { ...incident, cost: money(incident.cost.plus(fill.fee).plus(slippage)) };
}
