/** Column and sort state of a table: which columns are shown, which one sorts, and in which direction. */
import { columnVisibilityFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn, GridSort } from './gridColumn.ts';

const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature });
const noRows: object[] = [];

export interface GridColumnState<RowType> {
  readonly column: GridColumn<RowType>;
  /** Chosen by the reader; narrow layouts may still leave it out. */
  readonly isChosen: boolean;
  readonly isShown: boolean;
  readonly sorted: 'ascending' | 'descending' | 'none';
  readonly toggleSort: () => void;
  readonly toggleShown: () => void;
}

export interface GridTable<RowType> {
  readonly columns: readonly GridColumnState<RowType>[];
  readonly shown: readonly GridColumnState<RowType>[];
  readonly sort: GridSort;
}

export function useGridTable<RowType>(
  columns: readonly GridColumn<RowType>[],
  defaultSort: GridSort,
  isNarrow: boolean,
): GridTable<RowType> {
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.head,
        accessorFn: (row: object): object => row,
        enableHiding: !column.required,
        sortDescFirst: column.descendingFirst,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    manualSorting: true,
    enableSortingRemoval: false,
    initialState: { sorting: [{ id: defaultSort.column, desc: defaultSort.descending }] },
  });
  const first = table.state.sorting[0];
  const sort = useMemo(
    () => (first === undefined ? defaultSort : { column: first.id, descending: first.desc }),
    [first, defaultSort],
  );
  const states = columns.map((column): GridColumnState<RowType> => {
    const managed = table.getColumn(column.id);
    const isVisible = managed?.getIsVisible() ?? true;
    return {
      column,
      isChosen: isVisible,
      isShown: isVisible && (!isNarrow || column.narrow),
      sorted: sort.column === column.id ? (sort.descending ? 'descending' : 'ascending') : 'none',
      toggleSort: () => managed?.toggleSorting(undefined, false),
      toggleShown: () => managed?.toggleVisibility(),
    };
  });
  return { columns: states, shown: states.filter((each) => each.isShown), sort };
}
