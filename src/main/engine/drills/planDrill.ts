/**
 * The fire drill of the live account: reads it as a stop would, plans the stop with the stop's own code, and counts what the plan would ask of the
 * venue. Sends nothing (SM-23: dry run).
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { describePlan } from '../../domain/emergency/describePlan.ts';
import { stopLoad } from '../../domain/emergency/stopLoad.ts';
import type { SnapshotAnswer } from '../../ports/venue.ts';
import { stopPlanOf } from '../emergency/stopPlanOf.ts';
import { note, venueOf, type Step } from '../step.ts';
import { recordDrill } from './stopDrill.ts';

/** Flat within 5 s is the goal (ES-15): an account that takes longer to read cannot be flat by then. */
const LONGEST_LOOK_MS = 5_000;
const SHOWN_STEPS = 8;

/** Asks the live venue; refused without one, during a stop, and while the question before is open. */
export function startPlanDrill(step: Step): Result<{ readonly text: string }, Failure> {
  const { durable, live } = step.state;
  if (step.facts.venues.LIVE === null)
    return err(failure('NOT_READY', 'No live venue is set up. Set one up in Settings > Venue and keys.'));
  if (durable.modeState.mode === 'EMERGENCY_STOP')
    return err(failure('ILLEGAL_TRANSITION', 'The emergency stop is on. Plan it again when it is over.'));
  if (live.planDrillAt !== null)
    return err(failure('NOT_READY', 'The live account is being read. Wait for the score.'));
  live.planDrillAt = step.at;
  step.effects.snapshot.push({ book: 'LIVE', purpose: 'DRILL' });
  return ok({ text: 'The live account is being read. The plan is scored when it is; nothing is sent.' });
}

/** Scores the plan when the account was read; the turn works in the live book. */
export function onDrillSnapshot(step: Step, answer: SnapshotAnswer): void {
  const { live } = step.state;
  const startedAt = live.planDrillAt;
  if (startedAt === null) return;
  live.planDrillAt = null;
  if (answer.kind === 'unknown' || step.facts.venues.LIVE === null)
    return score(step, startedAt, {
      passed: false,
      text: `The live account could not be read: ${answer.kind === 'unknown' ? answer.text : 'it was taken away'}`,
    });
  const readMs = step.at - startedAt;
  const plan = stopPlanOf(step, answer);
  const load = stopLoad(plan, venueOf(step).capabilities.market);
  const isQuick = readMs <= LONGEST_LOOK_MS;
  const verdict = isQuick ? '' : ` Expected at most ${LONGEST_LOOK_MS} ms to read it.`;
  const batches = load.batches === 1 ? 'all at once' : `in ${load.batches} batches by the venue's limits`;
  score(step, startedAt, {
    passed: isQuick,
    text:
      `Account read in ${readMs} ms. A stop now would cancel ${load.cancels} and close ${load.closes}: ${load.requests} requests, ` +
      `weight ${load.weight} of ${load.weightLimit} per minute, ${load.closes} of ${load.orderLimit} orders per 10 s, ${batches}. ` +
      `Nothing was sent.${verdict}`,
  });
  const steps = describePlan(plan);
  const more = steps.length > SHOWN_STEPS ? `, and ${steps.length - SHOWN_STEPS} more` : '';
  note(step, 'SYSTEM', `Plan of a stop now: ${steps.slice(0, SHOWN_STEPS).join(', ')}${more}.`);
}

function score(
  step: Step,
  startedAt: UnixMs,
  { passed, text }: { readonly passed: boolean; readonly text: string },
): void {
  recordDrill(step, {
    kind: 'stop-plan',
    startedAt,
    tripped: [],
    flatMs: null,
    loss: null,
    passed,
    text: text.slice(0, 400),
  });
}
