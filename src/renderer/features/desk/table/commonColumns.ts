/** Columns that several tables of the desk have; what is particular to a table is passed in. */
import { instantCell, priceCell, quantityCell, sourceText } from './cells.ts';
import { always, numberKind, wideOnly, wordKind } from './columnKinds.ts';
import type { GridColumn } from './gridColumn.ts';

type Own = Pick<GridColumn<never>, 'hint' | 'width'>;

export const symbolColumn = <Row extends { readonly symbol: string }>(width: number): GridColumn<Row> => ({
  ...wordKind,
  ...always,
  id: 'symbol',
  head: 'Symbol',
  hint: 'Instrument',
  width,
  sortValue: (row) => row.symbol,
  cell: (row) => ({ text: row.symbol }),
});

export const sideColumn = <Row extends { readonly side: string }>(own: Own): GridColumn<Row> => ({
  ...wordKind,
  ...always,
  ...own,
  id: 'side',
  head: 'Side',
  sortValue: (row) => row.side,
  cell: (row) => ({ text: row.side }),
});

export const quantityColumn = <Row extends { readonly quantity: string }>(own: Own): GridColumn<Row> => ({
  ...numberKind,
  ...always,
  ...own,
  id: 'quantity',
  head: 'Qty',
  sortValue: (row) => row.quantity,
  cell: (row, instrument) => quantityCell(row.quantity, instrument),
});

export const entryColumn = <Row extends { readonly entry: string }>(width: number): GridColumn<Row> => ({
  ...numberKind,
  ...wideOnly,
  id: 'entry',
  head: 'Entry',
  hint: 'Average entry price',
  width,
  sortValue: (row) => row.entry,
  cell: (row, instrument) => priceCell(row.entry, instrument),
});

/** Who opened a position. */
export const sourceColumn = <Row extends { readonly source: string }>(): GridColumn<Row> => ({
  ...wordKind,
  ...wideOnly,
  id: 'source',
  head: 'Source',
  hint: 'Who opened it: you, or a strategy',
  width: 96,
  sortValue: (row) => sourceText(row.source),
  cell: (row) => ({ text: sourceText(row.source) }),
});

/** The time a table is ordered by, newest first. */
export const instantColumn = <Row>(
  own: Own & Pick<GridColumn<never>, 'id' | 'head'>,
  at: (row: Row) => number,
): GridColumn<Row> => ({
  ...wordKind,
  ...always,
  ...own,
  sortType: 'number',
  descendingFirst: true,
  sortValue: at,
  cell: (row) => instantCell(at(row)),
});

/** Time since something; the youngest ranks highest. */
export const ageColumn = <Row>(
  own: Own & Pick<GridColumn<never>, 'id' | 'head'>,
  from: (row: Row) => number,
): GridColumn<Row> => ({
  ...numberKind,
  ...wideOnly,
  ...own,
  sortType: 'number',
  sortValue: (row) => -from(row),
  cell: (row) => ({ text: '', ageFrom: from(row), ageAboveMs: 0 }),
});

/** An id as text, whole on hover. */
export const idColumn = <Row>(
  own: Own & Pick<GridColumn<never>, 'id' | 'head'>,
  idOf: (row: Row) => string,
): GridColumn<Row> => ({
  ...wordKind,
  ...wideOnly,
  ...own,
  sortValue: idOf,
  cell: (row) => ({ text: idOf(row), title: idOf(row) }),
});
