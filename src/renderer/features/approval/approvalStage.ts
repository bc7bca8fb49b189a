/** Where an approval stands between its request and its end. Void is final: nothing makes the same approval count again. */
import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Failure } from '../../../shared/ipc/failure.ts';
import type { Opening } from './voidReason.ts';

export type ApprovalStage =
  | { readonly kind: 'asking' }
  /** The desk does not open this approval now, in its words. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'open'; readonly snapshot: ApprovalSnapshot; readonly opening: Opening }
  | { readonly kind: 'void'; readonly snapshot: ApprovalSnapshot; readonly text: string };

/** The frozen dossier, also of a void one; null until the desk has answered. */
export const snapshotOf = (stage: ApprovalStage): ApprovalSnapshot | null =>
  stage.kind === 'open' || stage.kind === 'void' ? stage.snapshot : null;

export const voided = (stage: ApprovalStage, text: string): ApprovalStage =>
  stage.kind === 'open' ? { kind: 'void', snapshot: stage.snapshot, text } : stage;
