/** Reads committed entries in pages, so that no statement stays open while the caller works or writes. */
import { InvariantError } from '../../../shared/base/invariant.ts';
import type { Entry } from '../../../shared/model/entry.ts';
import type { ReadableDatabase } from './database.ts';

const PAGE = 500;

/** Entries with seq > after, in order. Throws InvariantError at an entry that is not one: verification names such entries. */
export function* readEntries(database: ReadableDatabase, after: number): Generator<Entry, void, undefined> {
  const page = database.prepare<[number, number], { seq: number; text: string }>(
    'SELECT seq, CAST(bytes AS TEXT) AS text FROM journal WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  for (let last = after; ;) {
    const rows = page.all(last, PAGE);
    for (const row of rows) {
      last = row.seq;
      yield parseEntry(row.text);
    }
    if (rows.length < PAGE) return;
  }
}

/** Parses stored entry text. */
export function parseEntry(text: string): Entry {
  const value = parseJson(text);
  if (!isEntry(value))
    throw new InvariantError('The journal holds bytes that are not an entry. Run: npm run desk -- journal verify');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Checks the envelope; the rest is JSON because it came out of JSON.parse, and was checked before it was hashed. */
function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { v, seq, ts, mono, type, data, actor }: Partial<Record<keyof Entry, unknown>> = value;
  return (
    v === 1 &&
    Number.isSafeInteger(seq) &&
    [ts, mono, type].every((each) => typeof each === 'string') &&
    data !== undefined &&
    typeof actor === 'object' &&
    actor !== null
  );
}
