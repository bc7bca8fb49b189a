/** Columns of the chart shown as a table: the same bars as text, newest first (UI-47). */
import { formatPrice } from '../../../format/numbers.ts';
import { instantCell, notAvailable, quantityCell } from '../table/cells.ts';
import type { GridColumn, GridSort } from '../table/gridColumn.ts';
import type { Bar } from './barSeries.ts';

export interface BarRow extends Bar {
  readonly symbol: string;
}

export const barSort: GridSort = { column: 'time', descending: true };

const shared = { align: 'end', sortType: 'decimal', descendingFirst: true, required: true, narrow: true } as const;

type PriceField = 'open' | 'high' | 'low' | 'close';

const priceColumn = (id: PriceField, head: string): GridColumn<BarRow> => ({
  ...shared,
  id,
  head,
  hint: `${head} of the bar`,
  width: 84,
  grow: 1,
  sortValue: (row) => row[id],
  cell: (row, instrument) => ({ text: formatPrice(row[id], instrument?.tick), value: row[id] }),
});

const volumeCell: GridColumn<BarRow>['cell'] = (row, instrument) =>
  row.volume === null ? notAvailable('the bar is not finished') : quantityCell(row.volume, instrument);

export const barColumns: readonly GridColumn<BarRow>[] = [
  {
    ...shared,
    id: 'time',
    head: 'Time UTC',
    hint: 'Start of the bar, UTC',
    align: 'start',
    sortType: 'number',
    width: 128,
    grow: 1,
    sortValue: (row) => row.openTime,
    cell: (row) => instantCell(row.openTime),
  },
  priceColumn('open', 'Open'),
  priceColumn('high', 'High'),
  priceColumn('low', 'Low'),
  priceColumn('close', 'Close'),
  {
    ...shared,
    id: 'volume',
    head: 'Volume',
    hint: 'Volume in base currency',
    width: 96,
    grow: 1,
    sortValue: (row) => row.volume,
    cell: volumeCell,
  },
];
