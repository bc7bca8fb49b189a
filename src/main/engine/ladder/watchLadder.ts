/** The ladder's own clockwork: each second what waits, each minute what is measured, each hour what costs a rung. */
import { HOUR_MS } from '../../../shared/values/time.ts';
import { judgeProbation } from '../../domain/ladder/probation.ts';
import { note, record, type Step } from '../step.ts';
import { askAccount } from './accountReport.ts';
import { continueWaiting, WAITING } from './afterFlat.ts';
import { applyPending } from './applySettings.ts';
import { checkDemotion } from './checkDemotion.ts';
import { watchGate } from './evaluateGate.ts';
import { monoMsOf } from './monoMs.ts';
import { opensGates } from './opensGates.ts';
import { watchPreflight } from './preflight.ts';
import { endRestartAlert } from './restartLevel.ts';
import { trimWhenDue } from './trimPositions.ts';

/** Each second of the desk's clock. Cheap while nothing waits. */
export function watchLadder(step: Step): void {
  const { ladder, triggers } = step.state.durable;
  if (ladder.approval?.status === 'ISSUED') expire(step);
  if (ladder.afterFlat !== null || triggers.has(WAITING)) continueWaiting(step);
  if (ladder.trimDueAt !== null) trimWhenDue(step);
  if (ladder.pending !== null) applyPending(step);
  if (ladder.probation?.state === 'FAILED') checkDemotion(step);
  if (opensGates(step)) watchPreflight(step);
  endRestartAlert(step);
}

function expire(step: Step): void {
  const { approval } = step.state.durable.ladder;
  const { frozen } = step.state.live.ladder;
  if (approval === null) return;
  const { id, issuedAt, expiresAt } = approval.token;
  const ageMs = Math.max(step.at - issuedAt, frozen === null ? 0 : monoMsOf(step) - frozen.monoMs);
  if (ageMs < expiresAt - issuedAt) return;
  record(step, 'APPROVAL_ENDED', {
    data: { token: id, status: 'EXPIRED', text: 'not confirmed in time' },
    durability: 'A',
  });
}

/** Each minute, after the samples. */
export function onLadderMinute(step: Step): void {
  if (!opensGates(step)) return;
  judge(step);
  askAccount(step);
  watchGate(step);
  if (step.at % HOUR_MS < MINUTE_MS) checkDemotion(step);
}

const MINUTE_MS = 60_000;

/** Probation has its verdict as soon as its counts have one. */
function judge(step: Step): void {
  const { probation } = step.state.durable.ladder;
  if (probation === null || probation.state !== 'RUNNING') return;
  const { state, text } = judgeProbation(probation, step.facts.settings.probation);
  if (state === 'RUNNING') return;
  record(step, 'MODE_PROBATION', { data: { state, text }, durability: 'A' });
  note(step, 'MODE', state === 'PASSED' ? 'Probation passed.' : `Probation failed: ${text}.`);
}

/** After a fill of either book: what waited for flat need not wait for the next second, and a closed trade may cost a rung. */
export function onLadderFill(step: Step): void {
  if (step.state.durable.ladder.afterFlat !== null) continueWaiting(step);
  if (step.book === 'LIVE') checkDemotion(step);
}
