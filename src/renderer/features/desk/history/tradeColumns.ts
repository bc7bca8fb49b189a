/** Columns of the trades table (UI-45): round trips, newest first. */
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { formatFee } from '../../../format/numbers.ts';
import { formatAge } from '../../../format/times.ts';
import { instantCell, pnlCell, priceCell, quantityCell, rCell, sourceText } from '../table/cells.ts';
import type { GridColumn, GridSort } from '../table/gridColumn.ts';

type Trade = LogLine<'trades'>;

export const tradeSort: GridSort = { column: 'closed', descending: true };

const number = { align: 'end', sortType: 'decimal', descendingFirst: true, grow: 1 } as const;
const word = { align: 'start', sortType: 'text', descendingFirst: false, grow: 1 } as const;
const always = { required: true, narrow: true } as const;
const wideOnly = { required: false, narrow: false } as const;

const heldMs = (row: Trade): number => row.closedAt - row.openedAt;

export const tradeColumns: readonly GridColumn<Trade>[] = [
  {
    ...word,
    ...always,
    id: 'closed',
    head: 'Closed UTC',
    hint: 'When the position was flat again, UTC',
    width: 122,
    sortType: 'number',
    descendingFirst: true,
    sortValue: (row) => row.closedAt,
    cell: (row) => instantCell(row.closedAt),
  },
  {
    ...word,
    ...always,
    id: 'symbol',
    head: 'Symbol',
    hint: 'Instrument',
    width: 92,
    sortValue: (row) => row.symbol,
    cell: (row) => ({ text: row.symbol }),
  },
  {
    ...word,
    ...always,
    id: 'side',
    head: 'Side',
    hint: 'Long or short',
    width: 52,
    sortValue: (row) => row.side,
    cell: (row) => ({ text: row.side }),
  },
  {
    ...number,
    ...wideOnly,
    id: 'quantity',
    head: 'Qty',
    hint: 'Largest quantity held, base units',
    width: 84,
    sortValue: (row) => row.quantity,
    cell: (row, instrument) => quantityCell(row.quantity, instrument),
  },
  {
    ...number,
    ...wideOnly,
    id: 'entry',
    head: 'Entry',
    hint: 'Average entry price',
    width: 84,
    sortValue: (row) => row.entry,
    cell: (row, instrument) => priceCell(row.entry, instrument),
  },
  {
    ...number,
    ...wideOnly,
    id: 'exit',
    head: 'Exit',
    hint: 'Average exit price',
    width: 84,
    sortValue: (row) => row.exit,
    cell: (row, instrument) => priceCell(row.exit, instrument),
  },
  {
    ...number,
    ...always,
    id: 'net',
    head: 'Net P&L',
    inCurrency: true,
    hint: 'Realized minus fees',
    width: 96,
    sortValue: (row) => row.netPnl,
    cell: (row) => pnlCell(row.netPnl),
  },
  {
    ...number,
    ...wideOnly,
    id: 'fees',
    head: 'Fees',
    inCurrency: true,
    hint: 'Fees of the round trip',
    width: 76,
    sortValue: (row) => row.fees,
    cell: (row) => ({ text: formatFee(row.fees), value: row.fees }),
  },
  {
    ...number,
    ...always,
    id: 'r',
    head: 'R',
    hint: 'Net P&L in units of planned risk',
    width: 48,
    sortValue: (row) => row.rMultiple,
    cell: (row) => rCell(row.rMultiple, 'no planned risk'),
  },
  {
    ...number,
    ...wideOnly,
    id: 'held',
    head: 'Held',
    hint: 'From open to flat',
    width: 76,
    sortType: 'number',
    sortValue: heldMs,
    cell: (row) => ({ text: formatAge(heldMs(row)), value: String(heldMs(row)) }),
  },
  {
    ...word,
    ...wideOnly,
    id: 'reason',
    head: 'Reason',
    hint: 'Why it was closed',
    width: 150,
    grow: 2,
    sortValue: (row) => row.reason,
    cell: (row) => ({ text: row.reason, title: row.reason }),
  },
  {
    ...word,
    ...wideOnly,
    id: 'source',
    head: 'Source',
    hint: 'Who opened it: you, or a strategy',
    width: 96,
    sortValue: (row) => sourceText(row.source),
    cell: (row) => ({ text: sourceText(row.source) }),
  },
];
