import { useViewStore } from '../../store/viewStore.ts';
import { formatClock } from '../../format/times.ts';

/** Says when the desk was last heard, and where the stop still works (UI-38). Nothing is guessed meanwhile. */
export function LinkBanner() {
  const link = useViewStore((state) => state.link);
  const heardAt = useViewStore((state) => state.heardAt);
  if (link !== 'lost' && link !== 'refused') return null;
  return (
    <div className="link-banner" data-testid="link-banner" data-state={link}>
      {link === 'refused'
        ? 'The desk does not know this page. Open the address it printed at its start, with the token at its end.'
        : lostWords(heardAt)}
    </div>
  );
}

function lostWords(heardAt: number | null): string {
  const since = heardAt === null ? 'yet' : `since ${formatClock(heardAt)} UTC`;
  return `No contact with the desk ${since}. It may still be trading. Use the tray or Ctrl+Shift+F12.`;
}
