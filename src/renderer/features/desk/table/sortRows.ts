/** Order of table rows: the chosen column, missing values last, ties by symbol, then by key (UI-40). */
import { compareDecimalParts, decimalParts, type DecimalParts } from './compareDecimalText.ts';
import type { GridColumn, GridSort, SortValue } from './gridColumn.ts';

export interface KeyedRow<RowType> {
  readonly key: string;
  readonly symbol: string;
  readonly row: RowType;
}

/** Keys of the rows in the order of the sort. */
export function sortRows<RowType>(
  rows: readonly KeyedRow<RowType>[],
  columns: readonly GridColumn<RowType>[],
  sort: GridSort,
): readonly string[] {
  const column = columns.find((each) => each.id === sort.column);
  const rank = rankOf(column?.sortType ?? 'text');
  const ranked = rows.map(({ key, symbol, row }) => ({ key, symbol, rank: rank(column?.sortValue(row) ?? null) }));
  ranked.sort((a, b) => compareRanked(a, b, sort.descending));
  return ranked.map((each) => each.key);
}

/** A sort value made ready once, so that comparing is cheap. */
type Rank = string | number | DecimalParts | null;

interface Ranked {
  readonly key: string;
  readonly symbol: string;
  readonly rank: Rank;
}

const rankOf =
  (type: 'decimal' | 'text' | 'number') =>
  (value: SortValue): Rank => {
    if (value === null) return null;
    if (type === 'number') return Number(value);
    return type === 'decimal' ? decimalParts(String(value)) : String(value);
  };

function compareRanked(a: Ranked, b: Ranked, descending: boolean): number {
  if (a.rank === null || b.rank === null) {
    if (a.rank !== b.rank) return a.rank === null ? 1 : -1;
  } else {
    const order = compareRanks(a.rank, b.rank);
    if (order !== 0) return descending ? -order : order;
  }
  return compareText(a.symbol, b.symbol) || compareText(a.key, b.key);
}

function compareRanks(a: NonNullable<Rank>, b: NonNullable<Rank>): number {
  if (typeof a === 'object' && typeof b === 'object') return compareDecimalParts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : 0;
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
