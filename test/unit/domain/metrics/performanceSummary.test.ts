import { describe, expect, it } from 'vitest';
import { benchmarkMarks } from '../../../../src/main/domain/metrics/benchmark.ts';
import type { EquityPoint } from '../../../../src/main/domain/metrics/equityPoint.ts';
import { gateMetrics } from '../../../../src/main/domain/metrics/gateMetrics.ts';
import { performanceSummary, type Run } from '../../../../src/main/domain/metrics/performanceSummary.ts';
import { startRecord, trackRecordOf, type TrackRecord } from '../../../../src/main/domain/metrics/trackRecord.ts';
import { performanceSummarySchema } from '../../../../src/shared/evidence/performanceSummary.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { tradesOf } from '../../../support/buildTradeFact.ts';
import { expectClose } from '../../../support/expectClose.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 1);
const point = (days: number, equity: number, gross = 0): EquityPoint => ({
  at: unixMs(START + days * DAY),
  equity,
  gross,
});

/** Four days at 1000, 1010, 1010, 989.8, and half a fifth at 1009.596. */
const points = [point(0, 1000, 200), point(1, 1010), point(2, 1010, 505), point(3, 989.8), point(3.5, 1009.596)];
const recordOf = (history: readonly EquityPoint[], flows: Run['flows'] = []): TrackRecord => {
  const record = trackRecordOf(history, flows);
  if (record === null) throw new Error('The history of the test is empty');
  return record;
};
const run = (overrides: Partial<Run> = {}): Run => ({
  record: recordOf(points),
  trades: tradesOf([10, -20.2, 19.796]),
  filledNotional: 4_000,
  costs: { makerFees: 1, takerFees: 2, funding: -0.5, slippage: 0.75 },
  startEquity: 1000,
  flows: [],
  benchmarks: [],
  ...overrides,
});

describe('performanceSummary', () => {
  it('computes every metric of a run', () => {
    const found = performanceSummary(run());
    expect(performanceSummarySchema.parse(found)).toEqual(found);
    expect([found.from, found.to, found.dailyReturns, found.estimatedDays]).toEqual([START, START + 3.5 * DAY, 3, 0]);
    expectClose(found.totalReturn.value, 0.009596);
    // Daily returns 0.01, 0, -0.02: mean -1/300, deviation (n - 1) 0.0152752523, downside 0.0115470054.
    expectClose(found.sharpe.value, -4.169045, 1e-6);
    expectClose(found.sortino.value, -5.515131, 1e-6);
    expectClose(found.volatility.value, 0.29183328, 1e-6);
    expectClose(found.drawdown.max.value, 0.02);
    expectClose(found.drawdown.current.value, 0.0004);
    expect([found.cagr.reason, found.calmar.reason]).toEqual(['PERIOD_TOO_SHORT', 'PERIOD_TOO_SHORT']);
    expect([found.trades.count, found.trades.wins, found.streaks.longestWin]).toEqual([3, 2, 1]);
    // In a position on day 1 at 20 % and on day 3 at 50 %, of 3.5 days.
    expectClose(found.timeInMarket.value, 2 / 3.5);
    expectClose(found.averageGross.value, 0.7 / 3.5);
    // Average equity (1000 + 1010 + 1010 + 989.8 / 2) / 3.5 = 1004.2571...
    expectClose(found.turnover.value, 3.983043, 1e-6);
    expectClose(found.turnoverPerDay.value, 1.138012, 1e-6);
    expect(found.costs.total).toBe(4.25);
    expectClose(found.costs.shareOfGrossProfit.value, 4.25 / 29.796);
  });

  it('has growth per year and Calmar from thirty days on', () => {
    const found = performanceSummary(run({ record: recordOf([point(0, 1000), point(36.5, 800), point(73, 1100)]) }));
    // 1.1^5 - 1 and, with a drawdown of 20 %, five times that.
    expectClose(found.cagr.value, 0.61051);
    expectClose(found.calmar.value, 3.05255);
  });

  it('says why nothing is defined on a book without capital or time', () => {
    const found = performanceSummary(run({ record: startRecord(point(0, 0)), trades: [] }));
    expect(found.totalReturn.reason).toBe('NO_CAPITAL');
    expect([found.cagr.reason, found.calmar.reason]).toEqual(['NO_CAPITAL', 'NO_CAPITAL']);
    expect([found.timeInMarket.reason, found.turnover.reason]).toEqual(['TOO_FEW_OBS', 'NO_EQUITY']);
    expect([found.turnoverPerDay.reason, found.costs.shareOfGrossProfit.reason]).toEqual(['NO_EQUITY', 'NO_WINS']);
  });
});

