/** Columns of the orders table (UI-45), the words of its states, and its default order: unknown first, then newest. */
import type { Row } from '../../../../shared/ipc/view.ts';
import { isTerminal } from '../../../../shared/model/order.ts';
import { notAvailable, priceCell, quantityCell, sourceText } from '../table/cells.ts';
import { always, numberKind, wideOnly, wordKind } from '../table/columnKinds.ts';
import { ageColumn, idColumn, quantityColumn, sideColumn, symbolColumn } from '../table/commonColumns.ts';
import type { CellView, GridColumn, GridSort } from '../table/gridColumn.ts';

type Order = Row<'orders'>;
type Instrument = Row<'instruments'> | undefined;

export const orderSort: GridSort = { column: 'state', descending: true };

/** How long a finished order stays in the table. */
export const FINISHED_SHOWN_MS = 600_000;

export const orderStateText = (status: Order['status']): string =>
  status === 'INTENDED' || status === 'IN_FLIGHT' ? 'IN FLIGHT' : status;

/** Unknown above everything, then by age: the newest creation time ranks highest. */
export const orderRank = (row: Order): number => row.createdAt + (row.status === 'UNKNOWN' ? 1e15 : 0);

export const isWorking = (row: Order): boolean => !isTerminal(row.status);

const state = (row: Order): CellView => ({
  text: orderStateText(row.status),
  tone: isTerminal(row.status) ? 'muted' : row.status === 'UNKNOWN' ? 'unknown' : undefined,
  title: row.note === '' ? row.reason : row.note,
});

const optionalPrice = (price: string | null, instrument: Instrument, reason: string): CellView =>
  price === null ? notAvailable(reason) : priceCell(price, instrument);

const flags = (row: Order): string => [row.reduceOnly ? 'RO' : '', row.postOnly ? 'PO' : ''].filter(Boolean).join(' ');

const flagsTitle = (row: Order): string | undefined =>
  [row.reduceOnly ? 'reduce-only' : '', row.postOnly ? 'post-only' : ''].filter(Boolean).join(', ') || undefined;

/** "you", "stop", "ES", or the strategy's id. */
function orderSource(row: Order): string {
  if (row.role === 'EMERGENCY') return 'ES';
  return row.role === 'STOP' ? 'stop' : sourceText(row.source);
}

const types = { MARKET: 'market', LIMIT: 'limit', STOP_MARKET: 'stop market' } as const;

/** Left to right as listed in UI-45. */
export const orderColumns: readonly GridColumn<Order>[] = [
  {
    ...wordKind,
    ...always,
    id: 'state',
    head: 'State',
    hint: 'State of the order',
    width: 92,
    sortType: 'number',
    descendingFirst: true,
    sortValue: orderRank,
    cell: state,
  },
  symbolColumn(112),
  sideColumn({ hint: 'Buy or sell', width: 48 }),
  {
    ...wordKind,
    ...wideOnly,
    id: 'type',
    head: 'Type',
    hint: 'Order type',
    width: 80,
    sortValue: (row) => row.type,
    cell: (row) => ({ text: types[row.type] }),
  },
  quantityColumn({ hint: 'Quantity ordered, base units', width: 72 }),
  {
    ...numberKind,
    ...wideOnly,
    id: 'leaves',
    head: 'Leaves',
    hint: 'Quantity still open, base units',
    width: 72,
    sortValue: (row) => row.leaves,
    cell: (row, instrument) => quantityCell(row.leaves, instrument),
  },
  {
    ...numberKind,
    ...always,
    id: 'price',
    head: 'Price',
    hint: 'Limit price',
    width: 74,
    sortValue: (row) => row.price,
    cell: (row, instrument) => optionalPrice(row.price, instrument, 'not a limit order'),
  },
  {
    ...numberKind,
    ...always,
    id: 'trigger',
    head: 'Trigger',
    hint: 'Price that makes a stop a market order',
    width: 74,
    sortValue: (row) => row.trigger,
    cell: (row, instrument) => optionalPrice(row.trigger, instrument, 'not a stop order'),
  },
  {
    ...wordKind,
    ...wideOnly,
    id: 'timeInForce',
    head: 'TIF',
    hint: 'Time in force',
    width: 40,
    sortValue: (row) => row.timeInForce,
    cell: (row) => ({ text: row.timeInForce }),
  },
  {
    ...wordKind,
    ...wideOnly,
    id: 'flags',
    head: 'Flags',
    hint: 'RO reduce-only, PO post-only',
    width: 46,
    sortValue: flags,
    cell: (row) => ({ text: flags(row), title: flagsTitle(row) }),
  },
  ageColumn({ id: 'age', head: 'Age', hint: 'Time since the order was made', width: 62 }, (row) => row.createdAt),
  {
    ...wordKind,
    ...wideOnly,
    id: 'source',
    head: 'Source',
    hint: 'You, a strategy, a stop, or the emergency stop (ES)',
    width: 84,
    sortValue: orderSource,
    cell: (row) => ({ text: orderSource(row) }),
  },
  idColumn({ id: 'id', head: 'Id', hint: 'Our order id', width: 120 }, (row) => row.id),
];
