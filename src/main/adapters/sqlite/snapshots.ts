/** Stored snapshots of the folded state: the newest two, each bound to the journal entry it ends with and to its own digest. */
import { hash as digest } from 'node:crypto';
import type { StateSnapshot } from '../../ports/journal.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const KEPT = 2;

interface SnapshotRow {
  readonly seq: number;
  readonly state: string;
  readonly digest: Buffer;
}

/** Stores a snapshot and drops all but the newest two. The entry it ends with must be in the journal. */
export function storeSnapshot(database: WritableDatabase, snapshot: StateSnapshot): void {
  const state = JSON.stringify(snapshot.state);
  const store = database.transaction(() => {
    database
      .prepare(
        'INSERT OR REPLACE INTO snapshots (seq, entry_hash, state, digest) SELECT seq, hash, ?, ? FROM journal WHERE seq = ?',
      )
      .run(state, digest('sha256', state, 'buffer'), snapshot.seq);
    database
      .prepare('DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT ?)')
      .run(KEPT);
  });
  store.immediate();
}

/** The newest snapshot that is intact and belongs to this journal, or null. */
export function readSnapshot(database: ReadableDatabase): StateSnapshot | null {
  const rows = database
    .prepare<[], SnapshotRow>(
      'SELECT s.seq, s.state, s.digest FROM snapshots s JOIN journal j ON j.seq = s.seq AND j.hash = s.entry_hash ORDER BY s.seq DESC',
    )
    .all();
  const intact = rows.find((row) => row.digest.equals(digest('sha256', row.state, 'buffer')));
  if (intact === undefined) return null;
  const state: unknown = JSON.parse(intact.state);
  return { seq: intact.seq, state };
}
