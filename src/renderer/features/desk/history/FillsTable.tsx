/** Fills of the active book, newest first (UI-45). */
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { DeskGrid } from '../table/DeskGrid.tsx';
import type { RowAttributes } from '../table/GridRow.tsx';
import { EmptyText } from '../tables/EmptyText.tsx';
import { fillSource } from '../tables/sources.ts';
import type { TableProps } from '../tables/tableProps.ts';

type Fill = LogLine<'fills'>;

const attributes = (row: Fill): RowAttributes => ({
  'data-symbol': row.symbol,
  'data-book': row.book,
  'data-side': row.side,
});

export function FillsTable({ table, isMatch }: TableProps<Fill>) {
  const label = useViewStore((state) => `Fills, ${state.view?.parts.desk.book ?? ''} book`);
  return (
    <DeskGrid
      testId="fills-table"
      rowTestId="fill-row"
      label={label}
      source={fillSource}
      table={table}
      isShown={isMatch}
      attributes={attributes}
      empty={<EmptyText of="fills" />}
    />
  );
}
