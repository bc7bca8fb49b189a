/** The sentence of an empty table; nothing before the first snapshot (UI-39). */
import { formatTime } from '../../../format/times.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { emptyText, type EmptyPanel } from '../emptyTexts.ts';

export function EmptyText({ of }: { readonly of: EmptyPanel }) {
  const text = useViewStore((state) => {
    if (state.view === null) return null;
    const { reconciledAt } = state.view.parts.desk;
    return emptyText(of, reconciledAt === null ? null : formatTime(reconciledAt, state.view.parts.feed.now));
  });
  return text === null ? null : <p className="desk-empty">{text}</p>;
}
