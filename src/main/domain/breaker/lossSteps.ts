/** Where L1 and L2 of a loss begin in a mode (EB-01, SM-15): earlier for the daily loss in the scaled modes, and for both losses in probation. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import { minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import type { LadderSteps } from './rungs.ts';

export interface LossPlace {
  readonly trigger: 'DAILY_LOSS' | 'DRAWDOWN';
  readonly mode: TradingMode;
  /** L1 share of the limit during probation; null outside of it. */
  readonly probationL1: Decimal | null;
}

/** Shares of the limit; the earliest L1 that applies holds. */
export function lossSteps(ladder: BreakerSettings['ladder'], place: LossPlace): LadderSteps {
  const scaled = place.trigger === 'DAILY_LOSS' && place.mode.startsWith('LIVE_SCALED') ? [ladder.l1Scaled] : [];
  const probation = place.probationL1 === null ? [] : [place.probationL1];
  return { l1: minDecimal(ladder.l1, ...scaled, ...probation), l2: ladder.l2, top: 'L4' };
}
