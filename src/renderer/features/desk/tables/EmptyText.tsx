/** The sentence of an empty table; nothing before the first snapshot (UI-39). */
import { formatTime } from '../../../format/times.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { emptyText, rehearsalText, type EmptyPanel } from '../emptyTexts.ts';

export function EmptyText({ of }: { readonly of: EmptyPanel }) {
  const text = useViewStore((state) => {
    if (state.view === null) return null;
    const { reconciledAt, workspace, book } = state.view.parts.desk;
    if (workspace === 'replay' && book === 'PAPER' && reconciledAt !== null) return rehearsalText(of);
    return emptyText(of, reconciledAt === null ? null : formatTime(reconciledAt, state.view.parts.feed.now));
  });
  return text === null ? null : <p className="desk-empty">{text}</p>;
}
