/** The worst loss of each UTC day of a run, in account currency and against the equity the day began with. */
import type { BacktestRun } from '../../../src/main/ports/backtests.ts';
import { DAY_MS } from '../../../src/shared/values/time.ts';

export interface DayLoss {
  /** Such as 2024-08-05. */
  readonly day: string;
  readonly start: number;
  readonly lowest: number;
}

/** Days in order; analytics floats. */
export function dailyLosses({ points }: BacktestRun): readonly DayLoss[] {
  const days = new Map<number, DayLoss>();
  let before = points[0]?.equity ?? NaN;
  for (const { at, equity, low } of points) {
    const day = Math.floor(at / DAY_MS);
    // A point at midnight closes the day before and begins this one.
    const known = days.get(day) ?? { day: dateOf(at), start: before, lowest: at % DAY_MS === 0 ? equity : Infinity };
    days.set(day, { ...known, lowest: Math.min(known.lowest, at % DAY_MS === 0 ? equity : low) });
    before = equity;
  }
  return [...days.values()];
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
