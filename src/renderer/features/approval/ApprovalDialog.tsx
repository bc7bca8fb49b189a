import { useState } from 'react';
import type { ApprovalRequest, ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { tradingModes } from '../../../shared/model/mode.ts';
import { useScreenStore } from '../../store/screenStore.ts';
import { Button } from '../../ui/Button.tsx';
import { HoldButton } from '../../ui/HoldButton.tsx';
import { StillLoading } from '../../ui/StillLoading.tsx';
import { Dialog } from '../dialog/Dialog.tsx';
import { ConfirmFields } from './ConfirmFields.tsx';
import { Dossier } from './Dossier.tsx';
import { FrozenFacts } from './FrozenFacts.tsx';
import { ReasonFields } from './ReasonFields.tsx';
import { Refusal } from './Refusal.tsx';
import { inSettingWords } from './settingWords.ts';
import { useApproval, type Approval } from './useApproval.ts';

const testIds = { PROMOTE: 'approval-dialog', LOOSEN: 'loosen-dialog', RESUME: 'resume-dialog' } as const;

/** Read, then confirm: frozen values, evidence ticked, passphrase, phrase, hold (UI-55). Enter confirms nothing anywhere in it. */
export function ApprovalDialog({ onClose }: { readonly onClose: () => void }) {
  const request = useScreenStore((state) => state.approval);
  return request === null ? null : <Asked request={request} onClose={onClose} />;
}

interface AskedProps {
  readonly request: ApprovalRequest;
  readonly onClose: () => void;
}

function Asked({ request, onClose }: AskedProps) {
  const approval = useApproval(request, onClose);
  const [step, setStep] = useState<1 | 2>(1);
  const { stage, snapshot } = approval;
  return (
    <Dialog
      title={inSettingWords(snapshot?.title ?? 'Approval')}
      testId={testIds[request.kind]}
      onClose={onClose}
      isWide
      state={stage.kind}
      facts={snapshot === null ? undefined : <FrozenFacts snapshot={snapshot} isVoid={stage.kind === 'void'} />}
      footer={<Buttons approval={approval} step={step} onClose={onClose} />}
    >
      {stage.kind === 'asking' ? <StillLoading what="the frozen values" /> : null}
      <Refusal stage={stage} />
      {snapshot === null ? null : <Dossier snapshot={snapshot} />}
      {stage.kind === 'open' ? (
        <div className="approval-step" data-step={step}>
          {step === 1 ? (
            <ReadStep snapshot={stage.snapshot} approval={approval} onNext={() => setStep(2)} />
          ) : (
            <>
              <strong className="approval-step-title">Step 2 of 2: confirm</strong>
              <ReasonFields snapshot={stage.snapshot} approval={approval} />
              <ConfirmFields snapshot={stage.snapshot} approval={approval} />
            </>
          )}
        </div>
      ) : null}
    </Dialog>
  );
}

interface ButtonsProps {
  readonly approval: Approval;
  readonly step: 1 | 2;
  readonly onClose: () => void;
}

function Buttons({ approval, step, onClose }: ButtonsProps) {
  const { stage, obstacle, confirm, askAgain } = approval;
  return (
    <>
      {stage.kind === 'open' && step === 2 ? (
        <HoldButton
          testId="approval-hold"
          holdMs={stage.snapshot.holdMs}
          act={actOf(stage.snapshot)}
          obstacle={obstacle}
          onHeld={confirm}
        />
      ) : null}
      {stage.kind === 'refused' ? (
        <Button testId="approval-again" onClick={askAgain}>
          Ask again
        </Button>
      ) : null}
      <Button testId="approval-cancel" data-initial-focus="" onClick={onClose}>
        {stage.kind === 'void' || stage.kind === 'refused' ? 'Close' : 'Cancel'}
      </Button>
    </>
  );
}

interface ReadStepProps {
  readonly snapshot: ApprovalSnapshot;
  readonly approval: Approval;
  readonly onNext: () => void;
}

function ReadStep({ snapshot, approval, onNext }: ReadStepProps) {
  const isRead = !snapshot.needsEvidence || approval.form.readEvidence;
  return (
    <>
      <strong>Step 1 of 2: read</strong>
      {snapshot.needsEvidence ? (
        <label className="tick">
          <input
            type="checkbox"
            data-testid="approval-ack"
            checked={approval.form.readEvidence}
            onChange={(event) => approval.change({ readEvidence: event.currentTarget.checked })}
          />
          I have read the evidence grade
        </label>
      ) : null}
      <Button
        testId="approval-next"
        aria-disabled={!isRead}
        title={isRead ? undefined : 'Tick that you have read the evidence grade.'}
        onClick={() => {
          if (isRead) onNext();
        }}
      >
        Next
      </Button>
    </>
  );
}

/** "go to LIVE MINIMAL 0.1%", "loosen the limits". */
function actOf({ kind, to }: ApprovalSnapshot): string {
  if (kind === 'LOOSEN') return 'loosen the limits';
  const mode = tradingModes.find((each) => each === to);
  const target = mode === undefined ? to : modeName(mode);
  return kind === 'RESUME' ? `resume in ${target}` : `go to ${target}`;
}
