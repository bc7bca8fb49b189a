/**
 * F7: everything a report says about a book of one year: 525,600 minute samples folded into a track record, every metric of 10,000 round trips,
 * and the evidence panel with its 2,000 resamples. Median of several rounds; samples and trades are seeded and made before the clock starts.
 */
import { createHash } from 'node:crypto';
import { SeededRandom } from '../src/main/adapters/market/generator/random.ts';
import { dataSeed } from '../src/main/domain/evidence/dataSeed.ts';
import { evidencePanel } from '../src/main/domain/evidence/evidencePanel.ts';
import type { EquityPoint } from '../src/main/domain/metrics/equityPoint.ts';
import { performanceSummary } from '../src/main/domain/metrics/performanceSummary.ts';
import { trackRecordOf } from '../src/main/domain/metrics/trackRecord.ts';
import type { TradeFact } from '../src/main/domain/metrics/tradeFact.ts';
import { defaultSettings } from '../src/shared/settings.ts';
import { DAY_MS, MINUTE_MS, unixMs } from '../src/shared/values/time.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const DAYS = 365;
const TRADES = 10_000;
const ROUNDS = 15;
const GOAL_MS = 500;
const START = Date.UTC(2025, 0, 1);
const EQUITY = 10_000;

/** Measures the whole of it, and says how long its three parts take. */
export async function run(): Promise<Figure> {
  const random = new SeededRandom(7);
  const points = samples(random);
  const trades = roundTrips(random);
  const rounds = Array.from({ length: ROUNDS }, () => report(points, trades));
  const totals = rounds.map((round) => round.recordMs + round.metricsMs + round.evidenceMs);
  const value = percentile(totals, 0.5);
  return await Promise.resolve({
    id: 'F7',
    name: 'Report of 10,000 trades and 365 days, bootstrap included',
    unit: 'ms',
    value,
    p99: percentile(totals, 0.99),
    baseline: null,
    goal: `< ${GOAL_MS} ms`,
    holds: value < GOAL_MS,
    details: {
      samples: points.length,
      recordMs: percentile(
        rounds.map((round) => round.recordMs),
        0.5,
      ),
      metricsMs: percentile(
        rounds.map((round) => round.metricsMs),
        0.5,
      ),
      evidenceMs: percentile(
        rounds.map((round) => round.evidenceMs),
        0.5,
      ),
    },
  });
}

function report(points: readonly EquityPoint[], trades: readonly TradeFact[]) {
  const started = performance.now();
  const record = trackRecordOf(points);
  if (record === null) throw new Error('The report of the bench has no samples');
  const folded = performance.now();
  const costs = { makerFees: 100, takerFees: 400, funding: -20, slippage: 150 };
  performanceSummary({ record, trades, costs, filledNotional: 5e6, startEquity: EQUITY, flows: [], benchmarks: [] });
  const summarized = performance.now();
  const dailyReturns = record.days.closed;
  evidencePanel({
    dailyReturns,
    trades,
    attempt: 3,
    pastAttempts: [],
    isUndeclared: false,
    lossesToTrip: 3,
    settings: defaultSettings(),
    seed: dataSeed(dailyReturns, trades, (bytes) => createHash('sha256').update(bytes).digest('hex')),
  });
  const done = performance.now();
  return { recordMs: folded - started, metricsMs: summarized - folded, evidenceMs: done - summarized };
}

function samples(random: SeededRandom): readonly EquityPoint[] {
  let equity = EQUITY;
  return Array.from({ length: (DAYS * DAY_MS) / MINUTE_MS + 1 }, (_, minute) => {
    equity *= 1 + 0.000_2 * random.normal();
    return { at: unixMs(START + minute * MINUTE_MS), equity, gross: minute % 3 === 0 ? 0 : equity * 0.1 };
  });
}

function roundTrips(random: SeededRandom): readonly TradeFact[] {
  const apart = Math.floor((DAYS * DAY_MS) / TRADES);
  return Array.from({ length: TRADES }, (_, at) => {
    const rMultiple = random.normal() + 0.05;
    const openedAt = unixMs(START + at * apart);
    return {
      symbol: 'BTC/USDT',
      side: at % 2 === 0 ? 'LONG' : 'SHORT',
      openedAt,
      closedAt: unixMs(openedAt + apart / 2),
      netPnl: rMultiple * 10,
      rMultiple,
      fees: 0.5,
      funding: 0,
      mae: 5,
      mfe: 8,
      maeR: 0.5,
      mfeR: 0.8,
    };
  });
}
