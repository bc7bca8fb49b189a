/** Signed exposures of a book as fractions of its risk-mark equity: long above zero, short below. Analytics floats. */
import type { Book } from '../../../shared/model/mode.ts';
import type { Position } from '../../../shared/model/position.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { notional } from '../../../shared/values/money.ts';
import { equityOf, workingNotional, workingOrders } from '../exposure.ts';
import type { EngineState } from '../state.ts';

/** By symbol, positions in the order they were opened; null where there is no equity to measure them by. */
export function heldExposures(state: EngineState, book: Book): ReadonlyMap<SymbolName, number> | null {
  const equity = equityOf(state, book).risk.toNumber();
  if (equity <= 0) return null;
  const exposures = new Map<SymbolName, number>();
  for (const position of state.durable.books[book].positions.values())
    exposures.set(position.symbol, signedNotional(state, position) / equity);
  return exposures;
}

/** The same with the leaves of working entries, which count when they are sent (RC-01). */
export function plannedExposures(state: EngineState, book: Book): ReadonlyMap<SymbolName, number> | null {
  const equity = equityOf(state, book).risk.toNumber();
  const positions = heldExposures(state, book);
  if (positions === null) return null;
  const exposures = new Map(positions);
  for (const order of workingOrders(state, book)) {
    if (order.role !== 'ENTRY') continue;
    const size = workingNotional(order).toNumber() / equity;
    exposures.set(order.symbol, (exposures.get(order.symbol) ?? 0) + (order.side === 'BUY' ? size : -size));
  }
  return exposures;
}

/** At its mark; at its average entry before the first price. */
function signedNotional(state: EngineState, position: Position): number {
  const mark = state.live.markets.get(position.symbol)?.marks[position.book] ?? null;
  const size = (mark?.gross ?? notional(position.quantity, position.averageEntry)).toNumber();
  return position.quantity.isNegative() ? -size : size;
}
