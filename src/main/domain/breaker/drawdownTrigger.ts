/** EB-04: distance from the risk high-water mark, flow-neutral. It trips in PAPER too, where it is a rehearsal (D-3). */
import { ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import type { ByMark } from './lossLevel.ts';
import { lossReading } from './lossReading.ts';
import { standardRungs, type LadderSteps, type Rungs } from './rungs.ts';
import type { TriggerIdentity, TriggerReading } from './triggerReading.ts';

const identity: TriggerIdentity = {
  trigger: 'DRAWDOWN',
  name: 'Drawdown',
  rule: 'EB-04',
  definition:
    'Distance of equity from its high-water mark since the last re-base, as a share of that mark. Deposits and withdrawals move both. Above the limit the emergency stop closes everything, and a resume needs a re-base.',
};

export interface DrawdownInput {
  /** Highest equity at risk marks since the last re-base, moved by flows; same unit as the equity. */
  readonly highWater: Decimal;
  readonly equity: ByMark;
  /** Fraction of the high-water mark. */
  readonly limit: Decimal;
  readonly steps: LadderSteps;
  readonly currency: string;
  readonly measuredAt: UnixMs;
}

/** Rungs in the unit of the high-water mark. */
export const drawdownRungs = (highWater: Decimal, limit: Decimal, steps: LadderSteps): Rungs =>
  standardRungs(highWater.mul(limit), steps);

/** Reads the drawdown. */
export const drawdownTrigger = (input: DrawdownInput, ladder: BreakerSettings['ladder']): TriggerReading =>
  lossReading(identity, {
    ...input,
    base: input.highWater,
    flows: ZERO,
    rungs: drawdownRungs(input.highWater, input.limit, input.steps),
    ladder,
    baseText: 'risk high-water mark',
    warnFrom: input.highWater.mul(input.limit).mul(ladder.alert),
    alsoClears: '',
  });
