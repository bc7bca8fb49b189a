/** Filter by symbol, column chooser and copy of a table (UI-40). */
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useViewStore } from '../../../store/viewStore.ts';
import type { GridSource } from '../table/gridSource.ts';
import { sortRows } from '../table/sortRows.ts';
import type { GridTable } from '../table/useGridTable.ts';
import { tableCsv } from './tableCsv.ts';
import { popoverBoundary } from '../../../ui/popoverBoundary.ts';

interface TableToolsProps<RowType extends { readonly symbol: string }> {
  readonly table: GridTable<RowType>;
  readonly source: GridSource<RowType>;
  readonly isMatch: (row: { readonly symbol: string }) => boolean;
}

export function TableTools<RowType extends { readonly symbol: string }>(props: TableToolsProps<RowType>) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(csvOf(props)).then(() => {
      setIsCopied(true);
      setTimeout(() => setIsCopied(false), 1_500);
    });
  };
  return (
    <>
      <button type="button" className="desk-toggle" data-testid="table-copy" onClick={copy}>
        {isCopied ? 'Copied' : 'Copy CSV'}
      </button>
      <ColumnChooser table={props.table} />
    </>
  );
}

function ColumnChooser<RowType>({ table }: { readonly table: GridTable<RowType> }) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className="desk-toggle" data-testid="table-columns">
          Columns
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="desk-popover desk-columns"
          align="end"
          collisionPadding={8}
          collisionBoundary={popoverBoundary()}
          aria-label="Columns"
        >
          {table.columns.map(({ column, isChosen, toggleShown }) => (
            <label key={column.id} className="desk-check">
              <input type="checkbox" checked={isChosen} disabled={column.required} onChange={toggleShown} />
              {column.head}
              {column.required ? ' *' : ''}
            </label>
          ))}
          <p className="desk-hint">* always shown</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function csvOf<RowType extends { readonly symbol: string }>({
  table,
  source,
  isMatch,
}: TableToolsProps<RowType>): string {
  const state = useViewStore.getState();
  const columns = table.columns.map((each) => each.column);
  const keyed = source.keys(state).flatMap((key) => {
    const row = source.row(state, key);
    return row === undefined || !isMatch(row) ? [] : [{ key, symbol: row.symbol, row }];
  });
  const byKey = new Map(keyed.map((each) => [each.key, each.row]));
  const rows = sortRows(keyed, columns, table.sort).flatMap((key) => byKey.get(key) ?? []);
  const shown = table.shown.map((each) => each.column);
  return tableCsv(shown, rows, state.view?.rows.instruments ?? {});
}
