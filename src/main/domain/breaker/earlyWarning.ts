/**
 * RC-32: warnings before a limit is reached, at half, three quarters and nine tenths of it. Daily loss and drawdown warn at the same places through
 * their own ladder (EB-01), so they are not here.
 */
import type { Severity } from '../../../shared/model/alert.ts';

/** Limits that are watched. */
export const warnedLimits = ['GROSS', 'HEAT', 'EXCHANGE_WEIGHT'] as const;
export type WarnedLimit = (typeof warnedLimits)[number];

/** Percent of the limit, lowest first. */
const steps = [50, 75, 90] as const;
export type WarningStep = 0 | (typeof steps)[number];

/** A step is left only when the use falls below this share of it, so that a warning does not flap. */
const CLEAR_SHARE = 0.8;

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
