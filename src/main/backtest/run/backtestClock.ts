/**
 * Feed time of a backtest: a virtual clock that can also leave idle time out.
 * 1. `advanceTo` runs every callback due by then, in order of time, then of registration, as every virtual clock does.
 * 2. `skipTo` moves on without running the periodic timers, whose callbacks its owner has proven to change nothing, and leaves them due when they would
 *    have been. A callback that is not periodic is never skipped.
 */
import { invariant } from '../../../shared/base/invariant.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import type { ReplayClock } from '../../ports/replayClock.ts';

interface Entry {
  at: number;
  order: number;
  readonly callback: () => void;
  readonly name: string;
  /** Milliseconds between two runs; 0 for a callback that runs once. */
  readonly periodMs: number;
}

const NANOSECONDS_PER_MS = 1_000_000n;

export class BacktestClock implements ReplayClock {
  private readonly start: number;
  private readonly periods: ReadonlyMap<string, number>;
  private time: number;
  private readonly entries: Entry[] = [];
  private registered = 0;

  /** `periods` names the timers that re-arm themselves, with their distance. */
  constructor(start: UnixMs, periods: ReadonlyMap<string, number>) {
    this.start = start;
    this.time = start;
    this.periods = periods;
  }

  now(): UnixMs {
    return unixMs(this.time);
  }

  mono(): bigint {
    return BigInt(this.time - this.start) * NANOSECONDS_PER_MS;
  }

  schedule(at: UnixMs, callback: () => void, name = ''): () => void {
    const entry: Entry = { at, order: this.registered++, callback, name, periodMs: this.periods.get(name) ?? 0 };
    this.entries.push(entry);
    return () => this.remove(entry);
  }

  nextDue(): UnixMs | null {
    const entry = this.first();
    return entry === null ? null : unixMs(entry.at);
  }

  /** Due time of the first callback that must not be skipped; those named count although they are periodic. Infinity where there is none. */
  dueExcept(exact: ReadonlySet<string>): number {
    let due = Infinity;
    for (const { at, periodMs, name } of this.entries) if (at < due && (periodMs === 0 || exact.has(name))) due = at;
    return due;
  }

  /** Whether a timer of the name is due by then. */
  isDue(name: string, time: number): boolean {
    return this.entries.some((entry) => entry.name === name && entry.at <= time);
  }

  /** Names of what is due by then. */
  namesDue(time: number): readonly string[] {
    const names: string[] = [];
    for (const { at, name } of this.entries) if (at <= time) names.push(name);
    return names;
  }

  /** When a periodic timer ran last, or would have; -Infinity where there is none. */
  lastRun(name: string): number {
    const entry = this.entries.find((each) => each.name === name);
    return entry === undefined ? -Infinity : entry.at - entry.periodMs;
  }

  /** The first run of a periodic timer at or after a time; Infinity where there is none. */
  dueFrom(name: string, time: number): number {
    const entry = this.entries.find((each) => each.name === name);
    if (entry === undefined || time === Infinity) return Infinity;
    return entry.at + Math.max(0, Math.ceil((time - entry.at) / entry.periodMs)) * entry.periodMs;
  }

  advanceTo(time: UnixMs): void {
    for (let entry = this.first(); entry !== null && entry.at <= time; entry = this.first()) {
      this.remove(entry);
      this.time = Math.max(this.time, entry.at);
      entry.callback();
    }
    this.time = Math.max(this.time, time);
  }

  /** Moves on to a time before which nothing is due but periodic timers. */
  skipTo(time: number): void {
    const skipped = this.entries.filter((entry) => entry.at <= time);
    for (const entry of skipped) {
      invariant(entry.periodMs > 0, `the timer ${entry.name} is due and must not be skipped`);
      entry.at += (Math.floor((time - entry.at) / entry.periodMs) + 1) * entry.periodMs;
    }
    // Each would have armed itself again when it last ran.
    skipped.sort((one, other) => one.at - one.periodMs - (other.at - other.periodMs) || one.order - other.order);
    for (const entry of skipped) entry.order = this.registered++;
    this.time = Math.max(this.time, time);
  }

  private first(): Entry | null {
    let first: Entry | null = null;
    for (const entry of this.entries)
      if (first === null || entry.at < first.at || (entry.at === first.at && entry.order < first.order)) first = entry;
    return first;
  }

  private remove(entry: Entry): void {
    const place = this.entries.indexOf(entry);
    if (place >= 0) this.entries.splice(place, 1);
  }
}
