/**
 * Decides about one stored entry, byte by byte, with a canonicalizer and a schema that the writer does not use (AU-10).
 * Every finding is a failure, except CLOCK_REGRESSION, which is a warning.
 */
import canonicalize from 'canonicalize';
import type { Verification } from '../../../shared/ipc/contract.ts';
import { entrySchema, type Entry } from '../../../shared/model/entry.ts';
import type { ChainCursor } from './chainCursor.ts';
import { hashOfBytes } from './sealEntry.ts';
import type { StoredEntry } from './storedEntries.ts';

export type Finding = Verification['findings'][number];

/** A step back of more than this within one boot is reported (AU-10). */
const REGRESSION_MS = 1_000;
const SHOWN = 200;
/** Quotes inside a JSON string are escaped, so the first match is the member. */
const BOOT = /"boot":("(?:[^"\\]|\\.)*")/;

/** Findings of the entry that follows the cursor; afterwards the cursor stands on it. */
export function examineEntry(row: StoredEntry, cursor: ChainCursor): readonly Finding[] {
  const stored = row.hash.toString('hex');
  const computed = hashOfBytes(row.bytes);
  const gap =
    row.seq === cursor.seq
      ? []
      : [shown({ seq: row.seq, code: 'SEQ_GAP', expected: String(cursor.seq), actual: String(row.seq) })];
  const text = decode(row.bytes);
  const findings =
    computed === stored
      ? contentFindings(row.seq, text, cursor)
      : [shown({ seq: row.seq, code: 'CHAIN_BREAK', expected: `hash ${stored}`, actual: `hash ${computed}` })];
  const entry = text === null ? null : parseEntry(text);
  if (cursor.log === null && entry !== null) cursor.setLog(entry.log);
  cursor.seq = row.seq;
  cursor.advance({ hash: stored, text: text ?? '', ts: entry?.ts ?? cursor.ts });
  return [...gap, ...findings];
}

/** Findings of an entry whose stored hash fits its bytes. */
function contentFindings(seq: number, text: string | null, cursor: ChainCursor): readonly Finding[] {
  const value = text === null ? undefined : parseJson(text);
  if (text === null || value === undefined)
    return [shown({ seq, code: 'NOT_CANONICAL', expected: 'JSON text in UTF-8', actual: 'other bytes' })];
  if (canonicalOf(value) !== text)
    return [shown({ seq, code: 'NOT_CANONICAL', expected: 'RFC 8785 form', actual: text })];
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const code = issue?.path[0] === 'actor' ? 'ACTOR_MISSING' : 'ENTRY_INVALID';
    return [
      shown({
        seq,
        code,
        expected: 'an entry of format 1',
        actual: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      }),
    ];
  }
  return chainFindings(seq, parsed.data, cursor);
}

function chainFindings(seq: number, entry: Entry, cursor: ChainCursor): readonly Finding[] {
  const findings: Finding[] = [];
  if (entry.prev !== cursor.prev)
    findings.push(shown({ seq, code: 'CHAIN_BREAK', expected: `prev ${cursor.prev}`, actual: `prev ${entry.prev}` }));
  if (entry.seq !== seq)
    findings.push(shown({ seq, code: 'SEQ_MISMATCH', expected: String(seq), actual: String(entry.seq) }));
  if (cursor.log !== null && entry.log !== cursor.log)
    findings.push(shown({ seq, code: 'LOG_MISMATCH', expected: cursor.log, actual: entry.log }));
  if (seq === 0 && entry.type !== 'GENESIS')
    findings.push(shown({ seq, code: 'GENESIS_MISSING', expected: 'GENESIS', actual: entry.type }));
  if (regressed(entry, cursor))
    findings.push(shown({ seq, code: 'CLOCK_REGRESSION', expected: `not before ${cursor.ts}`, actual: entry.ts }));
  return findings;
}

function regressed(entry: Entry, cursor: ChainCursor): boolean {
  if (cursor.ts === '' || Date.parse(cursor.ts) - Date.parse(entry.ts) <= REGRESSION_MS) return false;
  return BOOT.exec(cursor.text)?.[1] === JSON.stringify(entry.boot);
}

/** Keeps what a finding shows to the length of a line. */
const shown = (finding: Finding): Finding => ({
  ...finding,
  expected: finding.expected.slice(0, SHOWN),
  actual: finding.actual.slice(0, SHOWN),
});

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function canonicalOf(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch {
    return undefined;
  }
}

function parseEntry(text: string): Entry | null {
  const parsed = entrySchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}
