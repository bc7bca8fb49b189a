/** What an approval is asked for, judged and frozen: one kind each for a promotion, a resume and a looser limit (SM-10). */
import type { ApprovalRequest, ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Failure } from '../../../shared/ipc/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ApprovalSubject } from '../../domain/ladder/approval.ts';
import type { Step } from '../step.ts';
import type { Frozen } from './ladderLive.ts';

/** The parts of the dossier that differ from kind to kind. */
export type DossierPart = Pick<
  ApprovalSnapshot,
  'title' | 'gate' | 'evidence' | 'changes' | 'settingChanges' | 'strategyHash' | 'warnings' | 'checklist'
>;

export interface Subject {
  readonly subject: ApprovalSubject;
  /** Hash of what is frozen. */
  readonly hash: string;
  readonly needs: Frozen['needs'];
  readonly grade: string | null;
  readonly settings: Frozen['settings'];
  readonly part: DossierPart;
}

/** Builds the subject of one kind of request, or says why it cannot be asked for now. */
export type SubjectOf<Kind extends ApprovalRequest['kind']> = (
  step: Step,
  request: Extract<ApprovalRequest, { kind: Kind }>,
) => Result<Subject, Failure>;
