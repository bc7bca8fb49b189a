import type { CommandInput } from '../../../../shared/ipc/contract.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { pushToast } from '../../alerts/toastStore.ts';

interface StartDrillProps {
  readonly kind: CommandInput<'startDrill'>['kind'];
  readonly testId: string;
  readonly words: string;
}

/** Runs a drill on the paper book; the time to flat is recorded (SM-05). */
export function StartDrill({ kind, testId, words }: StartDrillProps) {
  const desk = useDesk();
  const isRunning = usePart('ladder')?.drillRunning != null;
  const start = useAction(async () => {
    const reply = await desk.call('startDrill', { kind });
    if (reply.ok) pushToast('P4', reply.value.text);
    return reply;
  });
  return (
    <ActionButton action={start} testId={testId} disabled={isRunning}>
      {words}
    </ActionButton>
  );
}
