/** Counts what is in a candle file: repeated, contradicting, unordered, unreadable rows, changes of unit and gaps. */
import type { Candle } from '../../../../shared/model/candle.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { futureText, hasSamePrices, isTooDirty } from './barSequence.ts';
import type { CandleHead } from './candleHead.ts';
import { CandleRowParser, stampAt } from './candleRow.ts';
import { utcMinute } from './candleWords.ts';
import type { CandleFileReport } from './inspectCandleFile.ts';
import { unitOf, type TimeUnit } from './timeUnit.ts';
import { timeOfWords } from './timeOfWords.ts';

interface TalliedRow {
  readonly row: number;
  readonly bar: Candle;
  isSetAside: boolean;
}

type Tally = Omit<CandleFileReport, 'name' | 'interval' | 'text'>;

const NAMED_ROWS = 20;
const UNITS: readonly TimeUnit[] = ['seconds', 'milliseconds', 'microseconds'];

export class FileTally {
  private readonly head: CandleHead;
  private readonly now: UnixMs;
  private readonly parsers: ReadonlyMap<TimeUnit, CandleRowParser>;
  private readonly kept: TalliedRow[] = [];
  private readonly named: { row: number; text: string }[] = [];
  private rows = 0;
  private unit: TimeUnit | null = null;
  private unitChanges = 0;
  private nulls = 0;
  private shifted = 0;
  private setAside = 0;
  private isFuture = false;

  constructor(head: CandleHead, now: UnixMs) {
    this.head = head;
    this.now = now;
    this.parsers = new Map(UNITS.map((unit) => [unit, new CandleRowParser(head.layout, unit, head.symbolText)]));
  }

  add(line: string, row: number): void {
    this.rows += 1;
    if (line.includes('NULL')) this.nulls += 1;
    const columns = line.split(',');
    const word = columns[this.head.layout.time] ?? '';
    const unit = unitOf(stampAt(word, 0, word.length));
    if (unit !== null && this.unit !== null && unit !== this.unit) this.unitChanges += 1;
    if (unit !== null) this.unit = unit;
    const parser = this.parsers.get(unit ?? this.head.unit);
    const found = parser?.parse(line, 0, line.length) ?? null;
    if (parser === undefined || found === null) this.refuse(row, `${parser?.refusal.found ?? 'unreadable'}.`);
    else this.keep({ row, bar: parser.cut(found), isSetAside: false }, { word, unit, date: this.dateOf(columns) });
  }

  finish(intervalMs: number): Tally {
    const outOfOrder = this.setAsideUnordered();
    const sorted = [...this.kept].sort((one, other) => one.bar.openTime - other.bar.openTime || one.row - other.row);
    const repeated = this.compareRepeated(sorted);
    const usable = sorted.filter((entry) => !entry.isSetAside);
    const isNewestFirst = this.isNewestFirst();
    const isRefused = this.isFuture || usable.length === 0 || isTooDirty(this.setAside, this.rows);
    const isTouched =
      isNewestFirst || repeated.duplicates > 0 || this.setAside > 0 || this.head.unit !== 'milliseconds';
    return {
      rows: this.rows,
      first: sorted[0]?.bar.openTime ?? null,
      last: sorted.at(-1)?.bar.openTime ?? null,
      isNewestFirst,
      ...repeated,
      outOfOrder,
      unitChanges: this.unitChanges,
      ...gapsOf(sorted, intervalMs),
      nulls: this.nulls,
      shifted: this.shifted,
      setAside: this.setAside,
      refusedRows: this.named,
      verdict: isRefused ? 'refused' : isTouched ? 'cleaned' : 'clean',
    };
  }

  private keep(entry: TalliedRow, said: { word: string; unit: TimeUnit | null; date: UnixMs | null }): void {
    this.kept.push(entry);
    const { openTime } = entry.bar;
    if (openTime > this.now) {
      this.isFuture = true;
      this.leaveOut(entry, `${futureText(openTime, this.now)}.`);
    }
    if (said.unit !== this.head.unit)
      this.leaveOut(entry, `time ${said.word} is in ${said.unit}, others in ${this.head.unit}.`);
    if (said.date === null || said.date === openTime) return;
    this.shifted += 1;
    this.leaveOut(entry, `the date says ${utcMinute(said.date)}, the time ${utcMinute(openTime)}.`);
  }

  private dateOf(columns: readonly string[]): UnixMs | null {
    const { date } = this.head.layout;
    return date === null ? null : timeOfWords(columns[date] ?? '');
  }

  private setAsideUnordered(): number {
    const direction = this.isNewestFirst() ? -1 : 1;
    let unordered = 0;
    let previous: TalliedRow | null = null;
    for (const entry of this.kept) {
      const step: number = previous === null ? 0 : (entry.bar.openTime - previous.bar.openTime) * direction;
      if (step < 0) unordered += 1;
      if (step < 0) this.leaveOut(entry, `${utcMinute(entry.bar.openTime)} breaks the order of time.`);
      if (step >= 0) previous = entry;
    }
    return unordered;
  }

  private compareRepeated(sorted: readonly TalliedRow[]): Pick<Tally, 'duplicates' | 'conflicts' | 'firstConflict'> {
    let duplicates = 0;
    const conflicts: [number, number][] = [];
    for (const [index, entry] of sorted.entries()) {
      const previous = sorted[index - 1];
      if (previous === undefined || previous.bar.openTime !== entry.bar.openTime) continue;
      if (hasSamePrices(previous.bar, entry.bar)) duplicates += 1;
      else {
        conflicts.push([previous.row, entry.row]);
        for (const each of [previous, entry]) this.leaveOut(each, `rows ${previous.row} and ${entry.row} disagree.`);
      }
    }
    const [firstConflict = null] = conflicts.sort(([one], [other]) => one - other);
    return { duplicates, conflicts: conflicts.length, firstConflict };
  }

  private isNewestFirst(): boolean {
    return (this.kept[0]?.bar.openTime ?? 0) > (this.kept.at(-1)?.bar.openTime ?? 0);
  }

  private leaveOut(entry: TalliedRow, text: string): void {
    if (entry.isSetAside) return;
    entry.isSetAside = true;
    this.refuse(entry.row, text);
  }

  private refuse(row: number, text: string): void {
    this.setAside += 1;
    if (this.named.length < NAMED_ROWS) this.named.push({ row, text });
  }
}

function gapsOf(sorted: readonly TalliedRow[], intervalMs: number): Pick<Tally, 'gaps' | 'longestGapMs'> {
  let gaps = 0;
  let longestGapMs = 0;
  for (const [index, entry] of sorted.entries()) {
    const missing = entry.bar.openTime - (sorted[index - 1]?.bar.openTime ?? entry.bar.openTime) - intervalMs;
    if (missing <= 0) continue;
    gaps += 1;
    longestGapMs = Math.max(longestGapMs, missing);
  }
  return { gaps, longestGapMs };
}
