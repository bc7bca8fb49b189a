/** The phrase that confirms an approval (SM-10): exact, case-sensitive, shown beside its field. */
import type { ApprovalSubject } from './approval.ts';

const promotions = {
  LIVE_MINIMAL: 'GO LIVE 0.1%',
  LIVE_SCALED_1: 'SCALE TO 0.25%',
  LIVE_SCALED_2: 'SCALE TO 0.5%',
  LIVE_SCALED_3: 'SCALE TO 1%',
} as const satisfies Record<Extract<ApprovalSubject, { kind: 'PROMOTE' }>['to'], string>;

/** What must be typed. */
export function approvalPhrase(subject: ApprovalSubject): string {
  return subject.kind === 'PROMOTE' ? promotions[subject.to] : subject.kind;
}
