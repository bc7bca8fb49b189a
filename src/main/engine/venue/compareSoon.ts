/** Asks for a comparison before the next one is due: after a reconnect at once, after order news when the dust has settled (RC-25). */
import { unixMs } from '../../../shared/values/time.ts';
import { setTimer, venueOf, type Step } from '../step.ts';

/** After an order event of the account stream. */
export const AFTER_NEWS_MS = 5_000;

/** The comparison of the turn's book is due then; a simulated venue has one truth and needs none. */
export function compareSoon(step: Step, afterMs: number): void {
  if (!venueOf(step).capabilities.simulated) setTimer(step, 'compare', unixMs(step.at + afterMs));
}
