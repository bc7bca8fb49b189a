/** Rows of the view that belong to one symbol. */
import type { Row } from '../../../shared/ipc/view.ts';
import type { ViewState } from '../../store/viewStore.ts';

/** The active book's position in a symbol; undefined when flat. */
export function positionOf(state: ViewState, symbol: string): Row<'positions'> | undefined {
  const rows = state.view?.rows.positions;
  const direct = rows?.[symbol];
  if (direct !== undefined || rows === undefined) return direct;
  return Object.values(rows).find((row) => row.symbol === symbol);
}
