/** Everything the evidence panel shows (EV-01), from one record: point estimates, intervals, what they prove, and the plain sentence. */
import type { EvidencePanel } from '../../../shared/evidence/evidencePanel.ts';
import { defined } from '../../../shared/evidence/metric.ts';
import type { Settings } from '../../../shared/settings.ts';
import { DAYS_PER_YEAR } from '../metrics/annual.ts';
import type { DailyReturn } from '../metrics/dailyReturns.ts';
import { sharpe } from '../metrics/sharpe.ts';
import type { TradeFact } from '../metrics/tradeFact.ts';
import { summarizeTrades } from '../metrics/tradeSummary.ts';
import { bootstrap, type BootstrapPlan } from './bootstrap.ts';
import { concentrationOf } from './concentration.ts';
import type { Try } from './deflatedSharpe.ts';
import { dependenceOf } from './dependence.ts';
import { evidenceSentence } from './evidenceSentence.ts';
import { gatePowerText } from './gatePower.ts';
import { judgeRecord } from './judgeRecord.ts';
import { resampledMean, resampledSharpe } from './resampleStatistics.ts';
import { sharpeInterval, sharpeStandardError } from './sharpeError.ts';
import { oddsOfLossRun } from './tripOdds.ts';
import { tripOddsText } from './tripOddsText.ts';
import { wilsonInterval } from './wilson.ts';

export interface EvidenceInput {
  /** Closed days only. */
  readonly dailyReturns: readonly DailyReturn[];
  /** Closed round trips. */
  readonly trades: readonly TradeFact[];
  /** Number of this paper attempt (SM-22); 1 for a backtest. */
  readonly attempt: number;
  readonly pastAttempts: readonly Try[];
  /** An imported record that does not declare what RP-03 asks for. */
  readonly isUndeclared: boolean;
  /** Full losses in a row that reach the drawdown limit of the next rung (see lossesToLimit). */
  readonly lossesToTrip: number;
  readonly settings: Pick<Settings, 'gate' | 'evidence'>;
  /** See dataSeed. */
  readonly seed: number;
}

/** Below this, intervals are shown gray (EV-06). */
const FEW = 10;
/** Trades ahead for which the odds of a run of losses are given (EV-11). */
const TRADES_AHEAD = 20;

/** Computes the panel; nothing in it changes what a gate decides. */
export function evidencePanel(input: EvidenceInput): EvidencePanel {
  const { dailyReturns, trades, settings } = input;
  const confidence = 1 - settings.evidence.alpha.toNumber();
  const returns = dailyReturns.map((day) => day.return);
  const judgment = judgeRecord({
    ...input,
    returns,
    trades: trades.length,
    declaredVariants: settings.evidence.declaredVariants,
    confidence,
  });
  const days = returns.length;
  const { tries, deflated, minTrackRecordDays, grading } = judgment;
  return {
    days,
    trades: trades.length,
    confidence,
    ...estimates(input, returns, confidence),
    psr: [0, settings.gate.sharpe.toNumber()].map((benchmark) => ({
      benchmark,
      value: judgment.psrAgainst(benchmark),
    })),
    minTrackRecordDays,
    minTrackRecordProgress: minTrackRecordDays.value === null ? 0 : Math.min(1, days / minTrackRecordDays.value),
    deflated: { value: deflated, tries, benchmarkAnnual: judgment.benchmarkAnnual },
    dependence: dependenceOf(returns),
    grade: grading.grade,
    gradeRule: grading.rule,
    gradeMissing: [...grading.missing],
    concentration: concentrationOf(trades),
    tripOdds: tripOdds(input),
    tooFew: days < FEW || trades.length < FEW,
    sentence: evidenceSentence({ days, minTrackRecordDays, tries, deflated, grade: grading.grade }),
    gatePowerText: gatePowerText({
      days: settings.gate.qualifyingDays,
      sharpe: settings.gate.sharpe.toNumber(),
      trades: settings.gate.trades,
      winRate: settings.gate.winRate.toNumber(),
    }),
  };
}

type Estimates = Pick<EvidencePanel, 'sharpe' | 'expectancy' | 'expectancyR' | 'winRate'>;

function estimates(
  { trades, settings, seed }: EvidenceInput,
  returns: readonly number[],
  confidence: number,
): Estimates {
  const plan: BootstrapPlan = { seed, resamples: settings.evidence.bootstrapB, confidence };
  const [bySharpe] = bootstrap(returns.length, [resampledSharpe(returns, DAYS_PER_YEAR)], plan);
  const means = [
    resampledMean(trades.map(({ netPnl }) => netPnl)),
    resampledMean(trades.map(({ rMultiple }) => rMultiple)),
  ];
  const [byMoney, byR] = bootstrap(trades.length, means, plan);
  const point = sharpe(returns);
  const annual = point.value;
  const traded = summarizeTrades(trades);
  return {
    sharpe: {
      point,
      bootstrap: annual === null ? null : (bySharpe?.interval ?? null),
      standardError: annual === null ? point : defined(sharpeStandardError(annual, returns.length)),
      interval: annual === null ? null : sharpeInterval(annual, returns.length, confidence),
    },
    expectancy: { point: traded.expectancy, bootstrap: byMoney?.interval ?? null },
    expectancyR: { point: traded.expectancyR, bootstrap: byR?.interval ?? null },
    winRate: { point: traded.winRate, interval: wilsonInterval(traded.wins, traded.count, confidence) },
  };
}

function tripOdds({ trades, lossesToTrip }: EvidenceInput): EvidencePanel['tripOdds'] {
  const { winRate } = summarizeTrades(trades);
  if (winRate.value === null) return null;
  const odds = oddsOfLossRun({ trades: TRADES_AHEAD, losses: lossesToTrip, lossProbability: 1 - winRate.value });
  const text = tripOddsText({ losses: lossesToTrip, trades: TRADES_AHEAD, winRate: winRate.value, odds });
  return { losses: lossesToTrip, trades: TRADES_AHEAD, odds, text };
}
