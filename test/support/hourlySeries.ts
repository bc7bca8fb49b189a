/** Hourly returns of a symbol from a list: null is an hour without a close, which leaves the hour after it without a return too. */
import { HourlyReturns } from '../../src/main/domain/correlation/hourlyReturns.ts';
import type { Decay } from '../../src/main/domain/correlation/decay.ts';

/** Hour numbers of tests start here. */
export const FIRST_HOUR = 480_000;

/** The returns end at hour FIRST_HOUR + their number; the close at FIRST_HOUR is 100. */
export function hourlySeries(returns: readonly (number | null)[], memory = 512): HourlyReturns {
  const series = new HourlyReturns(memory);
  let close = 100;
  series.put(FIRST_HOUR, close);
  for (const [at, value] of returns.entries()) {
    if (value === null) continue;
    close *= Math.exp(value);
    series.put(FIRST_HOUR + 1 + at, close);
  }
  return series;
}

/** Decay for tests: a memory as long as asked for, the 100-hour minimum waived unless asked for. */
export const buildDecay = ({ lambda = 0.9, window = 400, minHours = 1 }: Partial<Decay> = {}): Decay => ({
  lambda,
  window,
  leaving: lambda ** window,
  minHours,
});
