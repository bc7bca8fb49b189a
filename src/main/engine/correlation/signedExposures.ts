/** Signed exposures of a book as fractions of its risk-mark equity: long above zero, short below. Analytics floats. */
import type { Book } from '../../../shared/model/mode.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { workingAmong } from '../bookOrders.ts';
import { equityOf, workingNotional } from '../exposure.ts';
import { floatOf } from '../floatOf.ts';
import type { EngineState } from '../state.ts';

export interface SymbolExposure {
  readonly symbol: SymbolName;
  readonly exposure: number;
}

/** By symbol, positions in the order they were opened; null where there is no equity to measure them by. */
export function heldExposures(state: EngineState, book: Book): ReadonlyMap<SymbolName, number> | null {
  const held = listHeld(state, book);
  return held === null ? null : asMap(held.exposures);
}

/** The same with the leaves of working entries, which count when they are sent (RC-01). */
export function plannedExposures(state: EngineState, book: Book): ReadonlyMap<SymbolName, number> | null {
  const planned = listPlanned(state, book);
  return planned === null ? null : asMap(planned.exposures);
}

interface ListedExposures {
  readonly exposures: readonly SymbolExposure[];
  /** Their symbols, in the same order: the same list as long as they are. */
  readonly symbols: readonly SymbolName[];
}

/** Planned exposures as a list. */
export function listPlanned(state: EngineState, book: Book): ListedExposures | null {
  const held = listHeld(state, book);
  const entries = workingAmong(state.durable.books[book].orders).filter((order) => order.role === 'ENTRY');
  if (held === null || entries.length === 0) return held;
  const exposures = [...held.exposures];
  for (const order of entries) {
    const { symbol } = order;
    const size = floatOf(workingNotional(order)) / held.equity;
    const found = exposures.findIndex((each) => each.symbol === symbol);
    const place = found < 0 ? exposures.length : found;
    exposures[place] = { symbol, exposure: (exposures[place]?.exposure ?? 0) + (order.side === 'BUY' ? size : -size) };
  }
  const isLonger = exposures.length > held.exposures.length;
  return { exposures, symbols: isLonger ? exposures.map(({ symbol }) => symbol) : held.symbols };
}

function listHeld(state: EngineState, book: Book): (ListedExposures & { readonly equity: number }) | null {
  const equity = floatOf(equityOf(state, book).risk);
  if (equity <= 0) return null;
  const { markets, correlation } = state.live;
  const markOf = (symbol: SymbolName) => markets.get(symbol)?.marks[book] ?? null;
  const { symbols, values } = correlation.notionals[book].follow(state.durable.books[book].positions, markOf);
  const exposures = symbols.map((symbol, place) => ({ symbol, exposure: (values[place] ?? NaN) / equity }));
  return { equity, symbols, exposures };
}

const asMap = (exposures: readonly SymbolExposure[]): ReadonlyMap<SymbolName, number> =>
  new Map(exposures.map(({ symbol, exposure }) => [symbol, exposure]));
