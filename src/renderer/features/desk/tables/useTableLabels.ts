/** Words on the tabs of the tables, with their counts. */
import { useViewStore, type ViewState } from '../../../store/viewStore.ts';
import type { TableTab } from '../deskSelection.ts';
import { isWorking } from '../orders/orderColumns.ts';
import { unknownKeys } from '../orders/UnknownCards.tsx';

export function useTableLabels(): Readonly<Record<TableTab, string>> {
  const positions = useViewStore((state) => state.view?.keys.positions.length ?? 0);
  const orders = useViewStore(workingOrders);
  const unknown = useViewStore((state) => unknownKeys(state).length);
  return {
    positions: `Positions ${positions}`,
    orders: unknown === 0 ? `Orders ${orders}` : `Orders ${orders}, ${unknown} unknown`,
    fills: 'Fills',
    trades: 'Trades',
  };
}

const workingOrders = (state: ViewState): number =>
  Object.values(state.view?.rows.orders ?? {}).filter(isWorking).length;
