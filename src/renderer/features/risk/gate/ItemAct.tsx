import { useDesk } from '../../../bridge/deskClient.ts';
import { openDialog } from '../../../store/screenStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { StartDrill } from './StartDrill.tsx';

/** What a person can do about an open item, right beside it. */
export function ItemAct({ code }: { readonly code: string }) {
  switch (code) {
    case 'DRILL':
      return <StartDrill kind="stop" testId="drill-start" words="Do it" />;
    case 'JOURNAL':
      return <VerifyJournal />;
    case 'ALERTS':
      return (
        <Button testId="gate-alerts" onClick={() => openDialog('alerts')}>
          Show
        </Button>
      );
    case 'CORRELATION_REVIEW':
      return (
        <Button testId="gate-review" onClick={() => openDialog('review')}>
          Review...
        </Button>
      );
    default:
      return null;
  }
}

function VerifyJournal() {
  const desk = useDesk();
  const verify = useAction(() => desk.call('verifyJournal', {}));
  return (
    <ActionButton action={verify} testId="gate-verify">
      Verify
    </ActionButton>
  );
}
