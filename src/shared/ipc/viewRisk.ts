/** Parts of the view behind the Risk screen: ladder and gate, evidence, breaker, exposure, correlation (UI-50 to UI-53). */
import { z } from 'zod';
import { stopCauses } from '../model/incident.ts';
import { books, levels, tradingModes } from '../model/mode.ts';
import { decimalTextSchema } from '../values/decimal.ts';

const dec = decimalTextSchema;
const at = z.int().min(0);
const line = z.string().max(400);
const code = z.string().max(40);

export const gateItem = z.strictObject({
  code,
  name: line,
  rule: z.string().max(12),
  passed: z.boolean(),
  /** As shown, at a precision where actual and required differ; null where there is no value, then `note` says why. */
  actual: line.nullable(),
  required: line,
  note: line,
});
export type GateItemView = z.output<typeof gateItem>;

export const gateView = z.strictObject({
  target: z.enum(tradingModes),
  pass: z.boolean(),
  passed: z.int(),
  total: z.int(),
  evaluatedAt: at,
  hash: z.string().max(64),
  /** Earliest time at which the time items can pass if trading goes on; null when they pass or cannot be told. */
  earliest: at.nullable(),
  items: z.array(gateItem),
});

const modeLimitTexts = z.strictObject({
  risk: dec,
  gross: dec,
  symbol: dec,
  dailyLoss: dec,
  drawdown: dec,
  symbols: z.int(),
  positions: z.int(),
  heat: dec,
  leverage: z.int(),
});

/** Where the book stands on the ladder, what the next rung needs, and what happened on the way (UI-50). */
export const ladderPart = z.strictObject({
  rungs: z.array(z.strictObject({ mode: z.enum(tradingModes), limits: modeLimitTexts })),
  /** The rung in force, or the one before an emergency stop; null in SETUP. */
  mode: z.enum(tradingModes).nullable(),
  attempt: z.int().min(0),
  /**
   * NONE: a live workspace. REPLAY: a rehearsal that opens no gate. STAND_IN: a rehearsal with a simulated live venue. VENUE: live prices and a
   * venue without real money, a demo, a testnet or this machine.
   */
  rehearsal: z.enum(['NONE', 'REPLAY', 'STAND_IN', 'VENUE']),
  /** Why time and evidence are waived here; null where they are not. */
  waived: line.nullable(),
  /** A rehearsal venue: they may be waived. */
  canWaive: z.boolean(),
  gate: gateView.nullable(),
  promote: z.strictObject({ enabled: z.boolean(), text: line }),
  clock: z
    .strictObject({
      startedAt: at,
      elapsedMs: z.int(),
      activeMs: z.int(),
      qualifyingDays: z.number(),
      needDays: z.int(),
      needElapsedMs: z.int(),
      pausedBy: line.nullable(),
      resets: z.array(z.strictObject({ at, cause: line })),
    })
    .nullable(),
  probation: z
    .strictObject({
      startedAt: at,
      activeMs: z.int(),
      needMs: z.int(),
      trades: z.int(),
      needTrades: z.int(),
      endsBy: at,
    })
    .nullable(),
  attempts: z.array(
    z.strictObject({
      number: z.int(),
      hash: z.string().max(64),
      startedAt: at,
      endedAt: at.nullable(),
      trades: z.int(),
      days: z.int(),
      sharpe: z.number().nullable(),
    }),
  ),
  demotions: z.array(z.strictObject({ at, from: z.enum(tradingModes), to: z.enum(tradingModes), cause: line })),
  drills: z.array(
    z.strictObject({
      at,
      kind: code,
      /** What tripped, in order: "DAILY_LOSS L1 at 00:12". */
      tripped: z.array(line),
      flatMs: z.number().nullable(),
      loss: dec.nullable(),
      passed: z.boolean(),
      text: line,
    }),
  ),
  /** A drill that is running, with its progress in words; null while none is. */
  drillRunning: line.nullable(),
  review: z.strictObject({ at, rhoW: dec.nullable(), override: line.nullable() }).nullable(),
  rebases: z.int(),
  /** Days until the window's drawdown rule counts again are not shown: the performance peak is never re-based (D-3). */
  performanceDrawdown: dec,
  passphraseSet: z.boolean(),
  /** Loosened settings that wait for L0; null when none do. */
  pendingSettings: line.nullable(),
});

