/**
 * The correlation review before a step up the ladder (RP-08): both matrices, how much of one bet the book is, when it would have hurt most, and
 * whether the same mix fits the limits of the next step.
 */
import type { TradingMode } from '../../../shared/model/mode.ts';
import { adjustedExposure } from './adjustedExposure.ts';
import type { CorrelationMatrix } from './correlationMatrix.ts';
import { crossCheck } from './crossCheck.ts';
import type { Decay } from './decay.ts';
import type { HourlyReturns } from './hourlyReturns.ts';
import { jointRisk, type JointRisk } from './whatIfPosition.ts';
import { worstJointHours, type JointHour } from './worstJointHours.ts';

/** RP-08. */
const WORST_HOURS = 5;

export interface ReviewedStep {
  readonly mode: TradingMode;
  /** Gross cap of the mode, a fraction of equity. */
  readonly grossCap: number;
}

export interface ReviewInput {
  /** Hourly returns, matrix and signed exposures (0 for what is not held), symbol by symbol. */
  readonly series: readonly HourlyReturns[];
  readonly ewma: CorrelationMatrix;
  readonly exposures: readonly number[];
  readonly decay: Decay;
  /** Gross cap of the mode in force. */
  readonly grossCap: number;
  /** Steps to look ahead to. */
  readonly steps: readonly ReviewedStep[];
  /** Cap of sqrt(a'Ra) as a share of the gross cap (RC-14). */
  readonly adjustedCapFactor: number;
}

/** SCALED: the same share of the gross cap in use as now. FULL: the gross cap filled with the same mix. */
export interface StepWhatIf extends ReviewedStep {
  readonly size: 'SCALED' | 'FULL';
  /** sqrt(a'Ra) and what RC-14 allows, fractions of equity; equal still fits (CV-04). */
  readonly adjusted: number;
  readonly cap: number;
  readonly fits: boolean;
}

export interface CorrelationReview {
  readonly ewma: CorrelationMatrix;
  readonly ledoitWolf: CorrelationMatrix | null;
  readonly risk: JointRisk;
  readonly worstHours: readonly JointHour[];
  readonly steps: readonly StepWhatIf[];
  /** Whether nothing is held, so that hours and steps assume equal long parts of all symbols. */
  readonly isAssumed: boolean;
}

/** Makes the review from what is known now. */
export function correlationReview(input: ReviewInput): CorrelationReview {
  const { series, ewma, exposures, decay } = input;
  const isAssumed = exposures.every((each) => each === 0);
  const mix = isAssumed ? exposures.map(() => input.grossCap / exposures.length) : exposures;
  return {
    ewma,
    ledoitWolf: crossCheck(series, decay),
    risk: jointRisk(ewma, exposures),
    worstHours: worstOf(series, mix, decay.window),
    steps: stepsOf(input, mix, isAssumed),
    isAssumed,
  };
}

/** Only what is in the mix: a symbol without exposure would take its missing hours from the rest. */
function worstOf(series: readonly HourlyReturns[], mix: readonly number[], window: number): readonly JointHour[] {
  const held = series.filter((_, at) => mix[at] !== 0);
  const exposures = mix.filter((each) => each !== 0);
  return worstJointHours(held, exposures, { window, count: WORST_HOURS });
}

function stepsOf(input: ReviewInput, mix: readonly number[], isAssumed: boolean): readonly StepWhatIf[] {
  const gross = mix.reduce((sum, each) => sum + Math.abs(each), 0);
  if (gross === 0) return [];
  const adjusted = adjustedExposure(input.ewma, mix);
  return input.steps.flatMap((step) => {
    const cap = input.adjustedCapFactor * step.grossCap;
    const at = (size: StepWhatIf['size'], value: number): StepWhatIf => {
      return { ...step, size, adjusted: value, cap, fits: value <= cap };
    };
    const full = at('FULL', (adjusted * step.grossCap) / gross);
    return isAssumed ? [full] : [at('SCALED', (adjusted * step.grossCap) / input.grossCap), full];
  });
}
