/** Everything that stands against a confirmation, at once (SM-10): the token, what changed since it was shown, and what was typed. */
import type { Decimal } from '../../../shared/values/decimal.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { SECOND_MS } from '../../../shared/values/time.ts';
import type { Settings } from '../../../shared/settings.ts';
import { timeText } from '../wording/numberText.ts';
import type { Approval } from './approval.ts';
import { approvalPhrase } from './approvalPhrase.ts';

/** Characters of a stored reason, without surrounding spaces (UI-32). */
const MIN_REASON_LENGTH = 10;

export interface ApprovalFacts {
  /** Since the token was issued: the longer of what the wall clock and the monotonic clock say. */
  readonly ageMs: number;
  /** Hash of the snapshot as it is kept now. */
  readonly gateHash: string;
  readonly configHash: string;
  readonly appBuild: string;
  /** A level of L2 or above, or an alert P1, that appeared since the token was issued; null for none. */
  readonly alarm: string | null;
  /** What the guards say now: the gate evaluated again, the cooldown, the target. Sentences, empty when all hold. */
  readonly guards: readonly string[];
  readonly settings: Settings['approval'];
}

export interface Confirmation {
  readonly phrase: string;
  readonly heldMs: number;
  readonly readEvidence: boolean;
  readonly reason: string;
  /** Typed after a drawdown stop (EB-20). */
  readonly lostAmount: Decimal | null;
  /** How the person was authenticated; null when nobody was. */
  readonly authMethod: string | null;
}

/** What this approval asks for beside phrase, hold and step-up. */
export interface ApprovalNeeds {
  readonly evidence: boolean;
  readonly reason: boolean;
  /** The loss to type before the high-water mark is re-based; null where nothing is. */
  readonly lostAmount: Decimal | null;
}

export type ApprovalRefusalCode =
  | 'USED'
  | 'EXPIRED'
  | 'VOID'
  | 'CANCELED'
  | 'CONFIG_CHANGED'
  | 'BUILD_CHANGED'
  | 'GATE_CHANGED'
  | 'GUARD_FAILS'
  | 'PHRASE_MISMATCH'
  | 'HOLD_TOO_SHORT'
  | 'EVIDENCE_UNREAD'
  | 'REASON_TOO_SHORT'
  | 'LOST_AMOUNT'
  | 'STEP_UP_MISSING';

export interface ApprovalRefusal {
  readonly code: ApprovalRefusalCode;
  readonly text: string;
}

export interface ApprovalAttempt {
  readonly approval: Approval;
  readonly needs: ApprovalNeeds;
  readonly facts: ApprovalFacts;
  readonly confirmation: Confirmation;
}

/** Every reason against the confirmation, those that end the token first; empty when it may be used. */
export const refuseApproval = (attempt: ApprovalAttempt): readonly ApprovalRefusal[] =>
  [...tokenRefusals(attempt), ...changeRefusals(attempt), ...typedRefusals(attempt)].filter((each) => each !== null);

type Maybe = ApprovalRefusal | null;

const refusal = (code: ApprovalRefusalCode, text: string): ApprovalRefusal => ({ code, text });
const unless = (holds: boolean, code: ApprovalRefusalCode, text: string): Maybe => (holds ? null : refusal(code, text));

function tokenRefusals({ approval, facts }: ApprovalAttempt): readonly Maybe[] {
  const { token, status, endedAt, text } = approval;
  const when = timeText(endedAt ?? token.expiresAt);
  const isOld = facts.ageMs >= token.expiresAt - token.issuedAt;
  return [
    unless(status !== 'USED', 'USED', `This approval was used at ${when} UTC. It works once. Start again (SM-10).`),
    unless(status !== 'CANCELED', 'CANCELED', `This approval was canceled at ${when} UTC. Start again (SM-10).`),
    unless(status !== 'VOID', 'VOID', `Void: ${text}. Close this, solve it, start again.`),
    unless(
      status !== 'EXPIRED' && !(status === 'ISSUED' && isOld),
      'EXPIRED',
      `This approval expired at ${timeText(token.expiresAt)} UTC. Values are frozen for ${minutes(token)} min at most. Start again (SM-10).`,
    ),
  ];
}

const minutes = (token: Approval['token']): number => Math.round((token.expiresAt - token.issuedAt) / (60 * SECOND_MS));

function changeRefusals({ approval, facts }: ApprovalAttempt): readonly Maybe[] {
  const { token } = approval;
  return [
    facts.alarm === null ? null : refusal('VOID', `Void: ${facts.alarm}. Close this, solve it, start again.`),
    unless(
      facts.configHash === token.configHash,
      'CONFIG_CHANGED',
      'The settings changed since the snapshot. Close this and start again with the new ones.',
    ),
    unless(
      facts.appBuild === token.appBuild,
      'BUILD_CHANGED',
      'The application changed since the snapshot. Close this and start again.',
    ),
    unless(
      facts.gateHash === token.gateHash,
      'GATE_CHANGED',
      'The snapshot is not the one this approval was issued for. Close this and start again.',
    ),
    ...facts.guards.map((text) => refusal('GUARD_FAILS', text)),
  ];
}

function typedRefusals({ approval, needs, facts, confirmation }: ApprovalAttempt): readonly Maybe[] {
  const { phrase, heldMs, readEvidence, reason, authMethod } = confirmation;
  const expected = approvalPhrase(approval.token.subject);
  const found = reason.trim().length;
  return [
    unless(phrase === expected, 'PHRASE_MISMATCH', `Found '${phrase}'. Type exactly ${expected}, with capitals.`),
    unless(
      heldMs >= facts.settings.holdMs,
      'HOLD_TOO_SHORT',
      `Held ${heldText(heldMs)} s. Hold ${facts.settings.holdMs / SECOND_MS} s without a break.`,
    ),
    unless(
      readEvidence || !needs.evidence,
      'EVIDENCE_UNREAD',
      'The evidence is not ticked as read. Read the grade, then tick it (EV-01).',
    ),
    unless(
      found >= MIN_REASON_LENGTH || !needs.reason,
      'REASON_TOO_SHORT',
      `The reason has ${found} characters. Write at least ${MIN_REASON_LENGTH}: it is stored with the approval.`,
    ),
    lostAmount(needs.lostAmount, confirmation.lostAmount),
    unless(
      authMethod !== null,
      'STEP_UP_MISSING',
      'Nobody was authenticated. Give the passphrase, or the fingerprint where there is one (SM-10).',
    ),
  ];
}

/** Cut to tenths, so that a hold that is too short never reads like a full one (UI-69). */
const heldText = (heldMs: number): string => (Math.floor(heldMs / 100) / 10).toFixed(1);

function lostAmount(needed: Decimal | null, typed: Decimal | null): Maybe {
  if (needed === null || typed?.equals(needed)) return null;
  const found = typed === null ? 'Nothing was typed' : `Found ${decimalText(typed)}`;
  return refusal('LOST_AMOUNT', `${found}. Type the loss to re-base: ${decimalText(needed)} (EB-20).`);
}
