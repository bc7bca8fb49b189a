/** Where the levels of a trigger stand on its gauge, as shares of the limit (UI-14, EB-01). */
import type { TradingMode } from '../../../../shared/model/mode.ts';

const STANDARD = [0.5, 0.75, 0.9, 1] as const;
/** L1 begins where the alert does: the daily loss in Scaled, both losses in probation. */
const EARLY = [0.5, 0.9, 1] as const;

export function gaugeTicks(trigger: string, mode: TradingMode | null, isProbation: boolean): readonly number[] {
  const isScaled = mode?.startsWith('LIVE_SCALED') === true;
  if (trigger === 'DAILY_LOSS') return isScaled || isProbation ? EARLY : STANDARD;
  return trigger === 'DRAWDOWN' && isProbation ? EARLY : STANDARD;
}
