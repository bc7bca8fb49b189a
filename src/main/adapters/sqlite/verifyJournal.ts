/**
 * Re-reads and re-hashes every entry (AU-10), on one thread at the pace of hashing: entries come as text in big pages, isNextEntry proves the
 * usual case, and examineEntry decides the rest from the bytes. Text that came from bytes outside UTF-8 is never proved, so nothing is missed.
 */
import { hash as digest } from 'node:crypto';
import type { Verification } from '../../../shared/ipc/contract.ts';
import { startOfChain, type ChainCursor } from './chainCursor.ts';
import type { ReadableDatabase } from './database.ts';
import { examineEntry, type Finding, type StoredEntry } from './examineEntry.ts';
import { isNextEntry } from './quickCheck.ts';

const PAGE = 1_000;
/** More findings than this say nothing more, and would not fit a message. */
const MAX_FINDINGS = 100;
const WARNINGS: ReadonlySet<string> = new Set(['CLOCK_REGRESSION']);

type LeafRow = readonly [seq: number, leaf: string, hash: string];

/** Checks entries from `from` to the end; entry `from` is compared with the stored hash before it. */
export function verifyJournal(database: ReadableDatabase, from = 0): Verification {
  const started = performance.now();
  const cursor = cursorBefore(database, from);
  const findings: Finding[] = [];
  let entries = 0;
  let ok = true;
  try {
    for (const page of leafPages(database, from)) {
      entries += page.length;
      for (const found of pageFindings(database, page, cursor)) {
        ok &&= WARNINGS.has(found.code);
        if (findings.length < MAX_FINDINGS) findings.push(found);
      }
    }
  } catch (error) {
    ok = false;
    findings.push(unreadable(cursor, error));
  }
  const durationMs = Math.round((performance.now() - started) * 1_000) / 1_000;
  return { ok, entries, from, to: cursor.seq - 1, head: cursor.prev, findings, durationMs };
}

function* pageFindings(database: ReadableDatabase, page: readonly LeafRow[], cursor: ChainCursor): Generator<Finding> {
  for (const [seq, leaf, hash] of page) {
    const proved = seq === cursor.seq && digest('sha256', leaf, 'hex') === hash && isNextEntry(leaf, hash, cursor);
    if (!proved) yield* examineEntry(readStored(database, seq), cursor);
  }
}

function* leafPages(database: ReadableDatabase, from: number): Generator<readonly LeafRow[]> {
  const page = database
    .prepare<[number, number], LeafRow>(
      'SELECT seq, char(0) || bytes, lower(hex(hash)) FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?',
    )
    .raw();
  for (let next = from; ;) {
    const rows = page.all(next, PAGE);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    next = last[0] + 1;
  }
}

function readStored(database: ReadableDatabase, seq: number): StoredEntry {
  const row = database.prepare<[number], StoredEntry>('SELECT seq, bytes, hash FROM journal WHERE seq = ?').get(seq);
  return row ?? { seq, bytes: Buffer.alloc(0), hash: Buffer.alloc(0) };
}

/** The chain as it stands before the entry, with log and time of the stored entry before it. */
function cursorBefore(database: ReadableDatabase, from: number): ChainCursor {
  const cursor = startOfChain();
  if (from <= 0) return cursor;
  cursor.seq = from - 1;
  examineEntry(readStored(database, from - 1), cursor);
  return cursor;
}

const unreadable = (cursor: ChainCursor, error: unknown): Finding => ({
  seq: cursor.seq,
  code: 'DATABASE_CORRUPT',
  expected: 'a readable database',
  actual: error instanceof Error ? error.message.slice(0, 200) : 'an error',
});
