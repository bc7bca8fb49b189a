/** An emergency stop after a restart (SM-19): it goes on where it was, without anybody's help, and never ends by itself (ES-17). */
import { books } from '../../../shared/model/mode.ts';
import { inBook } from '../books.ts';
import type { Step } from '../step.ts';
import { askForPlan } from './plan.ts';
import { booksToStop, pollAt, startRun } from './stopRuns.ts';
import { onCooldownDue } from './verify.ts';

/** Continues at ES-02 with fresh snapshots, or waits out the rest of the cooldown, whose end is an absolute time. */
export function continueStop(step: Step): void {
  const { incident, modeState } = step.state.durable;
  if (modeState.mode !== 'EMERGENCY_STOP' || incident === null) return;
  step.state.live.latched = true;
  const isClosing = incident.phase === 'EXECUTING' || incident.phase === 'UNRESOLVED';
  const stopping = booksToStop(step, incident.book);
  for (const book of books)
    if (stopping.includes(book) || incident.legs.some((leg) => leg.book === book))
      continueIn(inBook(step, book), isClosing);
  if (incident.phase === 'COOLDOWN') onCooldownDue(step);
}

/** A stop of this session is under way already. */
function continueIn(step: Step, isClosing: boolean): void {
  if (step.state.live.stops.has(step.book)) return;
  startRun(step, isClosing ? 'PLANNING' : 'WATCHING');
  if (isClosing) askForPlan(step);
  else pollAt(step, step.at);
}
