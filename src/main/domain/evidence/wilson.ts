/** Wilson score interval of a proportion (EV-07, Wilson 1927): 5 wins of 10 are compatible with 24 % to 76 %. */
import type { Interval } from '../../../shared/evidence/interval.ts';
import { normalQuantile } from './normal.ts';

/** Null without a trial. */
export function wilsonInterval(successes: number, trials: number, confidence: number): Interval | null {
  if (trials === 0) return null;
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / trials;
  const scale = 1 + (z * z) / trials;
  const center = (share + (z * z) / (2 * trials)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { low: Math.max(0, center - reach), high: Math.min(1, center + reach) };
}
