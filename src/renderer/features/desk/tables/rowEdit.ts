/** Which position row is being acted on: its stop is edited in place, or its close popover is open. One at a time. */
import { create } from 'zustand';

export type RowEditKind = 'stop' | 'close';

interface RowEdit {
  readonly kind: RowEditKind | null;
  readonly key: string | null;
}

export const useRowEdit = create<RowEdit>()(() => ({ kind: null, key: null }));

export const startRowEdit = (kind: RowEditKind, key: string): void => useRowEdit.setState({ kind, key });
export const endRowEdit = (): void => useRowEdit.setState({ kind: null, key: null });

/** How this row is being edited; null when it is not. */
export const useRowEditOf = (key: string): RowEditKind | null =>
  useRowEdit((state) => (state.key === key ? state.kind : null));
