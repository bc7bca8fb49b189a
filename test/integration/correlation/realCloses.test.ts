/**
 * Correlation and volatility on 249 real daily closes of twelve majors, taken for hours where the rules speak of hours. Expected numbers come from
 * numpy 2.4 (weights spelled out, Ledoit and Wolf's published matrix form), and once more from plain sums written here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jointVariance } from '../../../src/main/domain/correlation/adjustedExposure.ts';
import { correlationMatrix, rhoAt } from '../../../src/main/domain/correlation/correlationMatrix.ts';
import { crossCheck } from '../../../src/main/domain/correlation/crossCheck.ts';
import { decayOf } from '../../../src/main/domain/correlation/decay.ts';
import { effectiveBets } from '../../../src/main/domain/correlation/effectiveBets.ts';
import { HourlyReturns } from '../../../src/main/domain/correlation/hourlyReturns.ts';
import { weightedCorrelation } from '../../../src/main/domain/correlation/weightedCorrelation.ts';
import { worstJointHours } from '../../../src/main/domain/correlation/worstJointHours.ts';
import { dailyVolatility } from '../../../src/main/domain/volatility/dailyVolatility.ts';
import { marketDataFolder } from '../../support/marketData.ts';

const closes = readCloses();
const DAY = 86_400_000;

interface Closes {
  readonly symbols: readonly string[];
  /** One row per day: open time, then a close per symbol. */
  readonly rows: readonly (readonly number[])[];
}

function readCloses(): Closes | null {
  const folder = marketDataFolder();
  const file = folder === null ? '' : join(folder, 'metrics', 'daily_closes_12majors_2024-01-01_2024-09-05.csv');
  if (!existsSync(file)) return null;
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return { symbols: head.split(',').slice(1), rows: lines.map((line) => line.split(',').map(Number)) };
}

const columnOf = ({ rows }: Closes, symbol: number): number[] => rows.map((row) => row[symbol + 1] ?? NaN);

/** Log returns by division and logarithm, as a list. */
const returnsOf = (column: readonly number[]): number[] =>
  column.slice(1).map((close, at) => Math.log(close) - Math.log(column[at] ?? NaN));

const seriesOf = (all: Closes): HourlyReturns[] =>
  all.symbols.map((_, symbol) => {
    const series = new HourlyReturns(512);
    for (const [at, close] of columnOf(all, symbol).entries()) series.put((all.rows[0]?.[0] ?? 0) / DAY + at, close);
    return series;
  });

/** Weighted correlation by its definition: a weight per observation, three sums. */
function plainRho(one: readonly number[], other: readonly number[], lambda: number): number {
  const weights = one.map((_, at) => lambda ** (one.length - 1 - at));
  const sum = (of: (at: number) => number): number => weights.reduce((total, weight, at) => total + weight * of(at), 0);
  const cross = sum((at) => (one[at] ?? 0) * (other[at] ?? 0));
  return cross / Math.sqrt(sum((at) => (one[at] ?? 0) ** 2) * sum((at) => (other[at] ?? 0) ** 2));
}

/** Passes where the data are absent; the line that marketDataFolder prints says so. */
const itReal = (name: string, body: () => void): void => it(name, () => (closes === null ? undefined : body()));

