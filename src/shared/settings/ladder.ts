/** Settings of the ladder: gates, approval, probation, demotion, evidence (SM-05 to SM-16, EV). */
import { z } from 'zod';
import { count, fraction, positiveMs, ratio } from './fields.ts';

export const gateSchema = z
  .strictObject({
    winRate: fraction,
    sharpe: ratio,
    maxDrawdown: fraction,
    trades: count,
    qualifyingDays: z.int().min(1).max(365),
    activeHoursPerDay: z.int().min(1).max(24),
    elapsedHours: z.int().min(1).max(8_760),
    /** Daily returns a Sharpe ratio needs before a gate looks at it (ME-04). */
    minDailyReturns: z.int().min(2).max(365),
    /** Largest drawdown since step entry at a scaling gate (SM-06). */
    stepMaxDrawdown: fraction,
    /** A drill counts for this long (SM-05). */
    drillMaxAgeDays: z.int().min(1).max(365),
    /** Largest ratio of live to modeled slippage at a scaling gate (SM-06). */
    slippageRatio: ratio,
  })
  .prefault({
    winRate: '0.45',
    sharpe: '0.5',
    maxDrawdown: '0.15',
    trades: 10,
    qualifyingDays: 7,
    activeHoursPerDay: 6,
    elapsedHours: 168,
    minDailyReturns: 6,
    stepMaxDrawdown: '0.015',
    drillMaxAgeDays: 30,
    slippageRatio: '2',
  });

export const approvalSchema = z
  .strictObject({ ttlMs: positiveMs, holdMs: positiveMs })
  .prefault({ ttlMs: 300_000, holdMs: 5_000 });

export const probationSchema = z
  .strictObject({
    activeHours: z.int().min(1).max(720),
    maxHours: z.int().min(1).max(720),
    minTrades: z.int().min(0).max(1_000),
    /** L1 threshold for daily loss and drawdown during probation, as a share of the limit (SM-15). */
    l1At: fraction,
  })
  .prefault({ activeHours: 24, maxHours: 72, minTrades: 1, l1At: '0.5' });

export const demotionSchema = z
  .strictObject({
    ddSinceStep: fraction,
    cumulativeDd: fraction,
    /** Emergency stops of any cause in 14 days that demote. */
    l4In14d: count,
    trimAfterMs: positiveMs,
    trimAfterRiskMs: positiveMs,
  })
  .prefault({
    ddSinceStep: '0.02',
    cumulativeDd: '0.10',
    l4In14d: 2,
    trimAfterMs: 14_400_000,
    trimAfterRiskMs: 900_000,
  });

export const evidenceSchema = z
  .strictObject({
    alpha: fraction,
    bootstrapB: z.int().min(100).max(100_000),
    /** Backtest variants tried that no run of this desk knows of; they count in the deflated Sharpe (EV-05). */
    declaredVariants: z.int().min(0).max(1_000_000),
  })
  .prefault({ alpha: '0.05', bootstrapB: 2_000, declaredVariants: 0 });
