/** Cancels one working order, at once; never the stop of an open position, and says so. */
import { useDesk } from '../../../bridge/deskClient.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import type { RowActionsProps } from '../table/GridRow.tsx';
import { useCancelOrder } from './useCancelOrder.ts';
import { isWorking } from './orderColumns.ts';
import { protectsPosition } from './protectsPosition.ts';

export function OrderActions({ rowKey, isActive }: RowActionsProps) {
  const desk = useDesk();
  const cancel = useCancelOrder(desk);
  const canCancel = useViewStore((state) => {
    const order = state.view?.rows.orders[rowKey];
    return order !== undefined && isWorking(order);
  });
  const isGuard = useViewStore((state) => state.view !== null && protectsPosition(state.view.rows, rowKey));
  if (!canCancel) return null;
  return (
    <button
      type="button"
      className="desk-row-button"
      data-testid="order-cancel"
      aria-label={`Cancel order ${rowKey}`}
      tabIndex={isActive ? 0 : -1}
      aria-disabled={isGuard}
      title={isGuard ? 'It protects an open position: move the stop or close the position instead (RC-19).' : undefined}
      onClick={() => {
        if (!isGuard) cancel(rowKey);
      }}
    >
      Cancel
    </button>
  );
}
