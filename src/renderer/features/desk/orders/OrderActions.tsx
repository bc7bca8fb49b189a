/** Cancels one working order, at once. */
import { useDesk } from '../../../bridge/deskClient.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import type { RowActionsProps } from '../table/GridRow.tsx';
import { useCancelOrder } from './useCancelOrder.ts';
import { isWorking } from './orderColumns.ts';

export function OrderActions({ rowKey, isActive }: RowActionsProps) {
  const desk = useDesk();
  const cancel = useCancelOrder(desk);
  const canCancel = useViewStore((state) => {
    const order = state.view?.rows.orders[rowKey];
    return order !== undefined && isWorking(order);
  });
  if (!canCancel) return null;
  return (
    <button
      type="button"
      className="desk-row-button"
      data-testid="order-cancel"
      aria-label={`Cancel order ${rowKey}`}
      tabIndex={isActive ? 0 : -1}
      onClick={() => cancel(rowKey)}
    >
      Cancel
    </button>
  );
}
