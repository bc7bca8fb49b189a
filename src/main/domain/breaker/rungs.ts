/** The standard ladder of a trigger that compares an amount with its limit (EB-01). Amounts are exact, in the limit's unit. */
import type { Level } from '../../../shared/model/mode.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import { higherLevel } from './effectiveLevel.ts';

/** One level and where it begins. */
export interface Rung {
  readonly level: Exclude<Level, 'L0'>;
  readonly at: Decimal;
  /** Limits are inclusive (CV-04): the rung at the limit itself is reached only above it, those before it at their amount. */
  readonly above: boolean;
}

/** At least one, lowest first. */
export type Rungs = readonly [Rung, ...Rung[]];

export interface LadderSteps {
  /** Shares of the limit. */
  readonly l1: Decimal;
  readonly l2: Decimal;
  /** The level above the limit: L4 for the customer's triggers, L3 for added ones. */
  readonly top: 'L3' | 'L4';
}

/** L1, L2 and the top of a limit. */
export const standardRungs = (limit: Decimal, { l1, l2, top }: LadderSteps): Rungs => [
  { level: 'L1', at: limit.mul(l1), above: false },
  { level: 'L2', at: limit.mul(l2), above: false },
  { level: top, at: limit, above: true },
];

/** The highest level reached. */
export function levelAt(rungs: Rungs, amount: Decimal): Level {
  let level: Level = 'L0';
  for (const rung of rungs) if (isReached(rung, amount)) level = higherLevel(level, rung.level);
  return level;
}

/** The highest level that may not begin to fall: its rung is still used to the clearing share or more (EB-18: 80 %). */
export function keptAt(rungs: Rungs, amount: Decimal, clearFraction: Decimal): Level {
  let level: Level = 'L0';
  for (const rung of rungs)
    if (amount.greaterThanOrEqualTo(rung.at.mul(clearFraction))) level = higherLevel(level, rung.level);
  return level;
}

/** The first rung that is not reached; null above all of them. */
export const nextRung = (rungs: Rungs, amount: Decimal): Rung | null =>
  rungs.find((rung) => !isReached(rung, amount)) ?? null;

const isReached = ({ at, above }: Rung, amount: Decimal): boolean =>
  above ? amount.greaterThan(at) : amount.greaterThanOrEqualTo(at);
