import { usePart } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { HoldButton } from '../../ui/HoldButton.tsx';
import { Dialog } from '../dialog/Dialog.tsx';
import { Checklist } from './Checklist.tsx';
import { ResumeFields } from './ResumeFields.tsx';
import { phraseRefusal } from './resumeObstacle.ts';
import { useResume } from './useResume.ts';

const HOLD_MS = 5_000;

/** The deliberate restart: mode, reason, phrase, hold. It starts no strategy (UI-32, DD-4). */
export function ResumeDialog({ onClose }: { readonly onClose: () => void }) {
  const incident = usePart('stop')?.incident ?? null;
  const { form, change, obstacle, isVoid, failure, send } = useResume(onClose);
  const refusal = isVoid || form.phrase.trim() === '' ? obstacle : (phraseRefusal(form.phrase) ?? obstacle);
  return (
    <Dialog
      title="Resume after the emergency stop"
      testId="resume-dialog"
      onClose={onClose}
      footer={
        <>
          <Button testId="approval-cancel" data-initial-focus="" onClick={onClose}>
            Stay stopped
          </Button>
          <HoldButton testId="approval-hold" holdMs={HOLD_MS} act="resume" obstacle={obstacle} onHeld={send} />
        </>
      }
    >
      <p>{incident?.resumeText}</p>
      <ResumeFields form={form} modes={incident?.resumeModes ?? []} onChange={change} />
      <Checklist />
      <p className="field-note" data-testid="approval-refusal" role="note">
        {refusal ?? failure?.message ?? ''}
      </p>
    </Dialog>
  );
}
