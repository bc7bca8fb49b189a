/** Head and log id of a stored journal. Tolerates entries that were tampered with: verification names them, opening does not fail on them. */
import type { JournalHead } from '../../ports/journal.ts';
import type { ReadableDatabase } from './database.ts';
import { NO_HASH } from './sealEntry.ts';

export interface StoredHead {
  readonly head: JournalHead;
  /** Null in an empty journal, and where neither the last nor the first entry can be read. */
  readonly logId: string | null;
}

interface HeadRow {
  readonly seq: number;
  readonly hash: string;
  readonly log: string | null;
}

const LOG = "iif(json_valid(CAST(bytes AS TEXT)), CAST(bytes AS TEXT) ->> '$.log', NULL)";

/** Reads the last entry, and the first for its log id. */
export function readHead(database: ReadableDatabase): StoredHead {
  const select = `SELECT seq, lower(hex(hash)) AS hash, ${LOG} AS log FROM journal ORDER BY seq`;
  const last = database.prepare<[], HeadRow>(`${select} DESC LIMIT 1`).get();
  if (last === undefined) return { head: { seq: -1, hash: NO_HASH }, logId: null };
  const first = database.prepare<[], HeadRow>(`${select} LIMIT 1`).get();
  return { head: { seq: last.seq, hash: last.hash }, logId: first?.log ?? last.log };
}
