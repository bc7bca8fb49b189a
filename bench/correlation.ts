/**
 * correlation: 100 symbols over 500 hours, the matrix from scratch, beside the same sums written out plainly. Details: one more hour of all symbols,
 * which is what a running desk pays, and the Ledoit-Wolf cross-check.
 */
import { correlationMatrix } from '../src/main/domain/correlation/correlationMatrix.ts';
import { decayOf, MEMORY_HOURS } from '../src/main/domain/correlation/decay.ts';
import { EwmaPair } from '../src/main/domain/correlation/ewmaPair.ts';
import { HourlyReturns } from '../src/main/domain/correlation/hourlyReturns.ts';
import { ledoitWolf } from '../src/main/domain/correlation/ledoitWolf.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const SYMBOLS = 100;
const HOURS = 500;
const ROUNDS = 60;
const FIRST_HOUR = 480_000;
const GOAL_MS = 50;

export function run(): Promise<Figure> {
  const random = lcg(7);
  const series = Array.from({ length: SYMBOLS }, () => new HourlyReturns(MEMORY_HOURS));
  const closes = series.map(() => 100);
  const returns = series.map(() => new Float64Array(HOURS));
  const putHour = (hour: number, at: number): void => {
    const market = random();
    for (const [symbol, each] of series.entries()) {
      const value = 0.01 * (market + random());
      closes[symbol] = (closes[symbol] ?? 0) * Math.exp(value);
      each.put(hour, closes[symbol]);
      const row = returns[symbol];
      if (row !== undefined && at >= 0 && at < HOURS) row[at] = value;
    }
  };
  for (let hour = 0; hour <= HOURS; hour += 1) putHour(FIRST_HOUR + hour, hour - 1);
  const decay = decayOf({ halfLifeHours: 72, minHours: 100 });
  const full = times(() => correlationMatrix(series, decay));
  const plain = times(() => plainMatrix(returns, decay.lambda));
  const shrunk = times(() => ledoitWolf(returns));
  const pairs = series.flatMap((one, row) => series.slice(0, row).map((other) => new EwmaPair(one, other, decay)));
  for (const pair of pairs) pair.rho();
  let hour = FIRST_HOUR + HOURS;
  const update = times(() => {
    hour += 1;
    putHour(hour, -1);
    for (const pair of pairs) pair.rho();
  });
  const median = percentile(full, 0.5);
  return Promise.resolve({
    id: 'correlation',
    name: `Correlation of ${SYMBOLS} symbols over ${HOURS} hours (median)`,
    unit: 'ms',
    value: median,
    p99: percentile(full, 0.99),
    baseline: percentile(plain, 0.5),
    goal: `< ${GOAL_MS} ms`,
    holds: median < GOAL_MS,
    details: {
      pairs: pairs.length,
      oneMoreHourMs: percentile(update, 0.5),
      oneMoreHourP99Ms: percentile(update, 0.99),
      ledoitWolfMs: percentile(shrunk, 0.5),
    },
  });
}

function times(work: () => unknown): readonly number[] {
  return Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

/** Baseline: three weighted sums per pair over plain columns, no gaps handled. */
function plainMatrix(columns: readonly Float64Array[], lambda: number): Float64Array {
  const rho = new Float64Array(columns.length ** 2);
  for (const [row, one] of columns.entries())
    for (const [column, other] of columns.entries()) {
      if (column > row) break;
      let [cross, first, second] = [0, 0, 0];
      for (let at = 0; at < one.length; at += 1) {
        const x = one[at] ?? 0;
        const y = other[at] ?? 0;
        cross = cross * lambda + x * y;
        first = first * lambda + x * x;
        second = second * lambda + y * y;
      }
      rho[row * columns.length + column] = cross / Math.sqrt(first * second);
    }
  return rho;
}

/** Numbers in [-0.5, 0.5) that are the same in every run. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648 - 0.5;
  };
}
