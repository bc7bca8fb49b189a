/** Gathers the bars of one file into columns that grow as they fill. */
import type { Candle, Interval } from '../../../shared/model/candle.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { BarColumns } from './barColumns.ts';

const FIRST_CAPACITY = 4_096;
const COLUMNS = ['openTime', 'open', 'high', 'low', 'close', 'volume'] as const;
type Column = (typeof COLUMNS)[number];
type Arrays = Record<Column, Float64Array>;

/** A text of at most this length has at most 15 digits, which a float holds. */
const SURELY_EXACT = 15;

export class ColumnBuilder {
  count = 0;
  private arrays = arraysOf(FIRST_CAPACITY);
  private rows = new Int32Array(FIRST_CAPACITY);
  private readonly exact = new Map<number, Candle>();

  /** Adds a bar with its row number in the file. Bars rise in time. */
  add(candle: Candle, row: number): void {
    if (this.count === this.arrays.openTime.length) this.grow();
    const at = this.count;
    const { arrays } = this;
    arrays.openTime[at] = candle.openTime;
    arrays.open[at] = Number(candle.open);
    arrays.high[at] = Number(candle.high);
    arrays.low[at] = Number(candle.low);
    arrays.close[at] = Number(candle.close);
    arrays.volume[at] = Number(candle.volume);
    if (needsText(candle)) this.exact.set(at, candle);
    this.rows[at] = row;
    this.count += 1;
  }

  /** Row of the file that a bar stood in. */
  rowOf(at: number): number {
    return this.rows[at] ?? 0;
  }

  /** The columns without the bars at the places given, which rise. */
  build(
    source: { readonly symbol: SymbolName; readonly interval: Interval; readonly intervalMs: number },
    without: readonly number[] = [],
  ): BarColumns {
    for (const at of without.toReversed()) this.remove(at);
    const cut = (column: Column): Float64Array => this.arrays[column].slice(0, this.count);
    return {
      symbol: source.symbol,
      interval: source.interval,
      intervalMs: source.intervalMs,
      count: this.count,
      openTime: cut('openTime'),
      open: cut('open'),
      high: cut('high'),
      low: cut('low'),
      close: cut('close'),
      volume: cut('volume'),
      exact: this.exact,
    };
  }

  /** Value of a column at a place. */
  value(column: Column, at: number): number {
    return this.arrays[column][at] ?? NaN;
  }

  private remove(at: number): void {
    for (const column of COLUMNS) this.arrays[column].copyWithin(at, at + 1, this.count);
    this.rows.copyWithin(at, at + 1, this.count);
    const moved = [...this.exact].filter(([place]) => place !== at);
    this.exact.clear();
    for (const [place, candle] of moved) this.exact.set(place > at ? place - 1 : place, candle);
    this.count -= 1;
  }

  private grow(): void {
    const grown = arraysOf(this.arrays.openTime.length * 2);
    for (const column of COLUMNS) grown[column].set(this.arrays[column]);
    this.arrays = grown;
    const rows = new Int32Array(this.rows.length * 2);
    rows.set(this.rows);
    this.rows = rows;
  }
}

const arraysOf = (capacity: number): Arrays => ({
  openTime: new Float64Array(capacity),
  open: new Float64Array(capacity),
  high: new Float64Array(capacity),
  low: new Float64Array(capacity),
  close: new Float64Array(capacity),
  volume: new Float64Array(capacity),
});

/** True when a value has more digits than its float gives back. Zeros at the end do not count: published exports pad with them. */
function needsText({ open, high, low, close, volume }: Candle): boolean {
  return isLong(open) || isLong(high) || isLong(low) || isLong(close) || isLong(volume);
}

function isLong(text: string): boolean {
  if (text.length <= SURELY_EXACT) return false;
  const digits = text.replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length > SURELY_EXACT;
}
