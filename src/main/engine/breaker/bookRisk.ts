/** What the breaker keeps of a book across restarts, as folds: a day of equity, the loss streak, re-bases. */
import type { Trade } from '../../../shared/model/position.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { addFlow, addPoint, type EquityPoint } from '../../domain/breaker/equityPoints.ts';
import type { LossStreak } from '../../domain/breaker/lossStreakTrigger.ts';

export interface BookRisk {
  /** Equity at risk marks, a point every five minutes (EB-03). */
  readonly points: readonly EquityPoint[];
  readonly streak: LossStreak;
  /** How often the risk high-water mark was re-based (EB-20). */
  readonly rebases: number;
}

/** A book without a past. */
export const newRisk: BookRisk = { points: [], streak: { losses: 0, lastAt: null }, rebases: 0 };

/** After a look at equity. */
export function riskAfterSample(risk: BookRisk, at: UnixMs, equity: Money): BookRisk {
  const points = addPoint(risk.points, { at, equity, flows: money(ZERO) });
  return points === risk.points ? risk : { ...risk, points };
}

/** After a deposit or a withdrawal. */
export const riskAfterFlow = (risk: BookRisk, amount: Money): BookRisk => ({
  ...risk,
  points: addFlow(risk.points, amount),
});

/** After a round trip: one that did not lose ends the streak (EB-07). */
export const riskAfterTrade = (risk: BookRisk, trade: Trade): BookRisk => ({
  ...risk,
  streak: trade.netPnl.isNegative()
    ? { losses: risk.streak.losses + 1, lastAt: trade.closedAt }
    : { losses: 0, lastAt: null },
});

/** After a re-base (EB-20). */
export const riskAfterRebase = (risk: BookRisk): BookRisk => ({ ...risk, rebases: risk.rebases + 1 });
