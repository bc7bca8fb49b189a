/** One row at its place. Re-renders when its place, its columns or its activity change, never because a value did. */
import { memo, type ComponentType } from 'react';
import { useViewStore } from '../../../store/viewStore.ts';
import { useShallow } from 'zustand/react/shallow';
import { GridCell } from './GridCell.tsx';
import type { GridSource } from './gridSource.ts';
import type { GridColumnState } from './useGridTable.ts';

export interface RowActionsProps {
  readonly rowKey: string;
  /** The row has the focus: its buttons take part in the tab order. */
  readonly isActive: boolean;
}

/** What tests and styles may know of a row: data attributes by name, and a mark at its left edge. */
export type RowAttributes = Readonly<Record<`data-${string}`, string | undefined>>;

interface GridRowProps<RowType> {
  readonly source: GridSource<RowType>;
  readonly columns: readonly GridColumnState<RowType>[];
  readonly template: string;
  readonly testId: string;
  readonly rowKey: string;
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly attributes: (row: RowType) => RowAttributes;
  readonly actions: ComponentType<RowActionsProps> | undefined;
}

const noAttributes: RowAttributes = {};

function RowView<RowType extends { readonly symbol: string }>(props: GridRowProps<RowType>) {
  const { source, columns, template, rowKey, index, top, isActive, attributes, actions: Actions } = props;
  const marks = useViewStore(
    useShallow((state) => {
      const row = source.row(state, rowKey);
      return row === undefined ? noAttributes : attributes(row);
    }),
  );
  return (
    <div
      {...marks}
      role="row"
      aria-rowindex={index + 2}
      data-testid={props.testId}
      data-row-key={rowKey}
      tabIndex={isActive ? 0 : -1}
      className="desk-grid-row desk-data-row"
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
    >
      {columns.map(({ column }, place) => (
        <GridCell key={column.id} source={source} column={column} rowKey={rowKey} isFirst={place === 0} />
      ))}
      {Actions !== undefined && (
        <div role="gridcell" className="desk-cell desk-cell-actions">
          <Actions rowKey={rowKey} isActive={isActive} />
        </div>
      )}
    </div>
  );
}

export const GridRow = memo(RowView) as typeof RowView;
