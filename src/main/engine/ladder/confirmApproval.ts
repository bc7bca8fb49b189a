/** Step two of an approval (SM-10): everything is judged again, and what was approved happens in the same turn. A token works once. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { TransitionDetails } from '../../../shared/model/ladderEntry.ts';
import { decimal, decimalText } from '../../../shared/values/decimal.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import type { Approval } from '../../domain/ladder/approval.ts';
import { gateText } from '../../domain/ladder/gateText.ts';
import { refuseApproval, type ApprovalRefusal } from '../../domain/ladder/refuseApproval.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { rebaseRefusal } from '../breaker/rebaseRisk.ts';
import { openResumeGuards } from '../emergency/resumeFacts.ts';
import { resumeText } from '../emergency/resumeText.ts';
import { leaveStop } from '../emergency/resume.ts';
import type { ConfirmInput } from '../events.ts';
import { effectiveLevelOf, levelFacts } from '../levelFacts.ts';
import { record, type Step } from '../step.ts';
import { loosen } from './applySettings.ts';
import { approvalFailure } from './approvalFailure.ts';
import { evaluateGate, gateRule } from './evaluateGate.ts';
import type { Frozen } from './ladderLive.ts';
import { monoMsOf } from './monoMs.ts';
import { promote } from './promote.ts';
import { clearRestart } from './restartLevel.ts';

interface Open {
  readonly approval: Approval;
  readonly frozen: Frozen;
}

/** Confirms what a dossier showed, or says everything that stands against it. */
export function confirmApproval(step: Step, input: ConfirmInput): Result<{ readonly text: string }, Failure> {
  const open = openApproval(step, input.token);
  if (open === null)
    return err(failure('APPROVAL_VOID', 'That approval is not open any more. Close this and start again (SM-10).'));
  const ageMs = ageOf(step, open);
  const refusals = refuseApproval({
    approval: open.approval,
    needs: open.frozen.needs,
    facts: {
      ageMs,
      gateHash: open.frozen.hash,
      configHash: step.facts.configHash,
      appBuild: step.facts.app,
      alarm: alarmOf(step, open.approval),
      guards: guardsOf(step, open),
      settings: step.facts.settings.approval,
    },
    confirmation: { ...input, lostAmount: input.lostAmount === null ? null : decimal(input.lostAmount) },
  });
  const [first, ...others] = refusals;
  if (first !== undefined) return refuse(step, open.approval, [first, ...others]);
  return ok({ text: use(step, open, { input, ageMs }) });
}

/** The approval of a token with what it froze; null when it is another one's, or the session's memory of it is gone. */
function openApproval(step: Step, token: string): Open | null {
  const { approval } = step.state.durable.ladder;
  const { frozen } = step.state.live.ladder;
  return approval?.token.id === token && frozen?.token === token ? { approval, frozen } : null;
}

/** The longer of what both clocks say: setting one back keeps nothing open (CV-02). */
const ageOf = (step: Step, { approval, frozen }: Open): number =>
  Math.max(0, step.at - approval.token.issuedAt, Math.round(monoMsOf(step) - frozen.monoMs));

/** A promotion does not happen at L2 or above, whenever the level began. */
function alarmOf(step: Step, { token }: Approval): string | null {
  const level = effectiveLevelOf(step.state);
  if (token.subject.kind !== 'PROMOTE' || !isAtLeast(level, 'L2')) return null;
  return `level ${level}, ${levelFacts(step.state).levelText}`;
}

