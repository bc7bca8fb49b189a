/** Folds of approvals: the last one shown, and how it ended (SM-10). */
import type { Alert } from '../../../shared/model/alert.ts';
import type { EntryData } from '../../../shared/model/entry.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { issued, nextApproval, type ApprovalEvent, type ApprovalSubject } from '../../domain/ladder/approval.ts';
import type { EntryPlace } from '../foldEntry.ts';
import type { Durable } from '../state.ts';

/** A dossier is shown; one that was still open is void. */
export function foldIssued(durable: Durable, data: EntryData<'APPROVAL_ISSUED'>, { at }: EntryPlace): Durable {
  const { token, kind, from, to, gateHash, configHash, appBuild, expiresAt } = data;
  // Whoever issued it took from and to out of one subject of this kind; the entry keeps them apart.
  const subject = { kind, from, to } as ApprovalSubject;
  const approval = issued({ id: token, subject, gateHash, configHash, appBuild, issuedAt: at, expiresAt });
  return { ...durable, ladder: { ...durable.ladder, approval } };
}

export const foldUsed = (durable: Durable, data: EntryData<'APPROVAL_USED'>, { at }: EntryPlace): Durable =>
  advance(durable, data.token, { type: 'use', at });

const endings = { EXPIRED: 'expire', VOID: 'void', CANCELED: 'cancel' } as const satisfies Record<
  EntryData<'APPROVAL_ENDED'>['status'],
  ApprovalEvent
>;

export const foldEnded = (durable: Durable, data: EntryData<'APPROVAL_ENDED'>, { at }: EntryPlace): Durable =>
  advance(durable, data.token, { type: endings[data.status], at, text: data.text });

/** Ends the open approval, whichever it is; one that has ended stays as it is. */
export function endApproval(
  durable: Durable,
  ending: { readonly status: keyof typeof endings; readonly at: UnixMs; readonly text: string },
): Durable {
  const { approval } = durable.ladder;
  if (approval === null) return durable;
  return advance(durable, approval.token.id, { type: endings[ending.status], at: ending.at, text: ending.text });
}

function advance(
  durable: Durable,
  token: string,
  event: { readonly type: ApprovalEvent; readonly at: UnixMs; readonly text?: string },
): Durable {
  const { approval } = durable.ladder;
  if (approval?.token.id !== token) return durable;
  const next = nextApproval(approval, event);
  return next.ok ? { ...durable, ladder: { ...durable.ladder, approval: next.value } } : durable;
}

/** A new P1 voids what is open (SM-10); one that repeats is not new. */
export function foldAlarm(durable: Durable, { alert }: { readonly alert: Alert }, { at }: EntryPlace): Durable {
  const before = durable.alerts.get(alert.key);
  const isNew = before === undefined || before.state === 'CLEARED_UNACK' || before.severity !== 'P1';
  if (alert.severity !== 'P1' || !isNew) return durable;
  return endApproval(durable, { status: 'VOID', at, text: `alert P1 '${alert.type}' appeared` });
}
