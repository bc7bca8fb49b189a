/** What a gate is made of and answers with (SM-04): plain facts in, every item out. A fact that is not known fails its item (CV-08). */
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

/** A statistic, float64, or why there is none (CV-05). */
export type GateMetric = { readonly value: number } | { readonly value: null; readonly reason: string };

/** The same statistic with NaN and Infinity turned into a reason: a bug upstream fails a gate, it never opens one. */
export const finite = (metric: GateMetric): GateMetric =>
  metric.value === null || Number.isFinite(metric.value) ? metric : { value: null, reason: 'NOT_FINITE' };

/** Something that holds or does not, in words; null where it could not be found out. */
export interface GateFact {
  readonly holds: boolean | null;
  /** "2 of 3 channels answered", "No live venue is connected." */
  readonly found: string;
}

/** An amount of the account, or why it is not known. */
export type GateAmount = { readonly value: Decimal } | { readonly value: null; readonly reason: string };

/** Time on the rung as the gate reads it (SM-07); see stepTime. */
export interface GateTime {
  readonly elapsedMs: number;
  readonly qualifyingDays: number;
  /** Share of a qualifying day that the running day has reached, from 0 to below 1; 0 once it qualifies. */
  readonly partialDay: number;
  /** When both time items pass if trading goes on without a break. */
  readonly earliestAt: UnixMs;
  /** What stops the clock now; null while it runs. */
  readonly pausedBy: string | null;
}

/** The six items of evidence come first, in this order; the operational ones follow in the order of their gate (SM-05). */
export const gateCodes = [
  'WIN_RATE',
  'SHARPE',
  'MAX_DRAWDOWN',
  'TRADES',
  'DAYS',
  'ELAPSED',
  'CREDENTIALS',
  'ACCOUNT_SIZE',
  'DRILL',
  'JOURNAL',
  'ALERTS',
  'CLOCK',
  'LIVE_BOOK',
  'PREFLIGHT',
  'PROFITABLE',
  'LOSS_STOPS',
  'PROBATION',
  'CORRELATION_REVIEW',
  'SLIPPAGE',
  'RECONCILIATION',
  'COMPLETENESS',
] as const;
export type GateCode = (typeof gateCodes)[number];

export interface GateItem {
  readonly code: GateCode;
  readonly name: string;
  /** The rule that asks for it, such as "SM-05". */
  readonly rule: string;
  readonly passed: boolean;
  /** As shown, at a precision at which it differs from what is required (UI-69); null when undefined. */
  readonly actual: string | null;
  /** Why there is no actual; null when there is one. */
  readonly reason: string | null;
  readonly required: string;
  /** What is still to come ("26 h", "3 trades"); null when nothing or when waiting does not bring it. */
  readonly missing: string | null;
  /** What stops the clock now, on the two time items. */
  readonly pausedBy: string | null;
}

export interface GateResult {
  readonly pass: boolean;
  readonly items: readonly GateItem[];
  /** When the time items pass if trading goes on; null once they do. */
  readonly earliestAt: UnixMs | null;
}

/** Passes only if every item does. */
export const gateResult = (items: readonly GateItem[], earliestAt: UnixMs): GateResult => ({
  pass: items.every((item) => item.passed),
  items,
  earliestAt: isTimeOpen(items) ? earliestAt : null,
});

const isTimeOpen = (items: readonly GateItem[]): boolean =>
  items.some((item) => (item.code === 'DAYS' || item.code === 'ELAPSED') && !item.passed);
