/** Columns of the fills table (UI-45), newest first. */
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { formatBps, formatFee } from '../../../format/numbers.ts';
import { notAvailable, priceCell } from '../table/cells.ts';
import { always, numberKind, wideOnly } from '../table/columnKinds.ts';
import { idColumn, instantColumn, quantityColumn, sideColumn, symbolColumn } from '../table/commonColumns.ts';
import type { GridColumn, GridSort } from '../table/gridColumn.ts';

type Fill = LogLine<'fills'>;

export const fillSort: GridSort = { column: 'time', descending: true };

const feeCell: GridColumn<Fill>['cell'] = ({ fee, unpricedFee }) =>
  unpricedFee === undefined
    ? { text: formatFee(fee), value: fee }
    : {
        text: `~${formatFee(fee)}`,
        value: fee,
        title: `Estimate: the venue charged ${unpricedFee}, whose price was not known`,
      };

export const fillColumns: readonly GridColumn<Fill>[] = [
  instantColumn({ id: 'time', head: 'Time UTC', hint: 'When it was filled, UTC', width: 122 }, (row) => row.at),
  symbolColumn(112),
  {
    ...sideColumn({ hint: 'Buy or sell', width: 48 }),
    cell: (row) => ({ text: row.side, note: row.role === 'ENTRY' ? undefined : row.role.toLowerCase() }),
  },
  quantityColumn({ hint: 'Quantity filled, base units', width: 84 }),
  {
    ...numberKind,
    ...always,
    id: 'price',
    head: 'Price',
    hint: 'Price of the fill',
    width: 84,
    sortValue: (row) => row.price,
    cell: (row, instrument) => priceCell(row.price, instrument),
  },
  {
    ...numberKind,
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
    ...numberKind,
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
  idColumn({ id: 'order', head: 'Order', hint: 'Our order id', width: 130 }, (row) => row.orderId),
  idColumn({ id: 'trade', head: 'Trade id', hint: "The venue's id of this fill", width: 120 }, (row) => row.tradeId),
];
