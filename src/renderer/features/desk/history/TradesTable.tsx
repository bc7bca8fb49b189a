/** Closed round trips of the active book, newest first (UI-45). */
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { DeskGrid } from '../table/DeskGrid.tsx';
import type { RowAttributes } from '../table/GridRow.tsx';
import { EmptyText } from '../tables/EmptyText.tsx';
import { tradeSource } from '../tables/sources.ts';
import type { TableProps } from '../tables/tableProps.ts';

type Trade = LogLine<'trades'>;

const attributes = (row: Trade): RowAttributes => ({
  'data-symbol': row.symbol,
  'data-book': row.book,
  'data-side': row.side,
});

export function TradesTable({ table, isMatch }: TableProps<Trade>) {
  const label = useViewStore((state) => `Trades, ${state.view?.parts.desk.book ?? ''} book`);
  return (
    <DeskGrid
      testId="trades-table"
      rowTestId="trade-row"
      label={label}
      source={tradeSource}
      table={table}
      isShown={isMatch}
      attributes={attributes}
      empty={<EmptyText of="trades" />}
    />
  );
}
