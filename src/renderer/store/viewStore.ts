/** The last numbered view, the state of the link, and the hooks that read them one value at a time (UI-81). Holds no rules. */
import { create } from 'zustand';
import type {
  LogLine,
  LogName,
  Part,
  PartName,
  Row,
  RowSetName,
  ViewPatch,
  ViewSnapshot,
} from '../../shared/ipc/view.ts';
import { applyPatch } from './applyPatch.ts';
import { viewOf, type View } from './view.ts';

/** `slow` while a snapshot is fetched, `lost` while nothing is heard (UI-38), `refused` when the desk does not know this page. */
export type LinkName = 'connecting' | 'ok' | 'slow' | 'lost' | 'refused';

export interface ViewState {
  readonly view: View | null;
  /** Number of the last event contained in the view. */
  readonly seq: number;
  readonly link: LinkName;
  /** Wall clock when the desk was last heard, milliseconds; null before the first word. */
  readonly heardAt: number | null;
  /** Monotonic clock when the feed part was last published to us, milliseconds: the base of desk time. */
  readonly feedAt: number;
}

export const emptyViewState: ViewState = { view: null, seq: 0, link: 'connecting', heardAt: null, feedAt: 0 };

export const useViewStore = create<ViewState>()(() => emptyViewState);

/** A whole snapshot replaces everything. */
export function showSnapshot(snapshot: ViewSnapshot): void {
  useViewStore.setState({
    view: viewOf(snapshot),
    seq: snapshot.seq,
    heardAt: Date.now(),
    feedAt: performance.now(),
  });
}

/** One patch, one store update. */
export function showPatch(patch: ViewPatch, seq: number): void {
  const { view, feedAt } = useViewStore.getState();
  if (view === null) return;
  useViewStore.setState({
    view: applyPatch(view, patch),
    seq,
    heardAt: Date.now(),
    feedAt: patch.parts.feed === undefined ? feedAt : performance.now(),
  });
}

export function showLink(link: LinkName): void {
  if (useViewStore.getState().link !== link) useViewStore.setState({ link });
}

/** Null until the first snapshot. */
export const usePart = <Name extends PartName>(name: Name): Part<Name> | null =>
  useViewStore((state) => state.view?.parts[name] ?? null);

/** Undefined when there is no such row. */
export const useRow = <Name extends RowSetName>(set: Name, key: string): Row<Name> | undefined =>
  useViewStore((state) => state.view?.rows[set][key]);

const noKeys: readonly string[] = [];
/** Same array until a key comes or goes. */
export const useRowKeys = (set: RowSetName): readonly string[] =>
  useViewStore((state) => state.view?.keys[set] ?? noKeys);

const noRows = {};
/** All rows of a set; changes with every patch of the set, so only for totals and sorting. */
export const useRows = <Name extends RowSetName>(set: Name): View['rows'][Name] =>
  useViewStore((state) => state.view?.rows[set] ?? noRows);

const noLines: readonly never[] = [];
/** Oldest first, bounded. */
export const useLog = <Name extends LogName>(name: Name): readonly LogLine<Name>[] =>
  useViewStore((state) => state.view?.logs[name] ?? noLines);

export const useLink = (): LinkName => useViewStore((state) => state.link);
