import type { GridTable } from '../table/useGridTable.ts';

/** What every table of the lower pane is given: its column state, and the reader's filter. */
export interface TableProps<RowType> {
  readonly table: GridTable<RowType>;
  readonly isMatch: (row: { readonly symbol: string }) => boolean;
}
