/** Words on the tabs of the tables, with their counts. */
import { useShallow } from 'zustand/react/shallow';
import { useViewStore, type ViewState } from '../../../store/viewStore.ts';
import type { TableTab } from '../deskSelection.ts';
import { isWorking } from '../orders/orderColumns.ts';
import { unknownKeys } from '../orders/UnknownCards.tsx';

export function useTableLabels(): Readonly<Record<TableTab, string>> {
  const positions = useViewStore((state) => state.view?.keys.positions.length ?? 0);
  const orders = useViewStore(workingOrders);
  const unknown = useViewStore((state) => unknownKeys(state).length);
  const foreign = useViewStore(useShallow(openExternal));
  return {
    positions: tabLabel('Positions', positions, [[foreign.POSITION, 'to decide']]),
    orders: tabLabel('Orders', orders, [
      [unknown, 'unknown'],
      [foreign.ORDER, 'not ours'],
    ]),
    fills: 'Fills',
    trades: 'Trades',
  };
}

/** "Orders 2, 1 unknown, 1 not ours": what is not there is not said. */
export const tabLabel = (
  name: string,
  count: number,
  more: readonly (readonly [count: number, words: string])[],
): string => [`${name} ${count}`, ...more.filter(([of]) => of > 0).map(([of, words]) => `${of} ${words}`)].join(', ');

/** What of the venue's account waits for a decision, by kind. */
function openExternal({ view }: ViewState): Readonly<Record<'ORDER' | 'POSITION', number>> {
  const open = (view?.parts.account.external ?? []).filter(({ left }) => !left);
  const orders = open.filter(({ kind }) => kind === 'ORDER').length;
  const balance = (view?.parts.account.unexplained ?? null) === null ? 0 : 1;
  return { ORDER: orders, POSITION: open.length - orders + balance };
}

const workingOrders = (state: ViewState): number =>
  Object.values(state.view?.rows.orders ?? {}).filter(isWorking).length;
