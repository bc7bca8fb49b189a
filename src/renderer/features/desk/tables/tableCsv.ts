/** A table as CSV: raw values and ASCII signs. */
import type { Row } from '../../../../shared/ipc/view.ts';
import { csvOf } from '../../../format/csv.ts';
import type { GridColumn } from '../table/gridColumn.ts';

export function tableCsv<RowType extends { readonly symbol: string }>(
  columns: readonly GridColumn<RowType>[],
  rows: readonly RowType[],
  instruments: Readonly<Record<string, Row<'instruments'>>>,
): string {
  const head = columns.map((column) => column.head);
  const lines = rows.map((row) => columns.map((column) => rawText(column, row, instruments[row.symbol])));
  return csvOf(head, lines);
}

function rawText<RowType>(
  column: GridColumn<RowType>,
  row: RowType,
  instrument: Row<'instruments'> | undefined,
): string {
  const cell = column.cell(row, instrument);
  if (cell.value !== undefined) return cell.value;
  if (cell.ageFrom !== undefined) return String(cell.ageFrom);
  return cell.text;
}
