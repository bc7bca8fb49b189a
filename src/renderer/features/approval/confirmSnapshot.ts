/** The one command that confirms what was frozen (SM-10). */
import { ok, type Result } from '../../../shared/base/result.ts';
import type { DeskClient } from '../../../shared/ipc/client.ts';
import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Failure } from '../../../shared/ipc/failure.ts';
import type { ApprovalForm } from './approvalForm.ts';

/** A paper book that re-bases nothing comes back without step-up: phrase, reason and hold are all it takes. */
export const needsStepUp = ({ kind, to, lostAmount }: Pick<ApprovalSnapshot, 'kind' | 'to' | 'lostAmount'>): boolean =>
  kind !== 'RESUME' || to !== 'PAPER' || lostAmount !== null;

interface Confirmation {
  readonly snapshot: ApprovalSnapshot;
  readonly form: ApprovalForm;
  readonly heldMs: number;
}

/** Resolves to the desk's own sentence. */
export async function confirmSnapshot(
  desk: DeskClient,
  { snapshot, form, heldMs }: Confirmation,
): Promise<Result<{ readonly text: string }, Failure>> {
  const phrase = form.phrase.trim();
  const reason = form.reason.trim();
  if (!needsStepUp(snapshot)) {
    const reply = await desk.call('resume', { mode: 'PAPER', phrase, reason });
    return reply.ok ? ok({ text: RESUMED }) : reply;
  }
  const { token, lostAmount } = snapshot;
  const { readEvidence } = form;
  const passphrase = form.passphrase === '' ? null : form.passphrase;
  return desk.call('confirmApproval', { token, lostAmount, heldMs, phrase, reason, readEvidence, passphrase });
}

const RESUMED = 'Mode PAPER is restored. Strategies are stopped: start them when you are ready.';
