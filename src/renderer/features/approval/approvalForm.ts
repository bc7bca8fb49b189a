/** What a person writes to confirm an approval, and what still keeps it from being sent; the desk checks all of it again (SM-10). */
import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import { readDecimalInput } from '../../format/decimalInput.ts';

export interface ApprovalForm {
  readonly readEvidence: boolean;
  readonly reason: string;
  readonly lostAmount: string;
  readonly passphrase: string;
  readonly phrase: string;
}

export const emptyForm: ApprovalForm = { readEvidence: false, reason: '', lostAmount: '', passphrase: '', phrase: '' };

/** Shortest reason that says anything (UI-32). */
const SHORTEST_REASON = 10;

type Asked = Pick<ApprovalSnapshot, 'phrase' | 'needsEvidence' | 'needsReason' | 'lostAmount'>;

/** Null when everything asked for is there. */
export function approvalObstacle(asked: Asked, form: ApprovalForm, needsPassphrase: boolean): string | null {
  return (
    (asked.needsEvidence && !form.readEvidence ? 'Tick that you have read the evidence grade.' : null) ??
    (asked.needsReason ? reasonRefusal(form.reason) : null) ??
    (asked.lostAmount === null ? null : lossRefusal(form.lostAmount, asked.lostAmount)) ??
    (needsPassphrase && form.passphrase === '' ? 'No passphrase. Write the one you have set.' : null) ??
    phraseRefusal(form.phrase, asked.phrase)
  );
}

export function reasonRefusal(reason: string): string | null {
  const { length } = reason.trim();
  if (length >= SHORTEST_REASON) return null;
  return `Reason has ${length} characters, ${SHORTEST_REASON} are needed. Say why it is safe.`;
}

/** The lost amount is typed, never copied from a button: whoever re-bases has read it (EB-20). */
function lossRefusal(typed: string, lost: string): string | null {
  const read = readDecimalInput(typed);
  if (read.ok && read.value === lost) return null;
  return typed.trim() === '' ? `Type the loss to re-base: ${lost}.` : `Found '${typed.trim()}'. Type exactly ${lost}.`;
}

/** Text 17 for a phrase that is not exactly right, null for the right one. Any way of input counts, also pasting. */
export function phraseRefusal(typed: string, phrase: string): string | null {
  const found = typed.trim();
  if (found === phrase) return null;
  return found === ''
    ? `Type exactly ${phrase}, with capitals.`
    : `Found '${found}'. Type exactly ${phrase}, with capitals.`;
}
