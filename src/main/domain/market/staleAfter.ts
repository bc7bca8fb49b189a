/** From which age a quote is stale (RC-21). */
import type { Settings } from '../../../shared/settings.ts';

type StaleSettings = Pick<Settings['data'], 'staleMinMs' | 'staleMaxMs' | 'staleFactor'>;

/**
 * clamp(10 x median gap between ticks, 5 s, 30 s), in milliseconds; a null median (too few ticks yet) counts as 0 and gives the minimum.
 * A source that only has bars names its cadence: it cannot be called late before two bars are due, because one silent cadence is how it always looks.
 */
export function staleAfterMs(medianGapMs: number | null, settings: StaleSettings, cadenceMs: number | null): number {
  const scaled = (medianGapMs ?? 0) * settings.staleFactor;
  const clamped = Math.min(Math.max(scaled, settings.staleMinMs), settings.staleMaxMs);
  return cadenceMs === null ? clamped : Math.max(clamped, 2 * cadenceMs);
}
