/**
 * One row of a candle file, read by character position without a copy of the row: this runs for every bar of a replay.
 * Accepts plain decimals only; prices and volume stay the text of the file.
 */
import type { Candle } from '../../../../shared/model/candle.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { excerpt, type CandleLayout } from './candleLayout.ts';
import { stampToMs, unitOf, type TimeUnit } from './timeUnit.ts';

export type RowProblem = 'columns' | 'time' | 'unit' | 'null' | 'decimal' | 'price' | 'range' | 'symbol';

/**
 * A row that can be used: where its text is. The bar is cut from it when it is needed, because thousands of rows wait in memory and short-lived
 * bars cost next to nothing.
 */
export interface BarRow {
  readonly openTime: UnixMs;
  /** Close at or above open. */
  readonly rises: boolean;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Why a row cannot be used. `found` completes the sentence "Row 12: ...". */
export interface RowRefusal {
  readonly problem: RowProblem;
  readonly found: string;
}

const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
/** Decimal text of the model is at most this long. */
const LONGEST_DECIMAL = 64;
/** Up to this many digits a float holds the digits exactly. */
const EXACT_DIGITS = 15;
const SHORTEST_VIEW = 13;
const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => 10 ** exponent);
const EMPTY_WORDS = ['', 'NULL', 'NAN', 'NONE', 'N/A', 'INF', '-INF'];

/** Reads the rows of one file. The unit is that of the file's first row. */
export class CandleRowParser {
  /** Set when `parse` returns null. */
  refusal: RowRefusal = { problem: 'columns', found: '' };
  private readonly ends: Int32Array;
  private readonly layout: CandleLayout;
  private readonly unit: TimeUnit;
  private readonly symbolText: string | null;
  private text = '';
  private start = 0;

  constructor(layout: CandleLayout, unit: TimeUnit, symbolText: string | null = null) {
    this.layout = layout;
    this.unit = unit;
    this.symbolText = symbolText;
    this.ends = new Int32Array(layout.columns + 1);
  }

  /** The row in text[start, end), null when it must be refused. */
  parse(text: string, start: number, end: number): BarRow | null {
    this.text = text;
    this.start = start;
    const columns = this.split(end);
    if (columns !== this.layout.columns)
      return this.refuse('columns', `found ${columns} columns, expected ${this.layout.columns}`);
    const openTime = this.time();
    return openTime === null ? null : this.check(openTime, end);
  }

  /** The bar of a row that this parser, or one of the same layout, has accepted. */
  cut(row: BarRow): Candle {
    this.text = row.text;
    this.start = row.start;
    this.split(row.end);
    const { open, high, low, close, volume } = this.layout;
    return {
      openTime: row.openTime,
      open: this.copy(open),
      high: this.copy(high),
      low: this.copy(low),
      close: this.copy(close),
      volume: this.copy(volume),
    };
  }

  private check(openTime: UnixMs, end: number): BarRow | null {
    const { layout } = this;
    const open = this.decimal(layout.open);
    const high = this.decimal(layout.high);
    const low = this.decimal(layout.low);
    const close = this.decimal(layout.close);
    const volume = this.decimal(layout.volume);
    if (!(low > 0 && open >= low && close >= low && high >= open && high >= close && volume >= 0))
      return this.refuseValues([open, high, low, close, volume]);
    if (layout.symbol !== null && this.symbolText !== null && this.field(layout.symbol) !== this.symbolText)
      return this.refuse('symbol', `symbol "${excerpt(this.field(layout.symbol))}", others are ${this.symbolText}`);
    return { openTime, rises: close >= open, text: this.text, start: this.start, end };
  }

