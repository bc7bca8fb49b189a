/**
 * Amounts of loss at which a reading of the breaker changes, per trigger: where a level begins, and while one is held also where it may begin to fall.
 * Between two of them a loss may move without anybody having to look. Analytics floats of what the engine compares exactly.
 */
import { highWaterOf, lossBases, type LossBases } from '../../engine/breaker/lossBases.ts';
import { lossRungs, lossTriggers, type LossTrigger } from '../../engine/breaker/lossReadings.ts';
import { rulesInForce } from '../../engine/breaker/breakerRules.ts';
import type { BreakerView } from '../../engine/breaker/breakerView.ts';

export interface LossBand {
  readonly trigger: LossTrigger;
  /** Loss = reference - equity. */
  readonly reference: number;
  /** As fractions of the reference, in no order. */
  readonly amounts: readonly number[];
}

/** Everything the bands rest on, in one order. */
type Grounds = readonly unknown[];

/** The bands of the book in force, computed anew only where something they rest on has changed. */
export class LossBands {
  private grounds: Grounds = [];
  private bands: readonly LossBand[] = [];

  /** None before the book is opened. */
  read(view: BreakerView): readonly LossBand[] {
    const bases = lossBases(view);
    const grounds = groundsOf(view, bases);
    if (grounds.length === this.grounds.length && grounds.every((each, at) => each === this.grounds[at]))
      return this.bands;
    this.grounds = grounds;
    this.bands = bandsOf(view, bases);
    return this.bands;
  }
}

const groundsOf = ({ state, facts }: BreakerView, bases: LossBases): Grounds => [
  facts.settings,
  state.durable.modeState,
  state.live.breaker.heldSettings,
  bases.dayEquity,
  bases.dayFlows,
  bases.rollingEquity,
  bases.rollingFlows,
  bases.riskHighWater,
  bases.units,
  bases.probationL1,
  ...lossTriggers.map((trigger) => levelOf(state, trigger)),
];

const levelOf = ({ live }: BreakerView['state'], trigger: LossTrigger) =>
  live.breaker.holds.get(trigger)?.level ?? 'L0';

function bandsOf(view: BreakerView, bases: LossBases): readonly LossBand[] {
  const rungs = lossRungs(view, bases);
  if (rungs === null) return [];
  const clear = rulesInForce(view).ladder.clearFraction.toNumber();
  return lossTriggers.map((trigger) => {
    const reference = referenceOf(bases, trigger);
    const begin = rungs[trigger].map((rung) => rung.at.toNumber() / reference);
    const isHeld = levelOf(view.state, trigger) !== 'L0';
    return { trigger, reference, amounts: isHeld ? begin.flatMap((at) => [at, at * clear]) : [Math.min(...begin)] };
  });
}

function referenceOf(bases: LossBases, trigger: LossTrigger): number {
  switch (trigger) {
    case 'DAILY_LOSS':
      return bases.dayEquity.plus(bases.dayFlows).toNumber();
    case 'ROLLING_LOSS':
      return bases.rollingEquity.plus(bases.rollingFlows).toNumber();
    case 'DRAWDOWN':
      return highWaterOf(bases).toNumber();
  }
}
