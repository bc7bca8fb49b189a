import { useMemo, useState } from 'react';
import type { ApprovalRequest, ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { usePart } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { HoldButton } from '../../ui/HoldButton.tsx';
import { ConfirmFields } from '../approval/ConfirmFields.tsx';
import { Dossier } from '../approval/Dossier.tsx';
import { FrozenFacts } from '../approval/FrozenFacts.tsx';
import { ReasonFields } from '../approval/ReasonFields.tsx';
import { Refusal } from '../approval/Refusal.tsx';
import { useApproval, type Approval } from '../approval/useApproval.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { Checklist } from './Checklist.tsx';
import { ResumeModes } from './ResumeModes.tsx';

/** The deliberate restart: mode, reason, step-up, phrase, hold. It starts no strategy (UI-32, DD-4). */
export function ResumeDialog({ onClose }: { readonly onClose: () => void }) {
  const incident = usePart('stop')?.incident ?? null;
  const [mode, setMode] = useState<TradingMode | null>(null);
  // Each choice is an approval of its own: the values are frozen for that mode.
  const request = useMemo((): ApprovalRequest | null => (mode === null ? null : { kind: 'RESUME', mode }), [mode]);
  const approval = useApproval(request, onClose);
  const { stage, snapshot } = approval;
  return (
    <Dialog
      title="Resume after the stop"
      testId="resume-dialog"
      onClose={onClose}
      state={stage.kind}
      facts={snapshot === null ? undefined : <FrozenFacts snapshot={snapshot} isVoid={stage.kind === 'void'} />}
      footer={<Buttons mode={mode} approval={approval} onClose={onClose} />}
    >
      <Refusal stage={stage} />
      <p>{incident?.resumeText}</p>
      {stage.kind === 'void' ? null : (
        <ResumeModes modes={incident?.resumeModes ?? []} chosen={mode} onChoose={setMode} />
      )}
      {snapshot === null ? <Checklist /> : <Frozen snapshot={snapshot} approval={approval} />}
      {mode === null ? <p className="field-note">No mode chosen. Choose the mode to resume in.</p> : null}
    </Dialog>
  );
}

interface FrozenProps {
  readonly snapshot: ApprovalSnapshot;
  readonly approval: Approval;
}

/** What was frozen for the chosen mode, and what has to be written for it. */
function Frozen({ snapshot, approval }: FrozenProps) {
  return (
    <>
      <Dossier snapshot={snapshot} />
      {approval.stage.kind === 'open' ? (
        <div className="approval-step" data-step={2}>
          <ReasonFields snapshot={snapshot} approval={approval} testId="resume-reason" />
          <ConfirmFields snapshot={snapshot} approval={approval} />
        </div>
      ) : null}
    </>
  );
}

interface ButtonsProps {
  readonly mode: TradingMode | null;
  readonly approval: Approval;
  readonly onClose: () => void;
}

function Buttons({ mode, approval, onClose }: ButtonsProps) {
  const { stage, obstacle, confirm } = approval;
  return (
    <>
      {stage.kind === 'open' && mode !== null ? (
        <HoldButton
          testId="approval-hold"
          holdMs={stage.snapshot.holdMs}
          act={`resume in ${modeName(mode)}`}
          obstacle={obstacle}
          onHeld={confirm}
        />
      ) : null}
      <Button testId="approval-cancel" data-initial-focus="" onClick={onClose}>
        Stay stopped
      </Button>
    </>
  );
}
