import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Approval } from './useApproval.ts';

interface ReasonFieldsProps {
  readonly snapshot: ApprovalSnapshot;
  readonly approval: Pick<Approval, 'form' | 'change'>;
  readonly testId?: string;
}

/** The written reason, and the loss that is re-based after a drawdown stop, where they are asked for (UI-32, EB-20). */
export function ReasonFields({ snapshot, approval, testId = 'approval-reason' }: ReasonFieldsProps) {
  const { form, change } = approval;
  const { needsReason, lostAmount } = snapshot;
  if (!needsReason && lostAmount === null) return null;
  return (
    <div className="approval-reasons">
      {needsReason ? (
        <label className="field">
          Reason, 10 characters or more, kept in the journal
          <textarea
            className="input"
            data-testid={testId}
            rows={2}
            maxLength={400}
            value={form.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </label>
      ) : null}
      {lostAmount === null ? null : (
        <label className="field">
          Type the loss to re-base: {lostAmount}
          <input
            className="input num"
            data-testid="approval-loss"
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            value={form.lostAmount}
            onChange={(event) => change({ lostAmount: event.currentTarget.value })}
          />
        </label>
      )}
    </div>
  );
}
