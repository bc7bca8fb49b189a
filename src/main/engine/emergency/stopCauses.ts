/** What all causes of one stop come to: the gravest decides the way back, the longest the cooldown, and one that resets the clock resets it (ES-05). */
import type { Incident, StopCause } from '../../../shared/model/incident.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { clockCauseOfStop, clockEffect } from '../../domain/ladder/clockEffect.ts';
import { cooldownEndsAt } from '../../domain/mode/cooldown.ts';
import { gravestCause } from '../../domain/mode/gravestCause.ts';
import { restartClock } from '../changeMode.ts';
import { setTimer, type Step } from '../step.ts';
import { changeIncident, openIncident } from './incident.ts';

const causesOf = ({ cause, furtherCauses = [] }: Incident): readonly StopCause[] => [cause, ...furtherCauses];

/** The cause that decides the highest mode of a resume (SM-18). */
export const decidingCause = ({ cause, furtherCauses = [] }: Incident): StopCause => gravestCause(cause, furtherCauses);

/** End of the cooldown from a flat on, by the cause that waits longest; never before what was said already (EB-19). */
export function cooldownFrom(step: Step, flatAt: UnixMs): UnixMs {
  const incident = openIncident(step);
  const options = { settings: step.facts.settings.cooldownMs, book: incident.book };
  const ends = causesOf(incident).map((cause) => cooldownEndsAt(cause, flatAt, options));
  return unixMs(Math.max(incident.cooldownEndsAt ?? 0, ...ends));
}

/** A further trigger joins the stop; one that weighs more makes a cooldown that runs, or is over, longer. */
export function joinCause(step: Step, cause: StopCause): void {
  const incident = openIncident(step);
  const causes = causesOf(incident);
  const isNew = !causes.includes(cause);
  changeIncident(step, 'further trigger', {
    to: { triggers: incident.triggers + 1, ...(isNew ? { furtherCauses: [...causes.slice(1), cause] } : {}) },
  });
  const resets = (each: StopCause): boolean => clockEffect(clockCauseOfStop(each), incident.book) === 'RESET';
  if (resets(cause) && !causes.some(resets)) restartClock(step, incident.book, `T6: ${cause} joined ${incident.id}`);
  if (isNew) extendCooldown(step);
}

function extendCooldown(step: Step): void {
  const { flatAt, cooldownEndsAt: known, phase } = openIncident(step);
  if (flatAt === null || known === null) return;
  const ends = cooldownFrom(step, flatAt);
  if (ends === known) return;
  const isOver = phase === 'AWAITING_APPROVAL' && ends > step.at;
  changeIncident(step, 'cooldown longer by a further cause', {
    to: { cooldownEndsAt: ends, ...(isOver ? { phase: 'COOLDOWN' } : {}) },
  });
  setTimer(step, 'stop-cooldown', unixMs(Math.max(ends, step.at)));
}
