/** The highest mode a resume may choose after an emergency stop (SM-18). Lower is always allowed, higher than before never. */
import type { StopCause } from '../../../shared/model/incident.ts';
import { tradingModes, type TradingMode } from '../../../shared/model/mode.ts';
import { rungOf } from './transition.ts';

export interface StopRecord {
  readonly modeBefore: TradingMode;
  readonly cause: StopCause;
  /** Stops with a loss cause in the 14 days before this one. */
  readonly earlierLossStopsIn14d: number;
}

/** Causes that cost a step: the strategy lost money, nothing broke. */
const isLossCause = (cause: StopCause): boolean => cause === 'DAILY_LOSS' || cause === 'DRAWDOWN';

/** One step down after a loss, except that LIVE_MINIMAL stays the first time; every other cause returns to the mode before. */
export function resumeTarget({ modeBefore, cause, earlierLossStopsIn14d }: StopRecord): TradingMode {
  if (!isLossCause(cause)) return modeBefore;
  if (modeBefore === 'LIVE_MINIMAL' && earlierLossStopsIn14d === 0) return 'LIVE_MINIMAL';
  return tradingModes[rungOf(modeBefore) - 1] ?? 'PAPER';
}