  private refuseValues(values: readonly number[]): null {
    const { open, high, low, close, volume } = this.layout;
    const fields = [open, high, low, close, volume].map((column) => this.field(column));
    const names = ['open', 'high', 'low', 'close', 'volume'];
    const broken = values.findIndex((value) => Number.isNaN(value));
    const word = fields[broken] ?? '';
    if (broken >= 0 && EMPTY_WORDS.includes(word.trim().toUpperCase()))
      return this.refuse(
        'null',
        `${names[broken]} is ${word.trim() === '' ? 'empty' : excerpt(word)}, expected a price`,
      );
    if (broken >= 0)
      return this.refuse(
        'decimal',
        `${names[broken]} is "${excerpt(word)}", expected plain decimal text such as 61118.25`,
      );
    const negative = values.findIndex((value, index) => (index === 4 ? value < 0 : value <= 0));
    if (negative >= 0)
      return this.refuse(
        'price',
        `${names[negative]} is ${fields[negative]}, expected ${negative === 4 ? '0 or more' : 'more than 0'}`,
      );
    const shown = fields.slice(0, 4).join(', ');
    return this.refuse('range', `open, high, low, close are ${shown}; expected low <= open, close <= high`);
  }

  private time(): UnixMs | null {
    const from = this.from(this.layout.time);
    const to = this.to(this.layout.time);
    const stamp = stampAt(this.text, from, to);
    const unit = Number.isNaN(stamp) ? null : unitOf(stamp);
    if (unit === this.unit) return stampToMs(stamp, unit);
    const word = excerpt(this.text.slice(from, to));
    if (unit === null) {
      this.refuse('time', `time "${word}", expected milliseconds since 1970, UTC`);
      return null;
    }
    this.refuse('unit', `time ${word} is in ${unit}, others in ${this.unit}`);
    return null;
  }

  private split(end: number): number {
    const { text, ends } = this;
    let columns = 0;
    for (let at = this.start; at < end; at += 1) if (text.charCodeAt(at) === COMMA) ends[columns++] = at;
    ends[columns] = end;
    return columns + 1;
  }

  private from(column: number): number {
    return column === 0 ? this.start : (this.ends[column - 1] ?? 0) + 1;
  }

  private to(column: number): number {
    return this.ends[column] ?? 0;
  }

  private field(column: number): string {
    return this.text.slice(this.from(column), this.to(column));
  }

  /** A field that does not keep the block it was cut from in memory: the engine cuts long substrings as views of their parent. */
  private copy(column: number): string {
    const field = this.field(column);
    return field.length < SHORTEST_VIEW ? field : ` ${field}`.slice(1);
  }

  private decimal(column: number): number {
    return decimalAt(this.text, this.from(column), this.to(column));
  }

  private refuse(problem: RowProblem, found: string): null {
    this.refusal = { problem, found };
    return null;
  }
}

/** The time stamp in text[from, to), NaN when it is not one. Exports of data frames write whole numbers as "1502942400.0". */
export function stampAt(text: string, from: number, to: number): number {
  let stamp = 0;
  let at = from;
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) break;
    stamp = stamp * 10 + (code - ZERO);
  }
  if (at === from || at - from > 17) return NaN;
  if (at === to) return stamp;
  if (text.charCodeAt(at) !== DOT || at + 1 === to) return NaN;
  for (at += 1; at < to; at += 1) if (text.charCodeAt(at) !== ZERO) return NaN;
  return stamp;
}

/** The plain decimal in text[from, to) as a float for comparing, NaN when the text is anything else. */
export function decimalAt(text: string, from: number, to: number): number {
  if (text.charCodeAt(from) === MINUS) return -unsignedAt(text, from + 1, to);
  return unsignedAt(text, from, to);
}

function unsignedAt(text: string, from: number, to: number): number {
  let digits = 0;
  let dot = -1;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) digits = digits * 10 + (code - ZERO);
    else if (code === DOT && dot < 0) dot = at;
    else return NaN;
  }
  const whole = (dot < 0 ? to : dot) - from;
  const fraction = dot < 0 ? 0 : to - dot - 1;
  const startsWithZero = whole > 1 && text.charCodeAt(from) === ZERO;
  if (whole < 1 || startsWithZero || dot === to - 1 || to - from > LONGEST_DECIMAL) return NaN;
  const scale = POWERS_OF_TEN[fraction];
  return whole + fraction > EXACT_DIGITS || scale === undefined ? Number(text.slice(from, to)) : digits / scale;
}
