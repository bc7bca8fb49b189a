/** Rebuilds the durable state: the newest snapshot that still fits, then every entry after it. Without a snapshot, all of them. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import { entryDataSchemas, type EntryData, type EntryType } from '../../shared/model/entry.ts';
import { unixMs, type UnixMs } from '../../shared/values/time.ts';
import { decodeDurable } from '../engine/durableCodec.ts';
import { foldEntry } from '../engine/foldEntry.ts';
import { emptyDurable, type Durable } from '../engine/state.ts';
import type { Journal } from '../ports/journal.ts';

export interface LoadedState {
  readonly durable: Durable;
  /** Trade ids of the fills folded after the snapshot. */
  readonly seenTrades: ReadonlySet<string>;
  readonly folded: number;
}

/** An entry this version cannot read: it was changed, or written by another program. */
export interface LoadFailure {
  readonly code: 'JOURNAL_UNREADABLE';
  readonly seq: number;
  readonly text: string;
}

/** Types that never change the durable state: their data is not even parsed. */
const silent: ReadonlySet<string> = new Set(['GENESIS', 'RISK_CHECK', 'CONFIG_LOADED', 'FEED_CHANGED', 'TIME_SYNC']);

/** Loads the state; `useSnapshot: false` folds the whole journal, as a check of the snapshots. */
export function loadState(journal: Journal, useSnapshot = true): Result<LoadedState, LoadFailure> {
  const snapshot = useSnapshot ? journal.snapshot() : null;
  const decoded = snapshot === null ? null : decodeDurable(snapshot.state);
  const from = decoded === null || snapshot === null ? -1 : snapshot.seq;
  const progress = { seq: from };
  try {
    return foldAll(journal, { start: decoded ?? emptyDurable(), from, progress });
  } catch (cause) {
    // The journal adapter throws at bytes that are no entry any more: verification has named the place, here it ends the start.
    return err(unreadable(progress.seq + 1, cause instanceof Error ? cause.message : String(cause)));
  }
}

function foldAll(
  journal: Journal,
  options: { readonly start: Durable; readonly from: number; readonly progress: { seq: number } },
): Result<LoadedState, LoadFailure> {
  let durable = options.start;
  const seenTrades = new Set<string>();
  let folded = 0;
  for (const entry of journal.entries(options.from)) {
    options.progress.seq = entry.seq;
    folded += 1;
    if (silent.has(entry.type) || !isKnown(entry.type)) continue;
    const data = entryDataSchemas[entry.type].safeParse(entry.data);
    if (!data.success)
      return err(unreadable(entry.seq, `${entry.type}: ${data.error.issues[0]?.message ?? 'wrong form'}`));
    if (entry.type === 'FILL') seenTrades.add(`${entry.book}:${(data.data as EntryData<'FILL'>).fill.tradeId}`);
    durable = foldEntry(durable, {
      type: entry.type,
      data: data.data as never,
      at: timeOf(entry.ts),
      book: entry.book,
    });
  }
  return ok({ durable, seenTrades, folded });
}

const unreadable = (seq: number, why: string): LoadFailure => ({
  code: 'JOURNAL_UNREADABLE',
  seq,
  text: `Journal entry ${seq} cannot be read (${why.slice(0, 200)}).`,
});

const isKnown = (type: string): type is EntryType => Object.hasOwn(entryDataSchemas, type);
const timeOf = (ts: string): UnixMs => unixMs(Date.parse(ts));
