/**
 * Re-reads and re-hashes every entry (AU-10), on one thread at the pace of hashing: entries come as text in big pages, isNextEntry proves the
 * usual case, and examineEntry decides the rest from the bytes. Text that came from bytes outside UTF-8 is never proved, so nothing is missed.
 */
import { hash as digest } from 'node:crypto';
import type { Verification } from '../../../shared/ipc/contract.ts';
import { ChainCursor } from './chainCursor.ts';
import type { ReadableDatabase } from './database.ts';
import { examineEntry, type Finding } from './examineEntry.ts';
import { isNextEntry } from './isNextEntry.ts';
import { PAGE, StoredEntries } from './storedEntries.ts';

/** More findings than this say nothing more, and would not fit a message. */
const MAX_FINDINGS = 100;
const WARNINGS: ReadonlySet<string> = new Set(['CLOCK_REGRESSION']);
const HASH_LENGTH = 64;

/** Checks entries from `from` to the end; entry `from` is compared with the stored hash before it. */
export function verifyJournal(database: ReadableDatabase, from = 0): Verification {
  const started = performance.now();
  const rows = new StoredEntries(database);
  const cursor = cursorBefore(rows, from);
  const findings: Finding[] = [];
  let ok = true;
  try {
    for (const found of findingsOf(rows, cursor, from)) {
      ok &&= WARNINGS.has(found.code);
      if (findings.length < MAX_FINDINGS) findings.push(found);
    }
  } catch (error) {
    ok = false;
    findings.push(unreadable(cursor, error));
  }
  const durationMs = Math.round((performance.now() - started) * 1_000) / 1_000;
  return { ok, entries: cursor.passed, from, to: cursor.seq - 1, head: cursor.prev, findings, durationMs };
}

function* findingsOf(rows: StoredEntries, cursor: ChainCursor, from: number): Generator<Finding> {
  // A number below 0 is a finding, so a full verification looks in front of 0 as well.
  if (from <= 0) yield* examineRange(rows, cursor, rows.numbersFrom(Number.MIN_SAFE_INTEGER).filter(isNegative));
  const last = rows.lastNumber();
  while (cursor.seq <= last) {
    const first = cursor.seq;
    const texts = rows.textsFrom(first);
    // Fewer rows than numbers in the range, and more numbers behind it: some are missing here.
    const isDense = texts.length === PAGE || first + texts.length - 1 === last;
    if (isDense) yield* pageFindings(rows, cursor, texts);
    else yield* examineRange(rows, cursor, rows.numbersFrom(first));
  }
}

const isNegative = (seq: number): boolean => seq < 0;

function* pageFindings(rows: StoredEntries, cursor: ChainCursor, texts: readonly string[]): Generator<Finding> {
  for (const text of texts) {
    const end = text.length - HASH_LENGTH;
    const hash = digest('sha256', text.slice(0, end));
    const isProved = text.slice(end) === hash && isNextEntry(text, hash, cursor);
    if (!isProved) yield* examineEntry(rows.get(cursor.seq), cursor);
  }
}

function* examineRange(rows: StoredEntries, cursor: ChainCursor, numbers: readonly number[]): Generator<Finding> {
  for (const seq of numbers) yield* examineEntry(rows.get(seq), cursor);
}

/** The chain as it stands before the entry, with log and time of the stored entry before it. */
function cursorBefore(rows: StoredEntries, from: number): ChainCursor {
  if (from <= 0) return new ChainCursor(0);
  const cursor = new ChainCursor(from - 1);
  examineEntry(rows.get(from - 1), cursor);
  cursor.passed = 0;
  return cursor;
}

const unreadable = (cursor: ChainCursor, error: unknown): Finding => ({
  seq: cursor.seq,
  code: 'DATABASE_CORRUPT',
  expected: 'a readable database',
  actual: error instanceof Error ? error.message.slice(0, 200) : 'an error',
});
