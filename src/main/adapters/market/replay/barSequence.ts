/**
 * The rules between the rows of one file, applied while it streams.
 * 1. Bars leave in strictly rising time, whole steps apart.
 * 2. A repeated row with the same prices is dropped, keeping the smaller volume so that no fill is flattered; with other prices both rows are
 *    set aside, because neither can be proved right.
 * 3. A row that cannot be used is set aside and counted; a file with more than 10 and 1 % of such rows is refused.
 * 4. A bar that lies in the future refuses the file.
 */
import type { Candle } from '../../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { BarRow } from './candleRow.ts';
import { count, counted, duration, utcMinute } from './candleWords.ts';

/** Something found in the file, to be told when the replay reaches the time. */
export interface BarNote {
  readonly at: UnixMs;
  readonly text: string;
}

export interface SequenceRules {
  /** Name of the file in reports. */
  readonly name: string;
  readonly intervalMs: number;
  /** The machine's time when the file was opened. */
  readonly now: UnixMs;
  /** Reads the numbers of a row, for comparing repeated ones. */
  readonly cut: (row: BarRow) => Candle;
}

const SET_ASIDE_FLOOR = 10;
const SET_ASIDE_SHARE = 0.01;

/** True when so many rows had to be set aside that the file as a whole cannot be trusted. */
export const isTooDirty = (setAside: number, rows: number): boolean =>
  setAside > SET_ASIDE_FLOOR + rows * SET_ASIDE_SHARE;

/** True when two bars have the same prices, however they write them ("1.50" and "1.5"). */
export function hasSamePrices(one: Candle, other: Candle): boolean {
  const same = (left: string, right: string): boolean => left === right || Number(left) === Number(right);
  return (
    same(one.open, other.open) && same(one.high, other.high) && same(one.low, other.low) && same(one.close, other.close)
  );
}

export class BarSequence {
  /** Why the file must be refused, null while it may be used. */
  refusal: string | null = null;
  readonly notes: BarNote[] = [];
  private readonly rules: SequenceRules;
  private readonly emit: (bar: BarRow, row: number) => void;
  /** The last bar, held back until the next row shows that it is not contradicted. */
  private held: BarRow | null = null;
  private heldRow = 0;
  private isContradicted = false;
  private rows = 0;
  private setAside = 0;
  private duplicates = 0;
  private gaps = 0;
  private longestGap = 0;

  constructor(rules: SequenceRules, emit: (bar: BarRow, row: number) => void) {
    this.rules = rules;
    this.emit = emit;
  }

  take(bar: BarRow, row: number): void {
    this.rows += 1;
    const held = this.held;
    if (bar.openTime > this.rules.now) this.refuseFuture(bar, row);
    else if (held === null) this.hold(bar, row);
    else if (bar.openTime > held.openTime) this.follow(held, bar, row);
    else if (bar.openTime < held.openTime)
      this.leaveOut(row, `${utcMinute(bar.openTime)} is older than row ${count(this.heldRow)}. Expected rising times.`);
    else if (hasSamePrices(this.rules.cut(held), this.rules.cut(bar))) this.drop(held, bar, row);
    else this.contradict(bar, row);
  }

  /** Sets a row aside that could not be read. */
  leaveOut(row: number, found: string): void {
    this.setAside += 1;
    if (this.setAside === 1) this.note(`Row ${count(row)}: ${found} Set aside.`);
    if (isTooDirty(this.setAside, this.rows + this.setAside))
      this.refusal ??= `row ${count(row)}: ${found} ${counted(this.setAside, 'row')} of the first ${count(row)} had to be set aside, more than 1 %`;
  }

  /** Forgets the last bar: what follows is not compared with it, because rows in between were skipped. */
  forget(): void {
    this.held = null;
    this.isContradicted = false;
  }

  /** Lets the last bar go and sums up. */
  finish(): void {
    this.release();
    if (this.rows + this.setAside > 0) this.sumUp();
  }

  private follow(held: BarRow, bar: BarRow, row: number): void {
    const step = bar.openTime - held.openTime;
    const { intervalMs } = this.rules;
    if (step % intervalMs !== 0) {
      this.leaveOut(row, `${duration(step)} after row ${count(this.heldRow)}, bars are ${duration(intervalMs)} apart.`);
      return;
    }
    this.release();
    if (step > intervalMs) this.gap(held, step - intervalMs);
    this.hold(bar, row);
  }

  private hold(bar: BarRow, row: number): void {
    this.held = bar;
    this.heldRow = row;
  }

  private release(): void {
    if (this.held !== null && !this.isContradicted) this.emit(this.held, this.heldRow);
    this.isContradicted = false;
  }

  private drop(held: BarRow, bar: BarRow, row: number): void {
    this.duplicates += 1;
    if (Number(this.rules.cut(bar).volume) < Number(this.rules.cut(held).volume)) this.held = bar;
    if (this.duplicates === 1) this.note(`Row ${count(row)} repeats row ${count(this.heldRow)}. Dropped.`);
  }

  private contradict(bar: BarRow, row: number): void {
    const rows = `rows ${count(this.heldRow)} and ${count(row)}`;
    const found = `${rows} give ${utcMinute(bar.openTime)} different prices, and neither can be proved right.`;
    if (!this.isContradicted) this.leaveOut(this.heldRow, found);
    this.isContradicted = true;
    this.leaveOut(row, found);
  }

  private gap(before: BarRow, missing: number): void {
    this.gaps += 1;
    this.longestGap = Math.max(this.longestGap, missing);
    const bars = counted(missing / this.rules.intervalMs, 'bar');
    if (this.gaps === 1) this.note(`${bars} missing after ${utcMinute(before.openTime)}. Nothing was filled in.`);
  }

  private refuseFuture(bar: BarRow, row: number): void {
    this.refusal ??= `row ${count(row)}: ${futureText(bar.openTime, this.rules.now)}`;
  }

  private note(text: string): void {
    this.notes.push({
      at: unixMs((this.held?.openTime ?? 0) + this.rules.intervalMs),
      text: `${this.rules.name}: ${text}`,
    });
  }

  private sumUp(): void {
    const parts = [
      this.setAside > 1 ? `${counted(this.setAside, 'row')} set aside` : null,
      this.duplicates > 1 ? `${counted(this.duplicates, 'repeated row')} dropped` : null,
      this.gaps > 1 ? `${counted(this.gaps, 'gap')}, the longest ${duration(this.longestGap)}` : null,
    ].filter((part) => part !== null);
    if (parts.length > 0) this.note(`${parts.join('; ')}.`);
  }
}

/** A bar that has not happened yet: the file or the clock is wrong, and nobody can say which. */
export const futureText = (at: UnixMs, now: UnixMs): string =>
  `${utcMinute(at)} is in the future, this machine's clock says ${utcMinute(now)}`;
