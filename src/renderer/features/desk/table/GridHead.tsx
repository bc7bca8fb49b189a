/** Sticky head of a table: a click or Enter on a head sorts by it (UI-40). */
import { useViewStore } from '../../../store/viewStore.ts';
import type { GridColumnState } from './useGridTable.ts';

interface GridHeadProps<RowType> {
  readonly columns: readonly GridColumnState<RowType>[];
  readonly template: string;
  readonly hasActions: boolean;
}

export function GridHead<RowType>({ columns, template, hasActions }: GridHeadProps<RowType>) {
  const currency = useViewStore((state) => state.view?.parts.vitals.currency ?? '');
  return (
    <div role="rowgroup" className="desk-grid-head">
      <div role="row" aria-rowindex={1} className="desk-grid-row" style={{ gridTemplateColumns: template }}>
        {columns.map(({ column, sorted, toggleSort }, index) => (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={sorted}
            data-column={column.id}
            className={`desk-head-cell${index === 0 ? ' desk-cell-first' : ''}`}
            data-align={column.align}
          >
            <button
              type="button"
              className="desk-head-button"
              data-grid-head=""
              tabIndex={-1}
              title={column.hint}
              onClick={toggleSort}
            >
              {column.inCurrency === true ? `${column.head} ${currency}` : column.head}
              <span aria-hidden="true" className="desk-sort-mark">
                {sorted === 'none' ? '' : sorted === 'descending' ? '▾' : '▴'}
              </span>
            </button>
          </div>
        ))}
        {hasActions && (
          <div role="columnheader" className="desk-head-cell desk-cell-actions">
            <span className="visually-hidden">Actions</span>
          </div>
        )}
      </div>
    </div>
  );
}
