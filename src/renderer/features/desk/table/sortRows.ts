/** Order of table rows: the chosen column, missing values last, ties by symbol, then by key (UI-40). */
import { compareDecimalText } from './compareDecimalText.ts';
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
  const ranked = rows.map((each) => ({
    key: each.key,
    symbol: each.symbol,
    value: column?.sortValue(each.row) ?? null,
  }));
  ranked.sort((a, b) => compareRanked(a, b, { type: column?.sortType ?? 'text', descending: sort.descending }));
  return ranked.map((each) => each.key);
}

interface Ranked {
  readonly key: string;
  readonly symbol: string;
  readonly value: SortValue;
}

function compareRanked(
  a: Ranked,
  b: Ranked,
  how: { type: 'decimal' | 'text' | 'number'; descending: boolean },
): number {
  if (a.value === null || b.value === null) {
    if (a.value !== b.value) return a.value === null ? 1 : -1;
  } else {
    const order = compareSortValues(a.value, b.value, how.type);
    if (order !== 0) return how.descending ? -order : order;
  }
  return compareText(a.symbol, b.symbol) || compareText(a.key, b.key);
}

/** Compares two present values of one column, ascending. */
export function compareSortValues(a: string | number, b: string | number, type: 'decimal' | 'text' | 'number'): number {
  if (type === 'number') return Number(a) - Number(b);
  if (type === 'decimal') return compareDecimalText(String(a), String(b));
  return compareText(String(a), String(b));
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
