/** The second hand of the desk: evaluates the breaker and guards every position. */
import { unixMs } from '../../../shared/values/time.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import { setTimer, type Step } from '../step.ts';
import { guardPositions } from '../stops.ts';
import { restoreAnnounced } from './announceReading.ts';
import { startComparing } from './comparePoll.ts';
import { evaluateBreaker } from './evaluateBreaker.ts';

const EVALUATE_MS = 1_000;

/** At the start of a session, when the venue has given its word. */
export function startHealth(step: Step): void {
  restoreAnnounced(step);
  if (effectiveLevelOf(step.state) !== 'L0') step.state.live.breaker.heldSettings = step.facts.settings;
  schedule(step);
  startComparing(step);
}

/** The timer of the evaluation. */
export function onHealthDue(step: Step): void {
  evaluateBreaker(step);
  guardPositions(step);
  schedule(step);
}

function schedule(step: Step): void {
  setTimer(step, 'health', unixMs(step.at + healthPeriodMs(step.state.live.feed.cadenceMs)));
}

/** Each second of the desk's clock, or each half cadence of a source that only has bars. */
export const healthPeriodMs = (cadenceMs: number): number => Math.max(EVALUATE_MS, Math.floor(cadenceMs / 2));
