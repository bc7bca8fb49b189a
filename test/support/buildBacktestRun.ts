/** A finished backtest with valid values, for what stores and shows it. */
import type { BacktestRun } from '../../src/main/ports/backtests.ts';
import type { EvidencePanel } from '../../src/shared/evidence/evidencePanel.ts';
import { defined, undefinedFor, type Metric } from '../../src/shared/evidence/metric.ts';
import type { PerformanceSummary } from '../../src/shared/evidence/performanceSummary.ts';
import { unixMs } from '../../src/shared/values/time.ts';

const START = unixMs(Date.UTC(2024, 7, 1));
const END = unixMs(Date.UTC(2024, 7, 3));
const none = undefinedFor('TOO_FEW_OBS');

const performance: PerformanceSummary = {
  from: START,
  to: END,
  dailyReturns: 2,
  estimatedDays: 0,
  totalReturn: defined(-0.0125),
  cagr: none,
  sharpe: defined(-3.5),
  sortino: none,
  volatility: defined(0.2),
  calmar: undefinedFor('PERIOD_TOO_SHORT'),
  drawdown: {
    max: defined(0.021),
    current: defined(0.0125),
    peakAt: START,
    troughAt: END,
    recoveryMs: null,
    underWaterMs: 1_000,
    longestUnderWaterMs: 1_000,
    longestRecoveredMs: 0,
  },
  trades: {
    count: 1,
    wins: 0,
    losses: 1,
    breakeven: 0,
    netPnl: -125,
    grossProfit: 0,
    grossLoss: 125,
    winRate: defined(0),
    profitFactor: defined(0),
    payoff: undefinedFor('NO_WINS'),
    averageWin: undefinedFor('NO_WINS'),
    averageLoss: defined(125),
    expectancy: defined(-125),
    expectancyR: defined(-1.25),
    averageMaeR: defined(1.3),
    averageMfeR: defined(0.2),
    averageHeldMs: defined(3_600_000),
  },
  streaks: { current: { kind: 'LOSS', length: 1 }, longestWin: 0, longestLoss: 1, sinceLastTradeMs: 1_000 },
  timeInMarket: defined(0.5),
  averageGross: defined(0.1),
  turnover: defined(0.4),
  turnoverPerDay: defined(0.2),
  costs: {
    makerFees: 0,
    takerFees: 2,
    funding: 0,
    slippage: 1,
    total: 3,
    shareOfGrossProfit: undefinedFor('NO_WINS'),
  },
  benchmarks: [
    { name: 'Bitcoin held', totalReturn: defined(-0.05), sharpe: none, endEquity: defined(9_500), excess: none },
  ],
};

const estimate = (point: Metric) => ({ point, bootstrap: null });

const evidence: EvidencePanel = {
  days: 2,
  trades: 1,
  confidence: 0.95,
  sharpe: { ...estimate(defined(-3.5)), standardError: defined(13), interval: { low: -29, high: 22 } },
  expectancy: estimate(defined(-125)),
  expectancyR: estimate(defined(-1.25)),
  winRate: { point: defined(0), interval: { low: 0, high: 0.79 } },
  psr: [
    { benchmark: 0, value: none },
    { benchmark: 0.5, value: none },
  ],
  minTrackRecordDays: undefinedFor('NOT_ABOVE_BENCHMARK'),
  minTrackRecordProgress: 0,
  deflated: { value: none, tries: 1, benchmarkAnnual: none },
  dependence: { autocorrelation: none, warning: null },
  grade: 'D',
  gradeRule: 'D: everything else.',
  gradeMissing: ['30 trades'],
  concentration: {
    bestTradeShare: undefinedFor('NO_PROFIT'),
    bestDayShare: undefinedFor('NO_PROFIT'),
    withoutBestTrade: defined(0),
    withoutBestDay: defined(0),
    note: null,
  },
  tripOdds: { losses: 6, trades: 20, odds: 1, text: 'Six losses in a row are certain.' },
  tooFew: true,
  sentence: '2 days show no edge: the Sharpe ratio is not above zero.',
  gatePowerText: 'A book without skill passes often.',
};

/** A losing run of two days with one round trip, one trigger and one emergency stop. */
export function buildBacktestRun(overrides: Partial<BacktestRun> = {}): BacktestRun {
  return {
    id: 'run-1',
    askedAt: unixMs(1_750_000_000_000),
    durationMs: 1_234,
    strategy: {
      id: 'donchian',
      version: 1,
      hash: 'a'.repeat(64),
      parameters: { entryChannel: 20, shorts: true },
      parametersHash: 'b'.repeat(64),
    },
    market: {
      label: 'binance_BTCUSDT_5m',
      synthetic: false,
      interval: '5m',
      fingerprint: 'replay-1',
      hash: 'c'.repeat(64),
      symbols: ['BTC/USDT'],
      from: START,
      to: END,
      bars: 576,
    },
    setup: {
      app: '0.1.0',
      settingsHash: 'd'.repeat(64),
      mode: 'PAPER',
      currency: 'USDT',
      equity: '10000',
      afterStop: 'END',
      seed: 1,
    },
    end: {
      kind: 'STOPPED',
      at: END,
      text: 'Ended by the emergency stop I1 (DAILY_LOSS).',
      resumes: 0,
      equity: '9875',
      cash: '9875',
      openPositions: 0,
    },
    counts: { orders: 3, fills: 2, signals: 5, refused: 4 },
    costs: { makerFees: '0', takerFees: '2', slippage: '1.5', filledNotional: '4000' },
    performance,
    evidence,
    variants: { known: 1, declared: 0 },
    trades: [
      {
        number: 1,
        symbol: 'BTC/USDT',
        side: 'LONG',
        quantity: '0.03',
        entryPrice: '65000.5',
        exitPrice: '60900.5',
        realizedPnl: '-123',
        fees: '2',
        netPnl: '-125',
        rMultiple: '-1.25',
        reason: 'protective stop',
        openedAt: unixMs(START + 3_600_000),
        closedAt: unixMs(START + 7_200_000),
        mae: '130',
        mfe: '20',
        maeR: '1.3',
        mfeR: '0.2',
      },
    ],
    points: [
      { at: START, equity: 10_000, low: 10_000, hold: 10_000 },
      { at: END, equity: 9_875, low: 9_790.25, hold: 9_500 },
    ],
    trips: [
      {
        at: unixMs(START + 7_000_000),
        trigger: 'DAILY_LOSS',
        rule: 'EB-02',
        from: 'L0',
        to: 'L1',
        value: '0.75%',
        limit: '1%',
        text: 'daily loss 0.75% of 1%',
      },
    ],
    stops: [
      {
        incident: 'I1',
        cause: 'DAILY_LOSS',
        at: unixMs(START + 7_100_000),
        flatAt: unixMs(START + 7_102_000),
        equityBefore: '9895.1',
        equityAfter: '9875',
        resumedAt: null,
      },
    ],
    notes: ['BTCUSDT_5m.csv: 2 bars missing.'],
    resultHash: 'e'.repeat(64),
    ...overrides,
  };
}
