import { useState } from 'react';
import { err } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart } from '../../store/viewStore.ts';
import { useAction } from '../../ui/useAction.ts';
import { pushToast } from '../alerts/toastStore.ts';
import { resumeObstacle, type ResumeForm } from './resumeObstacle.ts';

const VOID = 'Void: the stop does not wait for approval. Close this.';

interface Resume {
  readonly form: ResumeForm;
  readonly change: (change: Partial<ResumeForm>) => void;
  /** Why it cannot be sent now; null when it can. */
  readonly obstacle: string | null;
  /** The stop went on while the dialog was open: nothing here counts any more. */
  readonly isVoid: boolean;
  readonly failure: Failure | null;
  readonly send: () => void;
}

/** The form of the resume dialog and its one command. */
export function useResume(onDone: () => void): Resume {
  const desk = useDesk();
  const phase = usePart('desk')?.phase ?? null;
  const [form, setForm] = useState<ResumeForm>({ mode: null, reason: '', phrase: '' });
  const resume = useAction(async () => {
    const { mode, phrase, reason } = form;
    if (mode === null) return err(failure('INVALID_INPUT', 'No mode chosen.'));
    const reply = await desk.call('resume', { mode, phrase: phrase.trim(), reason: reason.trim() });
    if (!reply.ok) return reply;
    onDone();
    pushToast('P4', `Mode ${modeName(mode)} is restored. Strategies are stopped: start them when you are ready.`);
    return reply;
  });
  const isVoid = phase !== 'AWAITING_APPROVAL';
  return {
    form,
    change: (change) => {
      resume.forget();
      setForm((before) => ({ ...before, ...change }));
    },
    obstacle: isVoid ? VOID : resumeObstacle(form),
    isVoid,
    failure: resume.failure,
    send: resume.run,
  };
}
