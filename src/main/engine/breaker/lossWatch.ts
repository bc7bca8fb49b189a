/**
 * The losses, on each tick of a held symbol (EB-24). Thresholds are amounts that are kept until what they rest on changes, so that a tick costs
 * one subtraction and one comparison per loss however many positions are open; a full reading is made only where a level, its hold or a warning
 * may change.
 */
import type { Settings } from '../../../shared/settings.ts';
import { maxDecimal, minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { higherLevel, isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { lossesFrom, lossLevel } from '../../domain/breaker/lossLevel.ts';
import { keptAt, type Rungs } from '../../domain/breaker/rungs.ts';
import type { Step } from '../step.ts';
import { rulesInForce } from './breakerRules.ts';
import { evaluateTrigger, guarded, heldOf, isActive } from './evaluateTrigger.ts';
import {
  equityByMark,
  highWaterOf,
  isEquityKnown,
  isToday,
  lossBases,
  worstEquity,
  type LossBases,
} from './lossBases.ts';
import { lossRungs, lossTriggers, type LossTrigger } from './lossReadings.ts';

interface WatchedLoss {
  readonly trigger: LossTrigger;
  /** Loss = reference - equity. */
  readonly reference: Decimal;
  readonly rungs: Rungs;
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

/** Reads the losses of the book the turn works in that have something to say: each second, and after fills. */
export const readLosses = (step: Step): void => lookAtLosses(step, () => false);

/** The same after a tick, but for those that hold and go on holding. */
export const watchLosses = (step: Step): void => lookAtLosses(step, isSettled);

function lookAtLosses(step: Step, isSkipped: (step: Step, loss: WatchedLoss) => boolean): void {
  guarded(step, lossTriggers, () => {
    if (!isEquityKnown(step.state)) return;
    const { losses } = watchOf(step);
    const equity = worstEquity(step.state);
    for (const loss of losses) {
      if (loss.trigger === 'DAILY_LOSS' && !isToday(step)) continue;
      const isNear = loss.reference.minus(equity).greaterThanOrEqualTo(loss.from);
      const active = isActive(step, loss.trigger);
      if (active ? !isSkipped(step, loss) : isNear) evaluateTrigger(step, loss.trigger);
    }
  });
}

/** Whether a reading now would leave level and hold as they are. Settings that were edited meanwhile are always read. */
function isSettled(step: Step, { trigger, reference, rungs }: WatchedLoss): boolean {
  const { heldSettings } = step.state.live.breaker;
  if (heldSettings !== null && heldSettings !== step.facts.settings) return false;
  const held = heldOf(step, trigger);
  const { ladder } = rulesInForce(step);
  const losses = lossesFrom(reference, equityByMark(step.state));
  const worst = losses.adverse === null ? losses.now : maxDecimal(losses.now, losses.adverse);
  const level = lossLevel(rungs, losses);
  if (!isAtLeast(held.level, level)) return false;
  const floor = higherLevel(level, keptAt(rungs, worst, ladder.clearFraction));
  if (isAtLeast(floor, held.level)) return held.clearSince === null;
  const waits = held.clearSince !== null && step.at - held.clearSince < ladder.clearHoldMs;
  return waits && isAtLeast(held.fallsTo, floor);
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
  const all = lossRungs(step, bases);
  if (all === null) return [];
  const { alert } = rulesInForce(step).ladder;
  const references: Readonly<Record<LossTrigger, Decimal>> = {
    DAILY_LOSS: bases.dayEquity.plus(bases.dayFlows),
    ROLLING_LOSS: bases.rollingEquity.plus(bases.rollingFlows),
    DRAWDOWN: highWaterOf(bases),
  };
  return lossTriggers.map((trigger) => {
    const rungs = all[trigger];
    const [first, ...more] = rungs;
    const limit = more.at(-1)?.at;
    // The earliest of every level and, on a ladder, its warning.
    const from = minDecimal(first.at, ...more.map((rung) => rung.at), limit?.mul(alert) ?? first.at);
    return { trigger, reference: references[trigger], rungs, from };
  });
}
