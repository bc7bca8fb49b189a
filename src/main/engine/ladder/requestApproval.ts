/** Step one of an approval (SM-10): everything is judged, frozen, hashed and shown. Asking again voids what was shown before. */
import { assertNever } from '../../../shared/base/invariant.ts';
import { ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import type { ApprovalRequest, ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Failure } from '../../../shared/ipc/failure.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { unixMs } from '../../../shared/values/time.ts';
import { approvalPhrase } from '../../domain/ladder/approvalPhrase.ts';
import { note, record, type Step } from '../step.ts';
import type { Subject } from './approvalSubject.ts';
import { looseningSubject } from './looseningSubject.ts';
import { monoMsOf } from './monoMs.ts';
import { promotionSubject } from './promotionSubject.ts';
import { resumeSubject } from './resumeSubject.ts';

/** Characters of the token taken from its hash. */
const TOKEN_LENGTH = 24;

/** Answers with the dossier; whether a passphrase is set is the desk's to say. */
export function requestApproval(
  step: Step,
  { request }: CommandInput<'requestApproval'>,
): Result<ApprovalSnapshot, Failure> {
  const made = subjectOf(step, request);
  if (!made.ok) return made;
  endOpen(step);
  const token = issue(step, made.value);
  note(step, 'MODE', `Approval asked for: ${made.value.part.title}.`);
  return ok(dossier(step, made.value, token));
}

function subjectOf(step: Step, request: ApprovalRequest): Result<Subject, Failure> {
  switch (request.kind) {
    case 'PROMOTE':
      return promotionSubject(step, request);
    case 'RESUME':
      return resumeSubject(step, request);
    case 'LOOSEN':
      return looseningSubject(step, request);
    default:
      return assertNever(request);
  }
}

function endOpen(step: Step): void {
  const { approval } = step.state.durable.ladder;
  if (approval?.status !== 'ISSUED') return;
  record(step, 'APPROVAL_ENDED', {
    data: { token: approval.token.id, status: 'VOID', text: 'another approval was asked for' },
    durability: 'A',
  });
}

function issue(step: Step, { subject, hash, needs, grade, settings }: Subject): string {
  const { facts, at } = step;
  const { ladder } = step.state.live;
  ladder.requests += 1;
  const seed = [facts.session, ladder.requests, at, hash].join('|');
  const token = `A-${facts.sha256(seed).slice(0, TOKEN_LENGTH)}`;
  record(step, 'APPROVAL_ISSUED', {
    data: {
      token,
      ...subject,
      gateHash: hash,
      configHash: facts.configHash,
      appBuild: facts.app,
      expiresAt: unixMs(at + facts.settings.approval.ttlMs),
    },
    durability: 'A',
  });
  ladder.frozen = { token, monoMs: monoMsOf(step), hash, needs, grade, settings };
  return token;
}

function dossier(step: Step, { subject, hash, needs, part }: Subject, token: string): ApprovalSnapshot {
  const { settings, configHash } = step.facts;
  return {
    token,
    kind: subject.kind,
    ...part,
    from: subject.from,
    to: subject.to,
    hash,
    frozenAt: step.at,
    expiresAt: unixMs(step.at + settings.approval.ttlMs),
    holdMs: settings.approval.holdMs,
    phrase: approvalPhrase(subject),
    needsEvidence: needs.evidence,
    needsReason: needs.reason,
    lostAmount: needs.lostAmount === null ? null : decimalText(needs.lostAmount),
    passphraseSet: step.state.live.ladder.stepUpReady,
    configHash,
  };
}
