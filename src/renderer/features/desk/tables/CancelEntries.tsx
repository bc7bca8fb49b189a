/** Cancels every working entry at once; nothing is asked, because it only reduces risk (UI-06, UI-45). */
import { useDesk } from '../../../bridge/deskClient.ts';
import { noteReply } from './deskNotice.ts';

export function CancelEntries() {
  const desk = useDesk();
  return (
    <button
      type="button"
      className="desk-toggle"
      data-testid="cancel-entries"
      onClick={() => void desk.call('cancelEntries', {}).then((reply) => noteReply('Entries were not canceled', reply))}
    >
      Cancel all entries
    </button>
  );
}