/** The guards again, as they stand now (SM-04: evaluated at the approval too). */
function guardsOf(step: Step, { approval, frozen }: Open): readonly string[] {
  const { subject } = approval.token;
  const { modeState } = step.state.durable;
  // Nothing that adds risk happens unrecorded (AU-18).
  if (step.state.live.journal.failingSince !== null)
    return ['The journal is not writing. Free disk space, then start again (AU-18).'];
  if (modeState.mode !== subject.from) return [`Mode is ${modeName(modeState.mode)} now. Close this and start again.`];
  if (subject.kind === 'PROMOTE') {
    const gate = evaluateGate(step);
    if (gate === null || gate.target !== subject.to) return ['The rung changed. Close this and start again.'];
    return gate.result.pass ? [] : [gateText(gate.result, gateRule(gate))];
  }
  if (subject.kind === 'LOOSEN' || subject.from === subject.to) return [];
  const guards = openResumeGuards(step, subject.to) ?? [];
  // What was typed is compared with what was frozen; here it only matters whether a re-base is still possible.
  const typed = frozen.needs.lostAmount === null ? null : decimalText(frozen.needs.lostAmount);
  const rebase = rebaseRefusal(step, { typed, target: subject.to });
  return [...guards.map(resumeText), ...(rebase === null ? [] : [rebase])];
}

function refuse(
  step: Step,
  { token, status }: Approval,
  refusals: readonly [ApprovalRefusal, ...ApprovalRefusal[]],
): Result<never, Failure> {
  const answer = approvalFailure(refusals);
  const codes = refusals.map((each) => each.code);
  record(step, 'APPROVAL_REFUSED', {
    data: { token: token.id, codes, text: answer.message.slice(0, 400) },
    durability: 'A',
  });
  // What lies in the token ends it; what was mistyped may be typed again.
  const ending = codes.find((code) => code === 'EXPIRED' || code === 'VOID' || code === 'CONFIG_CHANGED');
  if (status === 'ISSUED' && ending !== undefined)
    record(step, 'APPROVAL_ENDED', {
      data: {
        token: token.id,
        status: ending === 'EXPIRED' ? 'EXPIRED' : 'VOID',
        text: refusals[0].text.slice(0, 400),
      },
      durability: 'A',
    });
  return err(answer);
}

/** Uses the token up, then lets happen what it was issued for. */
function use(
  step: Step,
  { approval, frozen }: Open,
  { input, ageMs }: { readonly input: ConfirmInput; readonly ageMs: number },
): string {
  const { token } = approval;
  const reason = input.reason.trim();
  const authMethod = input.authMethod ?? '';
  const { heldMs, readEvidence } = input;
  const lostAmount = frozen.needs.lostAmount;
  record(step, 'APPROVAL_USED', {
    data: { token: token.id, authMethod, heldMs, ageMs, readEvidence, grade: frozen.grade, reason, lostAmount },
    durability: 'A',
  });
  step.state.live.ladder.frozen = null;
  const details = {
    token: token.id,
    gateHash: token.gateHash,
    approver: step.actor.id,
    authMethod,
    heldMs,
    ageMs,
  };
  return act(step, { approval, frozen }, { details, reason });
}

function act(
  step: Step,
  { approval, frozen }: Open,
  { details, reason }: { readonly details: NonNullable<TransitionDetails['approval']>; readonly reason: string },
): string {
  const { subject, id } = approval.token;
  if (subject.kind === 'PROMOTE') {
    promote(step, subject.to, details);
    return `Mode is now ${modeName(subject.to)}.`;
  }
  if (subject.kind === 'LOOSEN') {
    if (frozen.settings === null) return 'Nothing changed.';
    const outcome = loosen(step, { ...frozen.settings, reason, token: id });
    return outcome === 'NOW' ? 'In force now; the step clock starts again.' : 'Approved; it takes effect at L0.';
  }
  if (subject.from === subject.to) {
    clearRestart(step, reason);
    return 'The start is cleared. Entries return; strategies are stopped.';
  }
  leaveStop(step, { mode: subject.to, reason, approval: details });
  return `Mode ${modeName(subject.to)} is restored. Strategies are stopped: start them when you are ready.`;
}

/** Closes a dossier without using it. */
export function cancelApproval(
  step: Step,
  { token }: { readonly token: string },
): Result<Record<string, never>, Failure> {
  const { approval } = step.state.durable.ladder;
  if (approval?.token.id !== token) return err(failure('NOT_FOUND', 'That approval is not open any more.'));
  if (approval.status === 'ISSUED')
    record(step, 'APPROVAL_ENDED', { data: { token, status: 'CANCELED', text: 'canceled' }, durability: 'A' });
  step.state.live.ladder.frozen = null;
  return ok({});
}
