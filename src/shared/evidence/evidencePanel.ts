/** Everything the evidence panel beside a gate shows (EV-01), as it is stored with an approval and sent to the window. */
import { z } from 'zod';
import { evidenceGradeSchema } from './grade.ts';
import { intervalSchema } from './interval.ts';
import { metricSchema } from './metric.ts';

/** A statistic with its bootstrap interval (EV-06); the interval is null where the statistic is undefined. */
const estimateSchema = z.strictObject({ point: metricSchema, bootstrap: intervalSchema.nullable() });

export const evidencePanelSchema = z.strictObject({
  /** Closed daily returns and closed round trips behind everything below. */
  days: z.int().min(0),
  trades: z.int().min(0),
  /** Confidence of every interval: 0.95. */
  confidence: z.number(),
  /** Annual Sharpe ratio; `interval` is the standard-error interval of EV-02, which stays honest on few days. */
  sharpe: estimateSchema.extend({ standardError: metricSchema, interval: intervalSchema.nullable() }),
  /** Net P&L per trade, in account currency and in R. */
  expectancy: estimateSchema,
  expectancyR: estimateSchema,
  /** Wilson interval (EV-07). */
  winRate: z.strictObject({ point: metricSchema, interval: intervalSchema.nullable() }),
  /** Probability that the true Sharpe ratio is above the annual benchmark (EV-03). */
  psr: z.array(z.strictObject({ benchmark: z.number(), value: metricSchema })),
  /** Days this record needs at its own result (EV-04), and how far it is, 0 to 1. */
  minTrackRecordDays: metricSchema,
  minTrackRecordProgress: z.number().min(0).max(1),
  /** PSR against the best of so many luckless tries (EV-05): paper attempts plus declared variants. */
  deflated: z.strictObject({ value: metricSchema, tries: z.int().min(1), benchmarkAnnual: metricSchema }),
  /** EV-08; the warning is null where there is none. */
  dependence: z.strictObject({ autocorrelation: metricSchema, warning: z.string().nullable() }),
  grade: evidenceGradeSchema,
  /** The rule of the grade in words, and what the next better one lacks. */
  gradeRule: z.string(),
  gradeMissing: z.array(z.string()),
  /** EV-10: shares of the total net P&L, and the total without them. */
  concentration: z.strictObject({
    bestTradeShare: metricSchema,
    bestDayShare: metricSchema,
    withoutBestTrade: metricSchema,
    withoutBestDay: metricSchema,
    note: z.string().nullable(),
  }),
  /** EV-11; null before the first trade. */
  tripOdds: z
    .strictObject({ losses: z.int().min(1), trades: z.int().min(1), odds: z.number(), text: z.string() })
    .nullable(),
  /** Under 10 days or trades: shown gray, "too few to trust" (UI-51). */
  tooFew: z.boolean(),
  /** "7 days cannot tell this from luck; about 493 would." */
  sentence: z.string(),
  /** What the thresholds themselves can tell apart (EV-12). */
  gatePowerText: z.string(),
});
export type EvidencePanel = z.output<typeof evidencePanelSchema>;
