/**
 * A statistic as it is computed, stored and shown: a finite number, or nothing and the reason (CV-05). Never 0, NaN or Infinity for "unknown".
 * Floats, because metrics are analytics. Fractions are fractions (0.45 is 45 %); money is in the account currency.
 */
import { z } from 'zod';

/** Why a metric is undefined: the codes of ME-01 to ME-14, then those the other rules leave to us. */
export const metricReasons = [
  'NO_CAPITAL',
  'TOO_FEW_OBS',
  'ZERO_VARIANCE',
  'NO_DOWNSIDE',
  'PERIOD_TOO_SHORT',
  'NO_DRAWDOWN',
  'NO_TRADES',
  'NO_WINS',
  'NO_LOSSES',
  'NO_PLANNED_STOP',
  'NO_EXCURSION',
  'NO_EQUITY',
  'NO_DECISION_PRICE',
  'NO_PRICES',
  'NO_PROFIT',
  'NOT_ABOVE_BENCHMARK',
  'NOT_FINITE',
] as const;
export type MetricReason = (typeof metricReasons)[number];

export const metricSchema = z.union([
  z.strictObject({ value: z.number(), reason: z.null() }),
  z.strictObject({ value: z.null(), reason: z.enum(metricReasons) }),
]);
export type Metric = z.output<typeof metricSchema>;

/** A metric with a value. What overflowed or came out as NaN has none (NOT_FINITE): it fails a gate and never opens one. */
export const defined = (value: number): Metric =>
  Number.isFinite(value) ? { value, reason: null } : undefinedFor('NOT_FINITE');

/** A metric without a value, and why. */
export const undefinedFor = (reason: MetricReason): Metric => ({ value: null, reason });

/** The metric with its value changed; one without a value keeps its reason. */
export const mapMetric = (metric: Metric, change: (value: number) => number): Metric =>
  metric.value === null ? metric : defined(change(metric.value));