describe('benchmarks', () => {
  // Marks: start, end of 1, 2, 3 March, end of the record.
  const rising = [100, 110, 110, 99, 99];
  const flat = [50, 50, 50, 50, 60];

  it('needs prices at the start, at each closed day and at the end', () => {
    expect(benchmarkMarks(run().record).map((at) => (at - START) / DAY)).toEqual([0, 1, 2, 3, 3.5]);
  });

  it('holds one symbol over the same days', () => {
    const [found] = performanceSummary(run({ benchmarks: [{ name: 'BTC/USDT', prices: [rising] }] })).benchmarks;
    expectClose(found?.totalReturn.value, -0.01);
    expectClose(found?.excess.value, 0.019596);
    expectClose(found?.endEquity.value, 990);
    // Daily returns 0.1, 0, -0.1: mean 0.
    expect(found?.sharpe.value).toBeCloseTo(0, 12);
  });

  it('holds several in equal parts, restored at each mark', () => {
    const [found] = performanceSummary(run({ benchmarks: [{ name: 'Equal', prices: [rising, flat] }] })).benchmarks;
    // Steps 0.05, 0, -0.05, 0.1.
    expectClose(found?.totalReturn.value, 1.05 * 0.95 * 1.1 - 1);
  });

  it('lets the same flows in at the mark that follows them', () => {
    const flows = [{ at: unixMs(START + 1.5 * DAY), amount: 500, equityBefore: 1010 }];
    const record = recordOf([point(0, 1000), point(1, 1010), point(2, 1510), point(3, 1500), point(3.5, 1510)], flows);
    const [found] = performanceSummary(
      run({ record, flows, benchmarks: [{ name: 'BTC', prices: [rising] }] }),
    ).benchmarks;
    // 1000 x 1.1, x 1 and 500 in, x 0.9.
    expectClose(found?.endEquity.value, 1440);
    expectClose(found?.totalReturn.value, -0.01);
  });

  it.each([
    ['a price that is missing', [[100, 110, 110, 99]]],
    ['a price that is not above zero', [[100, 110, 0, 99, 99]]],
    ['no symbol', []],
  ])('is undefined with %s', (_case, prices) => {
    const [found] = performanceSummary(run({ benchmarks: [{ name: 'BTC', prices }] })).benchmarks;
    const none = { value: null, reason: 'NO_PRICES' };
    expect(found).toEqual({ name: 'BTC', totalReturn: none, sharpe: none, endEquity: none, excess: none });
  });
});

describe('gateMetrics', () => {
  it('gives the gate its numbers, unrounded', () => {
    const found = gateMetrics(run().record, run().trades);
    expectClose(found.winRate.value, 2 / 3);
    expectClose(found.sharpe.value, -4.169045, 1e-6);
    expectClose(found.maxDrawdown.value, 0.02);
    expectClose(found.twr.value, 0.009596);
    expect([found.closedTrades, found.dailyReturns]).toEqual([3, 3]);
  });

  it('has reasons instead of numbers at the start', () => {
    expect(gateMetrics(startRecord(point(0, 1000)), [])).toEqual({
      winRate: { value: null, reason: 'NO_TRADES' },
      sharpe: { value: null, reason: 'TOO_FEW_OBS' },
      maxDrawdown: { value: null, reason: 'TOO_FEW_OBS' },
      closedTrades: 0,
      dailyReturns: 0,
      twr: { value: 0, reason: null },
    });
  });
});
