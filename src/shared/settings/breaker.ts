/** Settings of the circuit breaker (EB-01 to EB-22, Appendix A): one base, and per mode what differs from it. */
import { z } from 'zod';
import { count, fraction, positiveMs, ratio } from './fields.ts';

/** Every trigger of EB-02 to EB-16, then RC-08 and RC-09, by the name its readings carry. */
export const triggerNames = [
  'DAILY_LOSS',
  'ROLLING_LOSS',
  'DRAWDOWN',
  'LATENCY',
  'CORRELATION',
  'LOSS_STREAK',
  'ORDER_REJECTS',
  'STALE_DATA',
  'CLOCK',
  'MISMATCH',
  'CONNECTIVITY',
  'SLIPPAGE',
  'EQUITY_JUMP',
  'MANUAL',
  'SYSTEM',
  'DUPLICATE_ORDERS',
  'THROTTLE',
] as const;
export type TriggerName = (typeof triggerNames)[number];

/** Share of the limit at which each level begins (EB-01). */
export const ladderSchema = z
  .strictObject({
    alert: fraction,
    l1: fraction,
    /** L1 of the daily loss in the scaled modes. */
    l1Scaled: fraction,
    l2: fraction,
    /** A level clears below this share of its trip (EB-18). */
    clearFraction: fraction,
    clearHoldMs: positiveMs,
  })
  .prefault({
    alert: '0.50',
    l1: '0.75',
    l1Scaled: '0.50',
    l2: '0.90',
    clearFraction: '0.80',
    clearHoldMs: 300_000,
  });

export const latencySchema = z
  .strictObject({
    highMs: positiveMs,
    warnMs: positiveMs,
    timeoutMs: positiveMs,
    windowMs: positiveMs,
    minSamples: count,
    consecutive: count,
    /** High for this long is L4; 0 = at once (D-8). */
    sustainMs: positiveMs,
    probeMs: positiveMs,
  })
  .prefault({
    highMs: 2_000,
    warnMs: 1_000,
    timeoutMs: 5_000,
    windowMs: 60_000,
    minSamples: 5,
    consecutive: 3,
    sustainMs: 30_000,
    probeMs: 5_000,
  });

export const correlationSchema = z
  .strictObject({
    limit: fraction,
    warn: fraction,
    halfLifeHours: z.int().min(1).max(8_760),
    minHours: z.int().min(2).max(8_760),
    evaluateMs: positiveMs,
    /** Evaluations in a row above the limit before L4. */
    persist: count,
    /** Cluster gross as a share of the gross cap from which a breach is material. */
    material: fraction,
    /** Cap of sqrt(a'Ra) as a share of the gross cap (RC-14). */
    adjustedCapFactor: fraction,
  })
  .prefault({
    limit: '0.70',
    warn: '0.60',
    halfLifeHours: 72,
    minHours: 100,
    evaluateMs: 300_000,
    persist: 3,
    material: '0.5',
    adjustedCapFactor: '0.80',
  });

/** Wait after flat was verified, by cause (EB-19). */
export const cooldownSchema = z
  .strictObject({
    DAILY_LOSS: positiveMs,
    dailyLossToMidnight: z.boolean(),
    DRAWDOWN: positiveMs,
    CORRELATION: positiveMs,
    TECHNICAL: positiveMs,
    MANUAL: positiveMs,
  })
  .prefault({
    DAILY_LOSS: 14_400_000,
    dailyLossToMidnight: true,
    DRAWDOWN: 86_400_000,
    CORRELATION: 3_600_000,
    TECHNICAL: 900_000,
    MANUAL: 300_000,
  });

export const breakerSchema = z
  .strictObject({
    /** Rolling 24 h limit as a multiple of the daily limit (EB-03). */
    rolling24hFactor: ratio,
    lossStreakL1: count,
    lossStreakL2: count,
    /** Rejects of the last 10, and share of the last 20, within five minutes (EB-08). */
    rejectLast10: count,
    rejectLast20: fraction,
    clockWarnMs: positiveMs,
    clockL1Ms: positiveMs,
    streamSilentMs: positiveMs,
    streamL2Ms: positiveMs,
    streamL3Ms: positiveMs,
    mismatchPolls: count,
    mismatchGapMs: positiveMs,
    mismatchL3Ms: positiveMs,
    /** Unexplained change of equity as a fraction of it (EB-14). */
    equityJump: fraction,
    /** Median of the last five fills against the model, and the largest single slippage (EB-13). */
    slippageFactor: ratio,
    slippageMax: fraction,
    /** Two ticks this far apart confirm a loss (EB-22). */
    confirmTickMs: positiveMs,
    lagP99Ms: positiveMs,
    lagForMs: positiveMs,
    journalL1Ms: positiveMs,
    journalL2Ms: positiveMs,
    diskFreeMb: z.int().min(1).max(1_000_000),
    memoryShare: fraction,
  })
  .prefault({
    rolling24hFactor: '1.5',
    lossStreakL1: 5,
    lossStreakL2: 8,
    rejectLast10: 3,
    rejectLast20: '0.20',
    clockWarnMs: 500,
    clockL1Ms: 1_000,
    streamSilentMs: 10_000,
    streamL2Ms: 30_000,
    streamL3Ms: 60_000,
    mismatchPolls: 2,
    mismatchGapMs: 5_000,
    mismatchL3Ms: 60_000,
    equityJump: '0.0025',
    slippageFactor: '3',
    slippageMax: '0.01',
    confirmTickMs: 250,
    lagP99Ms: 250,
    lagForMs: 10_000,
    journalL1Ms: 1_000,
    journalL2Ms: 10_000,
    diskFreeMb: 500,
    memoryShare: '0.85',
  });

/**
 * Highest level each trigger may reach; the customer's own reach L4, added ones L3 at most (D-10). `record` in PAPER keeps the readings and acts on
 * none (D-11: `paper.emergency = shadow`).
 */
export const reactionSchema = z.enum(['L1', 'L2', 'L3', 'L4', 'record']);
export type Reaction = z.output<typeof reactionSchema>;

const reactions = z.partialRecord(z.enum(triggerNames), reactionSchema).prefault({});

/** What a mode sets differently from the base sections. */
const overrideSchema = z
  .strictObject({
    reactions,
    ladder: ladderSchema.unwrap().partial().prefault({}),
    latency: latencySchema.unwrap().partial().prefault({}),
    correlation: correlationSchema.unwrap().partial().prefault({}),
    breaker: breakerSchema.unwrap().partial().prefault({}),
  })
  .prefault({});

export const modeOverridesSchema = z
  .strictObject({
    PAPER: overrideSchema,
    LIVE_MINIMAL: overrideSchema,
    LIVE_SCALED_1: overrideSchema,
    LIVE_SCALED_2: overrideSchema,
    LIVE_SCALED_3: overrideSchema,
  })
  .prefault({});
