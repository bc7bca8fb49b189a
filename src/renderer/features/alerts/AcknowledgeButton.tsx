import { useDesk } from '../../bridge/deskClient.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useAction } from '../../ui/useAction.ts';

/** Ends the repeats, not the condition. */
export function AcknowledgeButton({ alertKey, text }: { readonly alertKey: string; readonly text: string }) {
  const desk = useDesk();
  const acknowledge = useAction(() => desk.call('acknowledgeAlert', { key: alertKey }));
  return (
    <ActionButton action={acknowledge} testId="alert-ack" label={`Acknowledge: ${text}`}>
      Acknowledge
    </ActionButton>
  );
}
