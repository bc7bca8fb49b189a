/** Rows of the view that belong to one symbol. */
import { useShallow } from 'zustand/react/shallow';
import type { Row } from '../../../shared/ipc/view.ts';
import { useViewStore, type ViewState } from '../../store/viewStore.ts';

/** The active book's position in a symbol; undefined when flat. */
export function positionOf(state: ViewState, symbol: string): Row<'positions'> | undefined {
  const rows = state.view?.rows.positions;
  const direct = rows?.[symbol];
  if (direct !== undefined || rows === undefined) return direct;
  return Object.values(rows).find((row) => row.symbol === symbol);
}

export const usePositionOf = (symbol: string): Row<'positions'> | undefined =>
  useViewStore((state) => positionOf(state, symbol));

/** All orders of a symbol; the same array while none of them changes. */
export const useOrdersOf = (symbol: string): readonly Row<'orders'>[] =>
  useViewStore(
    useShallow((state) => Object.values(state.view?.rows.orders ?? {}).filter((order) => order.symbol === symbol)),
  );
