import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart, useRowKeys } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { Dialog } from '../../dialog/Dialog.tsx';

/** A new attempt archives the running one and starts with empty metrics (T8, UI-64). */
export function AttemptDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const attempt = usePart('ladder')?.attempt ?? 0;
  const positions = useRowKeys('positions').length;
  const running = usePart('ladder')?.attempts.find(({ number }) => number === attempt);
  const start = useAction(async () => {
    const reply = await desk.call('startAttempt', {});
    if (reply.ok) onClose();
    return reply;
  });
  return (
    <Dialog
      title={`Start paper attempt ${attempt + 1}`}
      testId="attempt-dialog"
      onClose={onClose}
      footer={
        <>
          <Button data-initial-focus="" onClick={onClose}>
            Keep attempt {attempt}
          </Button>
          <ActionButton action={start} testId="attempt-confirm">
            Start attempt {attempt + 1}
          </ActionButton>
        </>
      }
    >
      <p>This is archived and counts for no gate any more:</p>
      <ul className="dialog-list">
        <li>{running === undefined ? `attempt ${attempt}` : `${running.trades} trades on ${running.days} days`}</li>
        <li>its time on the rung, its equity curve and its evidence</li>
        <li>{positionsText(positions)}</li>
      </ul>
      <p>
        Attempt {attempt + 1} starts with empty metrics. Attempts count in the deflated Sharpe: with {attempt + 1} of
        them, the same result proves less (EV-05).
      </p>
    </Dialog>
  );
}

function positionsText(count: number): string {
  if (count === 0) return 'no position is open';
  return `${count === 1 ? '1 open position is' : `${count} open positions are`} closed at the paper market first`;
}
