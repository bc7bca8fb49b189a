/** How far prices must move against a static full book to reach a loss limit: what a limit protects from, and what it does not. */
import type { ModeLimits } from '../../../shared/settings.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';

export interface Reachability {
  /** Adverse move of every position at once, a fraction; null for a mode whose gross cap is 0. */
  readonly daily: Decimal | null;
  readonly drawdown: Decimal | null;
}

/** limit / gross cap. A book at its cap loses that share of equity when prices move so far. */
export function reachability(limits: Pick<ModeLimits, 'gross' | 'dailyLoss' | 'drawdown'>): Reachability {
  const { gross, dailyLoss, drawdown } = limits;
  if (gross.isZero()) return { daily: null, drawdown: null };
  return { daily: dailyLoss.div(gross), drawdown: drawdown.div(gross) };
}
