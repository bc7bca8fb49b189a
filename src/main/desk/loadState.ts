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
const silent: ReadonlySet<string> = new Set([
  'GENESIS',
  'RISK_CHECK',
  'CONFIG_LOADED',
  'FEED_CHANGED',
  'VERIFY',
  'TIME_SYNC',
]);

/** Loads the state; `useSnapshot: false` folds the whole journal, as a check of the snapshots. */
export function loadState(journal: Journal, useSnapshot = true): Result<LoadedState, LoadFailure> {
  const snapshot = useSnapshot ? journal.snapshot() : null;
  const decoded = snapshot === null ? null : decodeDurable(snapshot.state);
  let durable = decoded ?? emptyDurable();
  const seenTrades = new Set<string>();
  let folded = 0;
  for (const entry of journal.entries(decoded === null || snapshot === null ? -1 : snapshot.seq)) {
    folded += 1;
    const at = timeOf(entry.ts);
    if (silent.has(entry.type) || !isKnown(entry.type)) continue;
    const data = entryDataSchemas[entry.type].safeParse(entry.data);
    if (!data.success)
      return err({
        code: 'JOURNAL_UNREADABLE',
        seq: entry.seq,
        text: `Journal entry ${entry.seq} (${entry.type}) cannot be read: ${data.error.issues[0]?.message ?? 'wrong form'}.`,
      });
    if (entry.type === 'FILL') seenTrades.add((data.data as EntryData<'FILL'>).fill.tradeId);
    durable = foldEntry(durable, { type: entry.type, data: data.data as never, at });
  }
  return ok({ durable, seenTrades, folded });
}

const isKnown = (type: string): type is EntryType => Object.hasOwn(entryDataSchemas, type);
const timeOf = (ts: string): UnixMs => unixMs(Date.parse(ts));
