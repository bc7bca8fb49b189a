/** What can be done with one position: move its stop, close it. Both reduce or keep risk, so both are one press away (UI-06). */
import { useViewStore } from '../../../store/viewStore.ts';
import type { RowActionsProps } from '../table/GridRow.tsx';
import { startRowEdit, useRowEditOf } from '../tables/rowEdit.ts';
import { ClosePopover } from './ClosePopover.tsx';
import { MoveStop } from './MoveStop.tsx';

export function PositionActions({ rowKey, isActive }: RowActionsProps) {
  const edit = useRowEditOf(rowKey);
  const symbol = useViewStore((state) => state.view?.rows.positions[rowKey]?.symbol ?? '');
  if (edit === 'stop') return <MoveStop rowKey={rowKey} />;
  return (
    <>
      <button
        type="button"
        className="desk-row-button"
        data-testid="position-move-stop"
        aria-label={`Move stop of ${symbol}`}
        tabIndex={isActive ? 0 : -1}
        onClick={() => startRowEdit('stop', rowKey)}
      >
        Move stop
      </button>
      <ClosePopover rowKey={rowKey} isActive={isActive} />
    </>
  );
}
