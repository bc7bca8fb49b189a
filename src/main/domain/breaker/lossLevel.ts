/**
 * The level of a loss, by how sure it is (EB-21, EB-22).
 * 1. What one print shows reaches L1 and no more. 2. L2 and above need marks that two ticks agree on, or realized losses alone.
 * 3. Adverse marks of stale prices reach L3 and never L4.
 */
import type { Level } from '../../../shared/model/mode.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import { higherLevel, isAtLeast, lowerLevel } from './effectiveLevel.ts';
import { levelAt, type Rungs } from './rungs.ts';

/** One amount under each kind of mark: equity, or the loss against a reference. */
export interface ByMark {
  /** Exit-side marks of the last ticks (CV-06). */
  readonly now: Decimal;
  /** Marks that two ticks agree on (EB-22); never worse than `now`. */
  readonly confirmed: Decimal;
  /** Wallet balance alone, open positions at their entry. */
  readonly realized: Decimal;
  /** Confirmed marks, with stale prices moved against the position (EB-21); null while no held price is stale. */
  readonly adverse: Decimal | null;
}

/** Losses against a reference equity, under each kind of mark. */
export const lossesFrom = (reference: Decimal, { now, confirmed, realized, adverse }: ByMark): ByMark => ({
  now: reference.minus(now),
  confirmed: reference.minus(confirmed),
  realized: reference.minus(realized),
  adverse: adverse === null ? null : reference.minus(adverse),
});

/** The level that the losses justify. */
export function lossLevel(rungs: Rungs, losses: ByMark): Level {
  const seen = levelAt(rungs, losses.now);
  const doubtful = losses.adverse === null ? 'L0' : lowerLevel(levelAt(rungs, losses.adverse), 'L3');
  if (!isAtLeast(seen, 'L2')) return higherLevel(seen, doubtful);
  const sure = higherLevel(levelAt(rungs, losses.confirmed), levelAt(rungs, losses.realized));
  return higherLevel(higherLevel('L1', lowerLevel(seen, sure)), doubtful);
}
