/**
 * RC-32: warnings before a limit is reached, at half, three quarters and nine tenths of it. Daily loss and drawdown warn at the same places through
 * their own ladder (EB-01), so they are not here.
 */
import type { Severity } from '../../../shared/model/alert.ts';
import { SECOND_MS, unixMs, type UnixMs } from '../../../shared/values/time.ts';

/** Limits that are watched. */
export const warnedLimits = ['GROSS', 'HEAT', 'EXCHANGE_WEIGHT'] as const;
export type WarnedLimit = (typeof warnedLimits)[number];

/** Percent of the limit, lowest first. */
const steps = [50, 75, 90] as const;
export type WarningStep = 0 | (typeof steps)[number];

/** A step is left only when the use falls below this share of it, so that a warning does not flap. */
const CLEAR_SHARE = 0.8;

/** How long the use must be below before the warning falls, milliseconds: the venue counts its weight anew each minute (EB-18, technical). */
export const warningHoldMs: Readonly<Record<WarnedLimit, number>> = {
  GROSS: 0,
  HEAT: 0,
  EXCHANGE_WEIGHT: 60 * SECOND_MS,
};

export interface HeldWarning {
  readonly step: WarningStep;
  /** Since when the use is below; null while it is not. */
  readonly clearSince: UnixMs | null;
  /** Highest step kept meanwhile: what the warning falls to. */
  readonly fallsTo: WarningStep;
}

export const noWarning: HeldWarning = { step: 0, clearSince: null, fallsTo: 0 };

/** The warning after a reading: it rises at once, and falls only after the use was below for the whole hold. */
export function holdWarning(
  held: HeldWarning,
  { now, used }: { readonly now: UnixMs; readonly used: number },
  holdMs: number,
): HeldWarning {
  const step = warningStep(held.step, used);
  if (step === held.step && held.clearSince === null) return held;
  if (step >= held.step) return { ...noWarning, step };
  // After the clock was set back the hold begins anew.
  const clearSince = unixMs(Math.min(held.clearSince ?? now, now));
  const fallsTo = step > held.fallsTo ? step : held.fallsTo;
  return now - clearSince < holdMs ? { step: held.step, clearSince, fallsTo } : { ...noWarning, step: fallsTo };
}

/** The step in force after a reading of the utilization: it rises at once, and falls once the use is well below it. */
export function warningStep(held: WarningStep, used: number): WarningStep {
  const reached = highestStep((step) => used * 100 >= step);
  if (reached >= held) return reached;
  return highestStep((step) => step <= held && used * 100 >= step * CLEAR_SHARE);
}

function highestStep(condition: (step: (typeof steps)[number]) => boolean): WarningStep {
  return steps.toReversed().find(condition) ?? 0;
}

/** P3 at 50 and 75 %, P2 at 90 %; null below. */
export const warningSeverity = (step: WarningStep): Severity | null => (step === 0 ? null : step === 90 ? 'P2' : 'P3');
