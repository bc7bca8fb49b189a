/** An emergency stop that was answered by a desk that ended before it was recorded: it is in force from the start on (ES-17). */
import { dayTimeText } from '../../domain/wording/dateText.ts';
import type { StopMark } from '../../ports/stopMark.ts';
import type { Step } from '../step.ts';
import { triggerStop } from './trigger.ts';

/** Stops again, by the same cause; what the first one has already done is found at the venue. */
export function stopAgain(step: Step, mark: StopMark | null): void {
  if (mark === null) return;
  const { at, cause, source, text } = mark;
  const when = `at ${dayTimeText(at)} UTC; the desk ended before it was recorded`;
  triggerStop(step, { cause, source, text: `${text.slice(0, 200)} ${when}` });
}
