/** Why a metric has no value, as the trader reads it behind "n/a" (UI-67). */
import type { MetricReason } from './metric.ts';

const texts: Readonly<Record<MetricReason, string>> = {
  NO_CAPITAL: 'no capital to earn a return on',
  TOO_FEW_OBS: 'too few observations',
  ZERO_VARIANCE: 'the returns do not vary',
  NO_DOWNSIDE: 'no losing day',
  PERIOD_TOO_SHORT: 'the record is shorter than 30 days',
  NO_DRAWDOWN: 'no drawdown',
  NO_TRADES: 'no closed trade',
  NO_WINS: 'no winning trade',
  NO_LOSSES: 'no losing trade',
  NO_PLANNED_STOP: 'no trade with a planned stop',
  NO_EXCURSION: 'excursions were not tracked',
  NO_EQUITY: 'average equity is not above zero',
  NO_DECISION_PRICE: 'no price at the decision',
  NO_PRICES: 'prices are missing',
  NO_PROFIT: 'the total is not a profit',
  NOT_ABOVE_BENCHMARK: 'the Sharpe ratio is not above its benchmark',
  NOT_FINITE: 'the result is not a finite number',
};

/** "too few observations (TOO_FEW_OBS)": the sentence, and the code for searching (UI-72). */
export const metricReasonText = (reason: MetricReason): string => `${texts[reason]} (${reason})`;
