import { useState } from 'react';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { HoldButton } from '../../ui/HoldButton.tsx';
import { useAction } from '../../ui/useAction.ts';
import { pushToast } from '../alerts/toastStore.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { Checklist } from './Checklist.tsx';
import { RESUME_PHRASE, phraseRefusal, resumeObstacle } from './resumeObstacle.ts';

const HOLD_MS = 5_000;

/** The deliberate restart: mode, reason, phrase, hold. It starts no strategy (UI-32, DD-4). */
export function ResumeDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const phase = usePart('desk')?.phase ?? null;
  const incident = usePart('stop')?.incident ?? null;
  const [mode, setMode] = useState<TradingMode | null>(null);
  const [reason, setReason] = useState('');
  const [phrase, setPhrase] = useState('');
  const resume = useAction(async () => {
    if (mode === null) return { ok: true, value: null };
    const reply = await desk.call('resume', { mode, phrase: phrase.trim(), reason: reason.trim() });
    if (reply.ok) {
      onClose();
      pushToast('P4', `Mode ${modeName(mode)} is restored. Strategies are stopped: start them when you are ready.`);
    }
    return reply;
  });
  const isVoid = phase !== 'AWAITING_APPROVAL' || incident === null;
  const obstacle = isVoid
    ? 'Void: the stop does not wait for approval. Close this.'
    : resumeObstacle({ mode, reason, phrase });
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
          <HoldButton testId="approval-hold" holdMs={HOLD_MS} obstacle={obstacle} onHeld={resume.run}>
            Hold 5 s to resume
          </HoldButton>
        </>
      }
    >
      <p>{incident?.resumeText}</p>
      <fieldset className="radios">
        <legend>Resume in</legend>
        {(incident?.resumeModes ?? []).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="resume-mode"
              data-testid="resume-mode"
              value={choice}
              checked={mode === choice}
              onChange={() => setMode(choice)}
            />
            {modeName(choice)}
          </label>
        ))}
      </fieldset>
      <Checklist />
      <label className="field">
        Reason, 10 characters or more, kept in the journal
        <textarea
          className="input"
          data-testid="resume-reason"
          rows={2}
          maxLength={400}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <label className="field">
        Type {RESUME_PHRASE}
        <input
          className="input"
          data-testid="approval-phrase"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={phrase}
          onChange={({ target }) => setPhrase(target.value)}
        />
      </label>
      <p className="field-note" data-testid="approval-refusal" role="note">
        {(isVoid ? obstacle : refusalOf(phrase, obstacle)) ?? resume.failure?.message ?? ''}
      </p>
    </Dialog>
  );
}

/** A phrase that was begun wrong is named first; otherwise the next thing that is missing. */
const refusalOf = (phrase: string, obstacle: string | null): string | null =>
  phrase.trim() === '' ? obstacle : (phraseRefusal(phrase) ?? obstacle);