const interval = z.strictObject({ low: z.number(), high: z.number() }).nullable();
const estimate = z.strictObject({ value: z.number().nullable(), reason: line.nullable(), interval });

/** Evidence beside the gate: it informs, it never blocks (UI-51, EV-01). */
export const evidencePart = z.strictObject({
  book: z.enum(books),
  trades: z.int(),
  days: z.int(),
  winRate: estimate,
  sharpe: estimate,
  expectancyR: estimate,
  maxDrawdown: estimate,
  profitFactor: estimate,
  psrZero: estimate,
  psrHalf: estimate,
  deflated: z.strictObject({
    value: z.number().nullable(),
    reason: line.nullable(),
    attempts: z.int(),
    variants: z.int(),
  }),
  /** Days of track record needed against a Sharpe of zero, and days there are. */
  minTrack: z.strictObject({ days: z.number().nullable(), reason: line.nullable(), have: z.int() }),
  grade: z.enum(['A', 'B', 'C', 'D']),
  gradeRule: line,
  sentence: line,
  warnings: z.array(line),
  concentration: z.strictObject({ bestTrade: z.number().nullable(), bestDay: z.number().nullable() }),
  tripOdds: line,
  gatePower: line,
});

export const triggerView = z.strictObject({
  trigger: code,
  name: line,
  rule: z.string().max(12),
  value: line.nullable(),
  limit: line,
  /** value / limit; null where there is no value, then `basis` says why. */
  used: z.number().nullable(),
  level: z.enum(levels),
  /** Next level and where it begins: "L1 at 0.75% = 75.31 USDT". */
  next: line,
  since: at.nullable(),
  basis: line,
  measuredAt: at.nullable(),
  definition: line,
  inputs: line,
  clears: line,
  /** Highest level it may reach, or RECORD. */
  reaction: code,
});

/** All triggers, their history, and how far a market move must go (UI-52, EB-23). */
export const breakerPart = z.strictObject({
  level: z.enum(levels),
  triggers: z.array(triggerView),
  history: z.array(
    z.strictObject({
      id: z.int(),
      trigger: code,
      rule: z.string().max(12),
      from: z.enum(levels),
      to: z.enum(levels),
      value: line,
      limit: line,
      at,
      clearedAt: at.nullable(),
      text: line,
      incident: z.string().max(20).nullable(),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      id: z.string().max(20),
      cause: z.enum(stopCauses),
      startedAt: at,
      flatMs: z.number().nullable(),
      cost: dec,
      positions: z.int(),
      approver: line.nullable(),
      resumedAt: at.nullable(),
      text: line,
    }),
  ),
  /** Adverse move of a static full book that reaches the limit: "5%" and in words. */
  reachability: z.strictObject({ daily: dec.nullable(), drawdown: dec.nullable(), text: line }),
  /** Level set by hand, and triggers that latched and wait for a person. */
  manual: z.enum(levels).nullable(),
  latched: z.array(z.strictObject({ trigger: code, text: line })),
});

/** Exposure of the active book per symbol (UI-53). Fractions of equity; signed where named so. */
export const exposurePart = z.strictObject({
  gross: dec,
  net: dec,
  grossCap: dec,
  symbolCap: dec,
  heat: dec,
  heatCap: dec,
  symbols: z.array(z.strictObject({ symbol: z.string(), signed: dec, notional: dec, risk: dec, working: dec })),
});

/** Correlation of held symbols first, then of those that may be traded, twelve at most (UI-53, EB-06). */
export const correlationPart = z.strictObject({
  rhoW: dec.nullable(),
  limit: dec,
  warn: dec,
  /** Why there is no rho_w: "n/a (1 position)"; empty otherwise. */
  reason: line,
  evaluatedAt: at.nullable(),
  breaches: z.int(),
  persist: z.int(),
  clusterShare: dec.nullable(),
  effectiveBets: dec.nullable(),
  /** sqrt(a'Ra) and its cap, fractions of equity (RC-14). */
  adjusted: dec,
  adjustedCap: dec,
  symbols: z.array(z.string()),
  held: z.array(z.boolean()),
  /** Row by row; null where fewer hours than needed are common to the pair, which counts as 1. */
  ewma: z.array(z.array(z.number().nullable())),
  ledoitWolf: z.array(z.array(z.number().nullable())).nullable(),
  hours: z.array(z.array(z.int())),
  needHours: z.int(),
});
