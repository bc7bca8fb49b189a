/** Columns of the fills table (UI-45), newest first. */
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { formatBps, formatFee } from '../../../format/numbers.ts';
import { instantCell, notAvailable, priceCell, quantityCell } from '../table/cells.ts';
import type { GridColumn, GridSort } from '../table/gridColumn.ts';

type Fill = LogLine<'fills'>;

export const fillSort: GridSort = { column: 'time', descending: true };

const number = { align: 'end', sortType: 'decimal', descendingFirst: true, grow: 1 } as const;
const word = { align: 'start', sortType: 'text', descendingFirst: false, grow: 1 } as const;
const always = { required: true, narrow: true } as const;
const wideOnly = { required: false, narrow: false } as const;

const feeCell: GridColumn<Fill>['cell'] = ({ fee, unpricedFee }) =>
  unpricedFee === undefined
    ? { text: formatFee(fee), value: fee }
    : {
        text: `~${formatFee(fee)}`,
        value: fee,
        title: `Estimate: the venue charged ${unpricedFee}, whose price was not known`,
      };

export const fillColumns: readonly GridColumn<Fill>[] = [
  {
    ...word,
    ...always,
    id: 'time',
    head: 'Time UTC',
    hint: 'When it was filled, UTC',
    width: 122,
    sortType: 'number',
    descendingFirst: true,
    sortValue: (row) => row.at,
    cell: (row) => instantCell(row.at),
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
    hint: 'Buy or sell',
    width: 48,
    sortValue: (row) => row.side,
    cell: (row) => ({ text: row.side, note: row.role === 'ENTRY' ? undefined : row.role.toLowerCase() }),
  },
  {
    ...number,
    ...always,
    id: 'quantity',
    head: 'Qty',
    hint: 'Quantity filled, base units',
    width: 84,
    sortValue: (row) => row.quantity,
    cell: (row, instrument) => quantityCell(row.quantity, instrument),
  },
  {
    ...number,
    ...always,
    id: 'price',
    head: 'Price',
    hint: 'Price of the fill',
    width: 84,
    sortValue: (row) => row.price,
    cell: (row, instrument) => priceCell(row.price, instrument),
  },
  {
    ...number,
    ...always,
    id: 'fee',
    head: 'Fee',
    inCurrency: true,
    hint: 'Fee paid',
    width: 74,
    sortValue: (row) => row.fee,
    cell: feeCell,
  },
  {
    ...number,
    ...wideOnly,
    id: 'slippage',
    head: 'Slip bps',
    hint: 'Against the price the decision was made at, basis points; negative is worse',
    width: 68,
    sortValue: (row) => row.slippageBps,
    cell: (row) =>
      row.slippageBps === null
        ? notAvailable('no decision price')
        : { text: formatBps(row.slippageBps), value: row.slippageBps },
  },
  {
    ...word,
    ...wideOnly,
    id: 'order',
    head: 'Order',
    hint: 'Our order id',
    width: 150,
    sortValue: (row) => row.orderId,
    cell: (row) => ({ text: row.orderId, title: row.orderId }),
  },
  {
    ...word,
    ...wideOnly,
    id: 'trade',
    head: 'Trade id',
    hint: "The venue's id of this fill",
    width: 120,
    sortValue: (row) => row.tradeId,
    cell: (row) => ({ text: row.tradeId, title: row.tradeId }),
  },
];
