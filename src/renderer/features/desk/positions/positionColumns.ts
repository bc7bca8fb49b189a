/** Columns of the positions table (UI-44) and its default order, the one the emergency stop closes in. */
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatMoney, formatPercent, formatPrice, formatShare, formatSignedPercent } from '../../../format/numbers.ts';
import {
  instantCell,
  notAvailable,
  pnlCell,
  pnlTone,
  priceCell,
  quantityCell,
  rCell,
  sourceText,
} from '../table/cells.ts';
import type { CellView, GridColumn, GridSort } from '../table/gridColumn.ts';

type Position = Row<'positions'>;
type Instrument = Row<'instruments'> | undefined;

export const positionSort: GridSort = { column: 'risk', descending: true };

/** Marks older than this show their age. */
const FRESH_MARK_MS = 2_000;

const number = { align: 'end', sortType: 'decimal', descendingFirst: true, grow: 1 } as const;
const word = { align: 'start', sortType: 'text', descendingFirst: false, grow: 1 } as const;
const always = { required: true, narrow: true } as const;
const wideOnly = { required: false, narrow: false } as const;

const mark = (row: Position, instrument: Instrument): CellView =>
  row.mark === null
    ? notAvailable('no price yet')
    : {
        ...priceCell(row.mark, instrument),
        stale: row.stale,
        ageFrom: row.markTime ?? undefined,
        ageAboveMs: FRESH_MARK_MS,
      };

function stop(row: Position, instrument: Instrument): CellView {
  if (row.stop === null) return { text: 'none', tone: 'alarm', title: 'This position has no protective stop.' };
  const missing = row.stopPlace === 'none';
  return {
    text: formatPrice(row.stop, instrument?.tick),
    value: row.stop,
    note: row.stopPlace,
    noteTone: missing ? 'alarm' : undefined,
    title: stopTitles[row.stopPlace],
  };
}

const stopTitles = {
  venue: 'The stop order rests at the venue.',
  engine: 'The stop is watched by the engine only: it needs the desk to run.',
  none: 'The stop is planned and rests nowhere.',
} as const;

const distance = (row: Position): CellView =>
  row.stopDistance === null
    ? notAvailable('no stop or no price yet')
    : { text: formatPercent(row.stopDistance), value: row.stopDistance, stale: row.stale };

function percentPnl(row: Position): CellView {
  const text = formatSignedPercent(row.unrealizedFraction);
  const tone = pnlTone(row.unrealizedFraction, text);
  return { text, value: row.unrealizedFraction, tone, stale: row.stale };
}

/** The columns drawn for 1280 px first, so that they need no sideways scroll; then the others of UI-44. */
export const positionColumns: readonly GridColumn<Position>[] = [
  {
    ...word,
    ...always,
    id: 'symbol',
    head: 'Symbol',
    hint: 'Instrument',
    width: 94,
    sortValue: (row) => row.symbol,
    cell: (row) => ({ text: row.symbol }),
  },
  {
    ...word,
    ...always,
    id: 'side',
    head: 'Side',
    hint: 'Long or short',
    width: 54,
    sortValue: (row) => row.side,
    cell: (row) => ({ text: row.side }),
  },
  {
    ...number,
    ...always,
    id: 'quantity',
    head: 'Qty',
    hint: 'Quantity in base units',
    width: 70,
    sortValue: (row) => row.quantity,
    cell: (row, instrument) => quantityCell(row.quantity, instrument),
  },
  {
    ...number,
    ...wideOnly,
    id: 'entry',
    head: 'Entry',
    hint: 'Average entry price',
    width: 78,
    sortValue: (row) => row.entry,
    cell: (row, instrument) => priceCell(row.entry, instrument),
  },
  {
    ...number,
    ...wideOnly,
    id: 'mark',
    head: 'Mark',
    hint: 'Price the position is valued at, with its age when older than 2 s',
    width: 98,
    sortValue: (row) => row.mark,
    cell: mark,
  },
  {
    ...number,
    ...always,
    id: 'stop',
    head: 'Stop',
    hint: 'Protective stop and where it rests',
    width: 106,
    sortValue: (row) => row.stop,
    cell: stop,
  },
  {
    ...number,
    ...always,
    id: 'risk',
    head: 'Risk',
    inCurrency: true,
    hint: 'Loss if stopped now',
    width: 72,
    sortValue: (row) => row.risk,
    cell: (row) => ({ text: formatMoney(row.risk), value: row.risk }),
  },
  {
    ...number,
    ...wideOnly,
    id: 'r',
    head: 'R',
    hint: 'Unrealized result in units of planned risk',
    width: 42,
    sortValue: (row) => row.rMultiple,
    cell: (row) => ({ ...rCell(row.rMultiple, 'no planned risk'), stale: row.stale }),
  },
  {
    ...number,
    ...always,
    id: 'pnl',
    head: 'P&L',
    inCurrency: true,
    hint: 'Unrealized P&L',
    width: 72,
    sortValue: (row) => row.unrealized,
    cell: (row) => ({ ...pnlCell(row.unrealized), stale: row.stale }),
  },
  {
    ...number,
    ...wideOnly,
    id: 'held',
    head: 'Held',
    hint: 'Time since the position was opened',
    width: 70,
    sortType: 'number',
    sortValue: (row) => -row.openedAt,
    cell: (row) => ({ text: '', ageFrom: row.openedAt, ageAboveMs: 0 }),
  },
  {
    ...number,
    ...wideOnly,
    id: 'distance',
    head: 'Dist',
    hint: 'Distance from mark to stop, of the mark',
    width: 62,
    sortValue: (row) => row.stopDistance,
    cell: distance,
  },
  {
    ...number,
    ...wideOnly,
    id: 'pnlPercent',
    head: 'P&L %',
    hint: 'Unrealized P&L of the entry notional',
    width: 66,
    sortValue: (row) => row.unrealizedFraction,
    cell: percentPnl,
  },
  {
    ...number,
    ...wideOnly,
    id: 'notional',
    head: 'Notional',
    inCurrency: true,
    hint: 'Mark times quantity',
    width: 96,
    sortValue: (row) => row.notional,
    cell: (row) => ({ text: formatMoney(row.notional), value: row.notional, stale: row.stale }),
  },
  {
    ...number,
    ...wideOnly,
    id: 'exposure',
    head: 'Exposure',
    hint: 'Notional of equity',
    width: 72,
    sortValue: (row) => row.exposure,
    cell: (row) => ({ text: formatShare(row.exposure), value: row.exposure }),
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
  {
    ...number,
    ...wideOnly,
    id: 'opened',
    head: 'Opened UTC',
    hint: 'When it was opened, UTC',
    width: 118,
    sortType: 'number',
    sortValue: (row) => row.openedAt,
    cell: (row) => instantCell(row.openedAt),
  },
];
