/**
 * "Mark as handled by me" (ES-07): a person closed or canceled by hand at the venue what the stop could not. It is journaled with who and why, and it
 * settles nothing: the venue is asked at once, and its next snapshot confirms it or brings the leg back.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { HandledLeg, StopLeg } from '../../../shared/model/incident.ts';
import { openLegOf, standingLegs, stopProgress } from '../../../shared/view/stopProgress.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { inBook } from '../books.ts';
import type { HandledInput } from '../events.ts';
import { note, type Step } from '../step.ts';
import { changeIncident } from './incident.ts';
import { currentLeg } from './legs.ts';
import { askForPlan } from './plan.ts';
import { openRun } from './stopRuns.ts';
import { refuseReason } from '../refuseReason.ts';

/** Takes the word of a person for as long as it takes to ask the venue; only while the stop is UNRESOLVED. */
export function markHandled(turn: Step, input: HandledInput): Result<{ readonly text: string }, Failure> {
  const { incident } = turn.state.durable;
  if (incident?.phase !== 'UNRESOLVED')
    return err(
      failure(
        'ILLEGAL_TRANSITION',
        'Nothing is unresolved: a leg is marked only while a stop could not close it (ES-07).',
      ),
    );
  const leg = openLegOf(openLegs(turn, incident.legs), incident.legs, input.key);
  if (leg === undefined) return err(failure('NOT_FOUND', `${input.key} is not open any more. Look at the list again.`));
  const reason = input.reason.trim();
  const short = refuseReason(reason, 'it is stored with the stop');
  if (short !== null) return err(short);
  if (leg.book === 'LIVE' && input.authMethod === null)
    return err(
      failure('STEP_UP_REQUIRED', 'A live leg is marked with your passphrase. Set one in Settings > Security first.'),
    );
  const step = inBook(turn, leg.book);
  changeIncident(step, 'marked as handled by hand', {
    to: { handled: [...(incident.handled ?? []), claimOf(step, leg, { ...input, reason })] },
  });
  note(step, 'STOP', `${leg.symbol} marked as handled by hand: ${reason}. The venue is asked.`);
  askNow(step);
  return ok({ text: `${leg.symbol}: the venue is asked. What it still has comes back.` });
}

/** Without the wait between two attempts. */
function askNow(step: Step): void {
  const run = openRun(step);
  if (run === null) return;
  run.retries = 0;
  askForPlan(step);
}

/** What stands and is not over: positions that are not flat, orders that may still fill. */
function openLegs({ state }: Step, legs: readonly StopLeg[]): readonly StopLeg[] {
  const standing = standingLegs(legs.map((leg) => ({ ...currentLeg(state, leg), atVenue: decimalText(leg.atVenue) })));
  const open = new Set(stopProgress(standing).open.map(({ key }) => key));
  for (const { kind, key, state: now } of standing)
    if (kind === 'CANCEL' && now !== 'CANCELED' && now !== 'FILLED') open.add(key);
  return legs.filter(({ key }) => open.has(key));
}

const claimOf = (
  { at, actor }: Step,
  { book, key, kind, symbol, side }: StopLeg,
  { reason, authMethod }: HandledInput,
): HandledLeg => ({
  book,
  key,
  kind,
  symbol,
  side,
  by: actor.id.slice(0, 60),
  authMethod: authMethod ?? '',
  reason,
  at,
  state: 'CLAIMED',
  settledAt: null,
  found: '',
});
