/** One cell: subscribes to its own value, so that a tick re-renders this cell and nothing around it (UI-81). */
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useAgeMs } from '../../../store/deskClock.ts';
import { formatAge } from '../../../format/times.ts';
import { useViewStore, type ViewState } from '../../../store/viewStore.ts';
import type { CellView, GridColumn } from './gridColumn.ts';
import type { GridSource } from './gridSource.ts';

interface GridCellProps<RowType> {
  readonly source: GridSource<RowType>;
  readonly column: GridColumn<RowType>;
  readonly rowKey: string;
  readonly isFirst: boolean;
}

const gone: CellView = { text: '' };

function viewOfCell<RowType extends { readonly symbol: string }>(
  state: ViewState,
  { source, column, rowKey }: GridCellProps<RowType>,
): CellView {
  const row = source.row(state, rowKey);
  return row === undefined ? gone : column.cell(row, state.view?.rows.instruments[row.symbol]);
}

function Cell<RowType extends { readonly symbol: string }>(props: GridCellProps<RowType>) {
  const view = useViewStore(useShallow((state) => viewOfCell(state, props)));
  const { column, isFirst } = props;
  return (
    <div
      role={isFirst ? 'rowheader' : 'gridcell'}
      className={`desk-cell${isFirst ? ' desk-cell-first' : ''}`}
      data-column={column.id}
      data-align={column.align}
      data-tone={view.tone}
      data-value={view.value}
      data-state={view.stale === true ? 'stale' : undefined}
      title={view.title}
    >
      <span className="desk-cell-text">{view.text}</span>
      {view.note !== undefined && (
        <span className="desk-cell-note" data-tone={view.noteTone}>
          {view.note}
        </span>
      )}
      {view.ageFrom !== undefined && <CellAge from={view.ageFrom} aboveMs={view.ageAboveMs ?? 0} />}
    </div>
  );
}

/** Same props, same cell: memo keeps its generic signature. */
export const GridCell = memo(Cell) as typeof Cell;

function CellAge({ from, aboveMs }: { readonly from: number; readonly aboveMs: number }) {
  const age = useAgeMs(from);
  if (age === null || age < aboveMs) return null;
  return (
    <span className="desk-cell-note" data-age-ms={age}>
      {formatAge(age)}
    </span>
  );
}
