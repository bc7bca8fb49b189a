/**
 * The losses, on each tick of a held symbol (EB-24). Thresholds are amounts that are kept until what they rest on changes, so that a tick costs
 * one subtraction and one comparison per loss however many positions are open; a full reading is made only near a limit.
 */
import type { Settings } from '../../../shared/settings.ts';
import { minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { Step } from '../step.ts';
import { rulesInForce } from './breakerRules.ts';
import { evaluateTrigger, guarded, isActive } from './evaluateTrigger.ts';
import { highWaterOf, isEquityKnown, lossBases, worstEquity, type LossBases } from './lossBases.ts';
import { lossRungs, lossTriggers, type LossTrigger } from './lossReadings.ts';

interface WatchedLoss {
  readonly trigger: LossTrigger;
  /** Loss = reference - equity. */
  readonly reference: Decimal;
  /** Below this loss there is nothing to say. */
  readonly from: Decimal;
}

/** Thresholds and what they rest on. */
export interface LossWatch {
  readonly settings: Settings;
  readonly modeState: Step['state']['durable']['modeState'];
  readonly bases: LossBases;
  readonly losses: readonly WatchedLoss[];
}

/** Looks at the losses of the book the turn works in, after its equity changed. */
export function watchLosses(step: Step): void {
  guarded(step, lossTriggers, () => lookAtLosses(step));
}

function lookAtLosses(step: Step): void {
  if (!isEquityKnown(step.state)) return;
  const { losses } = watchOf(step);
  const equity = worstEquity(step.state);
  for (const { trigger, reference, from } of losses)
    if (isActive(step, trigger) || reference.minus(equity).greaterThanOrEqualTo(from)) evaluateTrigger(step, trigger);
}

function watchOf(step: Step): LossWatch {
  const { breaker } = step.state.live;
  const { modeState } = step.state.durable;
  const { settings } = step.facts;
  const { watch } = breaker;
  const bases = lossBases(step);
  if (watch !== null && watch.settings === settings && watch.modeState === modeState && isSame(watch.bases, bases))
    return watch;
  const made = { settings, modeState, bases, losses: watched(step, bases) };
  breaker.watch = made;
  return made;
}

const isSame = (one: LossBases, other: LossBases): boolean =>
  one.dayEquity === other.dayEquity &&
  one.dayFlows === other.dayFlows &&
  one.rollingEquity === other.rollingEquity &&
  one.rollingFlows === other.rollingFlows &&
  one.riskHighWater === other.riskHighWater &&
  one.units === other.units &&
  one.probationL1 === other.probationL1;

function watched(step: Step, bases: LossBases): readonly WatchedLoss[] {
  const rungs = lossRungs(step, bases);
  if (rungs === null) return [];
  const { alert } = rulesInForce(step).ladder;
  const references: Readonly<Record<LossTrigger, Decimal>> = {
    DAILY_LOSS: bases.dayEquity.plus(bases.dayFlows),
    ROLLING_LOSS: bases.rollingEquity.plus(bases.rollingFlows),
    DRAWDOWN: highWaterOf(bases),
  };
  return lossTriggers.map((trigger) => {
    const [first, ...more] = rungs[trigger];
    const limit = (more.at(-1) ?? first).at;
    // The earliest of the warning and every level.
    const from = minDecimal(limit.mul(alert), first.at, ...more.map((rung) => rung.at));
    return { trigger, reference: references[trigger], from };
  });
}
