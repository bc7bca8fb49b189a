/** Columns of the trades table (UI-45): round trips, newest first. */
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { formatFee } from '../../../format/numbers.ts';
import { formatAge } from '../../../format/times.ts';
import { pnlCell, priceCell, rCell } from '../table/cells.ts';
import { always, numberKind, wideOnly, wordKind } from '../table/columnKinds.ts';
import {
  entryColumn,
  instantColumn,
  quantityColumn,
  sideColumn,
  sourceColumn,
  symbolColumn,
} from '../table/commonColumns.ts';
import type { GridColumn, GridSort } from '../table/gridColumn.ts';

type Trade = LogLine<'trades'>;

export const tradeSort: GridSort = { column: 'closed', descending: true };

const heldMs = (row: Trade): number => row.closedAt - row.openedAt;

export const tradeColumns: readonly GridColumn<Trade>[] = [
  instantColumn(
    { id: 'closed', head: 'Closed UTC', hint: 'When the position was flat again, UTC', width: 122 },
    (row) => row.closedAt,
  ),
  symbolColumn(112),
  sideColumn({ hint: 'Long or short', width: 52 }),
  { ...quantityColumn({ hint: 'Largest quantity held, base units', width: 84 }), ...wideOnly },
  entryColumn(84),
  {
    ...numberKind,
    ...wideOnly,
    id: 'exit',
    head: 'Exit',
    hint: 'Average exit price',
    width: 84,
    sortValue: (row) => row.exit,
    cell: (row, instrument) => priceCell(row.exit, instrument),
  },
  {
    ...numberKind,
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
    ...numberKind,
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
    ...numberKind,
    ...always,
    id: 'r',
    head: 'R',
    hint: 'Net P&L in units of planned risk',
    width: 48,
    sortValue: (row) => row.rMultiple,
    cell: (row) => rCell(row.rMultiple, 'no planned risk'),
  },
  {
    ...numberKind,
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
    ...wordKind,
    ...wideOnly,
    id: 'reason',
    head: 'Reason',
    hint: 'Why it was closed',
    width: 150,
    grow: 2,
    sortValue: (row) => row.reason,
    cell: (row) => ({ text: row.reason, title: row.reason }),
  },
  sourceColumn(),
];
