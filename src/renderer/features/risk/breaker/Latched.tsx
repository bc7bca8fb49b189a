import { useState } from 'react';
import { useDesk } from '../../../bridge/deskClient.ts';
import { openApproval } from '../../../store/screenStore.ts';
import { usePart } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { reasonRefusal } from '../../approval/approvalForm.ts';
import { waitingForPerson } from './waitingForPerson.ts';

/** Triggers that stay until a person releases them, each with a reason (EB-18). */
export function Latched() {
  const breaker = usePart('breaker');
  const desk = usePart('desk');
  if (breaker === null || desk === null) return null;
  return waitingForPerson(breaker, desk).map(({ trigger, text }) => (
    <Release key={trigger} trigger={trigger} text={text} />
  ));
}

function Release({ trigger, text }: { readonly trigger: string; readonly text: string }) {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const refusal = reasonRefusal(reason);
  const mode = usePart('ladder')?.mode ?? null;
  const release = useAction(async () => {
    const reply = await desk.call('releaseLevel', { trigger, reason: reason.trim() });
    if (reply.ok) setReason('');
    else if (reply.error.code === 'NEEDS_APPROVAL' && mode !== null) openApproval({ kind: 'RESUME', mode });
    return reply;
  });
  return (
    <div className="latched" data-testid="latched-row" data-trigger={trigger}>
      <p>{text}</p>
      <label className="latched-reason">
        Reason
        <input
          className="input"
          data-testid="release-reason"
          value={reason}
          maxLength={400}
          placeholder="10 characters or more, kept in the journal"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <ActionButton action={release} testId="release-level" disabled={refusal !== null} label={`Release ${trigger}`}>
        Release
      </ActionButton>
    </div>
  );
}