describe('real closes', () => {
  const all = closes ?? { symbols: [], rows: [] };
  const series = seriesOf(all);
  const decay = decayOf({ halfLifeHours: 72, minHours: 100 });
  const matrix = correlationMatrix(series, decay);
  const of = (symbol: string): number => all.symbols.indexOf(symbol);

  itReal('gives the EWMA correlations numpy gives', () => {
    const wanted = {
      ETHUSDT: 0.842533394861,
      SOLUSDT: 0.773682357174,
      XRPUSDT: 0.528017415892,
      TRXUSDT: 0.353106187095,
      NEARUSDT: 0.713546866769,
    };
    for (const [symbol, rho] of Object.entries(wanted))
      expect(rhoAt(matrix, of('BTCUSDT'), of(symbol))).toBeCloseTo(rho, 10);
  });

  itReal('agrees with plain sums on every pair', () => {
    for (const [row] of all.symbols.entries())
      for (const [column] of all.symbols.entries()) {
        const plain = plainRho(returnsOf(columnOf(all, row)), returnsOf(columnOf(all, column)), 0.5 ** (1 / 72));
        expect(rhoAt(matrix, row, column)).toBeCloseTo(plain, 10);
        expect(matrix.hours[row * matrix.size + column]).toBe(248);
      }
  });

  itReal('has BTC and ETH where they sit: 0.7 to 0.9 (D-7)', () => {
    const rho = rhoAt(matrix, of('BTCUSDT'), of('ETHUSDT')) ?? NaN;
    expect(rho).toBeGreaterThan(0.7);
    expect(rho).toBeLessThan(0.9);
  });

  itReal('gives the joint numbers numpy gives: 5 % BTC and 3 % ETH long, 2 % SOL short', () => {
    const book = all.symbols.map((symbol) => ({ BTCUSDT: 0.05, ETHUSDT: 0.03, SOLUSDT: -0.02 })[symbol] ?? 0);
    expect(jointVariance(matrix, book)).toBeCloseTo(0.003915002663417802, 14);
    expect(weightedCorrelation(matrix, book).value).toBeCloseTo(0.018548816680290636, 11);
    expect(effectiveBets(matrix, book).value).toBeCloseTo(2.554276678644706, 9);
  });

  itReal('finds 5 August 2024 worst for that book, and the other four days numpy finds', () => {
    const book = all.symbols.map((symbol) => ({ BTCUSDT: 0.05, ETHUSDT: 0.03, SOLUSDT: -0.02 })[symbol] ?? 0);
    const worst = worstJointHours(series, book, { window: 400, count: 5 });
    // Returns were put under their day's number, so an "hour" of the answer is a day.
    expect(worst.map((each) => (each.at / 3_600_000) * DAY)).toEqual([
      Date.UTC(2024, 7, 5),
      Date.UTC(2024, 2, 19),
      Date.UTC(2024, 2, 16),
      Date.UTC(2024, 7, 27),
      Date.UTC(2024, 3, 2),
    ]);
    expect(worst[0]?.result).toBeCloseTo(-0.005329681045, 10);
  });

  itReal('shrinks to what numpy shrinks to', () => {
    const shrunk = crossCheck(series, decay);
    if (shrunk === null) throw new Error('no cross-check');
    const wanted = { ETHUSDT: 0.74004686199, SOLUSDT: 0.697154500179, TRXUSDT: 0.474676609112 };
    for (const [symbol, rho] of Object.entries(wanted))
      expect(rhoAt(shrunk, of('BTCUSDT'), of(symbol))).toBeCloseTo(rho, 9);
  });

  itReal('shrinks to a matrix no book of the twelve has a negative variance in', () => {
    const shrunk = crossCheck(series, decay);
    if (shrunk === null) throw new Error('no cross-check');
    expect(leastPivot(shrunk.rho, shrunk.size)).toBeGreaterThan(0);
    expect(leastPivot(matrix.rho, matrix.size)).toBeGreaterThan(0);
  });

  itReal('gives the sigmas numpy gives, and their medians over 90 days (PS-04)', () => {
    for (const [symbol, now, usual] of [
      ['BTCUSDT', 0.028512001915775336, 0.024082740471558735],
      ['ETHUSDT', 0.03655584834266073, 0.02947700367677714],
    ] as const) {
      const found = dailyVolatility(returnsOf(columnOf(all, of(symbol))), {
        lambda: 0.94,
        least: 20,
        referenceDays: 90,
      });
      expect(found.sigmaNow).toBeCloseTo(now, 12);
      expect(found.sigmaReference).toBeCloseTo(usual, 12);
    }
  });
});

/** Least pivot of Gaussian elimination: above 0 exactly where the matrix is positive definite. */
function leastPivot(values: Float64Array, size: number): number {
  const rest = Array.from({ length: size }, (_, row) => values.slice(row * size, (row + 1) * size));
  let least = Infinity;
  for (let at = 0; at < size; at += 1) {
    const pivotRow = rest[at] ?? values;
    const pivot = pivotRow[at] ?? NaN;
    least = Math.min(least, pivot);
    for (const row of rest.slice(at + 1)) {
      const factor = (row[at] ?? 0) / pivot;
      for (let column = at; column < size; column += 1)
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  }
  return least;
}
