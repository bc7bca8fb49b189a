/** Columns of the positions table (UI-44) and its default order, the one the emergency stop closes in. */
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatMoney, formatPercent, formatPrice, formatShare, formatSignedPercent } from '../../../format/numbers.ts';
import { instantCell, notAvailable, pnlCell, pnlTone, priceCell, rCell } from '../table/cells.ts';
import { always, numberKind, wideOnly } from '../table/columnKinds.ts';
import {
  ageColumn,
  entryColumn,
  quantityColumn,
  sideColumn,
  sourceColumn,
  symbolColumn,
} from '../table/commonColumns.ts';
import type { CellView, GridColumn, GridSort } from '../table/gridColumn.ts';

type Position = Row<'positions'>;
type Instrument = Row<'instruments'> | undefined;

export const positionSort: GridSort = { column: 'risk', descending: true };

/** Marks older than this show their age. */
const FRESH_MARK_MS = 2_000;

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
  symbolColumn(112),
  sideColumn({ hint: 'Long or short', width: 52 }),
  quantityColumn({ hint: 'Quantity in base units', width: 70 }),
  entryColumn(72),
  {
    ...numberKind,
    ...wideOnly,
    id: 'mark',
    head: 'Mark',
    hint: 'Price the position is valued at, with its age when older than 2 s',
    width: 98,
    sortValue: (row) => row.mark,
    cell: mark,
  },
  {
    ...numberKind,
    ...always,
    id: 'stop',
    head: 'Stop',
    hint: 'Protective stop and where it rests',
    width: 106,
    sortValue: (row) => row.stop,
    cell: stop,
  },
  {
    ...numberKind,
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
    ...numberKind,
    ...wideOnly,
    id: 'r',
    head: 'R',
    hint: 'Unrealized result in units of planned risk',
    width: 42,
    sortValue: (row) => row.rMultiple,
    cell: (row) => ({ ...rCell(row.rMultiple, 'no planned risk'), stale: row.stale }),
  },
  {
    ...numberKind,
    ...always,
    id: 'pnl',
    head: 'P&L',
    inCurrency: true,
    hint: 'Unrealized P&L',
    width: 72,
    sortValue: (row) => row.unrealized,
    cell: (row) => ({ ...pnlCell(row.unrealized), stale: row.stale }),
  },
  ageColumn({ id: 'held', head: 'Held', hint: 'Time since the position was opened', width: 58 }, (row) => row.openedAt),
  {
    ...numberKind,
    ...wideOnly,
    id: 'distance',
    head: 'Dist',
    hint: 'Distance from mark to stop, of the mark',
    width: 62,
    sortValue: (row) => row.stopDistance,
    cell: distance,
  },
  {
    ...numberKind,
    ...wideOnly,
    id: 'pnlPercent',
    head: 'P&L %',
    hint: 'Unrealized P&L of the entry notional',
    width: 66,
    sortValue: (row) => row.unrealizedFraction,
    cell: percentPnl,
  },
  {
    ...numberKind,
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
    ...numberKind,
    ...wideOnly,
    id: 'exposure',
    head: 'Exposure',
    hint: 'Notional of equity',
    width: 72,
    sortValue: (row) => row.exposure,
    cell: (row) => ({ text: formatShare(row.exposure), value: row.exposure }),
  },
  sourceColumn(),
  {
    ...numberKind,
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
