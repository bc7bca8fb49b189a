/** Working orders of the active book, finished ones for ten minutes more (UI-45). */
import { useCallback, useMemo } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { selectDesk } from '../deskSelection.ts';
import { ExternalOrders } from '../external/ExternalOrders.tsx';
import { DeskGrid } from '../table/DeskGrid.tsx';
import type { RowAttributes } from '../table/GridRow.tsx';
import { EmptyText } from '../tables/EmptyText.tsx';
import { orderSource } from '../tables/sources.ts';
import type { TableProps } from '../tables/tableProps.ts';
import { OrderActions } from './OrderActions.tsx';
import { FINISHED_SHOWN_MS, isWorking } from './orderColumns.ts';
import { UnknownCards } from './UnknownCards.tsx';
import { useCancelOrder } from './useCancelOrder.ts';

type Order = Row<'orders'>;

const attributes = (row: Order): RowAttributes => ({
  'data-symbol': row.symbol,
  'data-book': row.book,
  'data-side': row.side,
  'data-status': row.status,
  'data-role': row.role,
  'data-state': row.status === 'UNKNOWN' ? 'unknown' : undefined,
  'data-order-id': row.id,
});

export function OrdersTable({ table, isMatch }: TableProps<Order>) {
  const desk = useDesk();
  const cancel = useCancelOrder(desk);
  const isShown = useCallback((row: Order) => isRecent(row) && isMatch(row), [isMatch]);
  const label = useViewStore((state) => `Orders, ${state.view?.parts.desk.book ?? ''} book`);
  const onLetter = useMemo(
    () => (key: string, letter: string) => {
      if (letter !== 'x') return false;
      cancel(key);
      return true;
    },
    [cancel],
  );
  return (
    <>
      <UnknownCards />
      <ExternalOrders />
      <DeskGrid
        testId="orders-table"
        rowTestId="order-row"
        label={label}
        source={orderSource}
        table={table}
        isShown={isShown}
        attributes={attributes}
        actions={OrderActions}
        actionsWidth={64}
        onOpen={openChart}
        onLetter={onLetter}
        empty={<EmptyText of="orders" />}
      />
    </>
  );
}

function isRecent(row: Order): boolean {
  const now = useViewStore.getState().view?.parts.feed.now ?? row.updatedAt;
  return isWorking(row) || now - row.updatedAt <= FINISHED_SHOWN_MS;
}

function openChart(key: string): void {
  const symbol = useViewStore.getState().view?.rows.orders[key]?.symbol;
  if (symbol !== undefined) selectDesk({ symbol, chartView: 'price' });
}
