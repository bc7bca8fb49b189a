/** How much smaller a trade is after losses (PS-05): never above 1, so that nothing is ever won back by size. */
import { ONE, decimal, minDecimal, type Decimal } from '../../../shared/values/decimal.ts';

/** Losing trades in a row, and how far the size was lowered by them: 0 not, 1 to three quarters, 2 to a half. */
export interface LossStreak {
  readonly losses: number;
  readonly notches: 0 | 1 | 2;
}

export const noLosses: LossStreak = { losses: 0, notches: 0 };

/** PS-05: losses in a row from which each notch holds. */
const FIRST_NOTCH = 3;
const SECOND_NOTCH = 5;
const BY_STREAK = [ONE, decimal('0.75'), decimal('0.5')] as const;
/** PS-05: share of the drawdown limit from which each factor holds. */
const HALF_OF_LIMIT = decimal('0.5');
const MOST_OF_LIMIT = decimal('0.75');
const AT_HALF = decimal('0.5');
const AT_MOST = decimal('0.25');

/** The streak after one more closed trade. A win gives back one notch; a trade that ends at zero changes nothing. */
export function nextLossStreak(streak: LossStreak, netPnl: Decimal): LossStreak {
  if (netPnl.isZero()) return streak;
  if (netPnl.greaterThan(0)) return { losses: 0, notches: streak.notches === 2 ? 1 : 0 };
  const losses = streak.losses + 1;
  if (losses >= SECOND_NOTCH) return { losses, notches: 2 };
  return { losses, notches: losses >= FIRST_NOTCH && streak.notches === 0 ? 1 : streak.notches };
}

/** min(by streak, by drawdown); `drawdownShare` is the drawdown over its limit. */
export const performanceMultiplier = (streak: LossStreak, drawdownShare: Decimal): Decimal =>
  minDecimal(BY_STREAK[streak.notches], byDrawdown(drawdownShare));

function byDrawdown(share: Decimal): Decimal {
  if (share.lessThan(HALF_OF_LIMIT)) return ONE;
  return share.lessThan(MOST_OF_LIMIT) ? AT_HALF : AT_MOST;
}
