/** Reads stored entries for verification: pages of texts on the fast way, bytes of one entry on the slow one. */
import type { Statement } from 'better-sqlite3';
import { InvariantError } from '../../../shared/base/invariant.ts';
import type { ReadableDatabase } from './database.ts';

export interface StoredEntry {
  readonly seq: number;
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

/** Entries per page. */
export const PAGE = 1_000;

export class StoredEntries {
  readonly #texts: Statement<[number, number], string>;
  readonly #numbers: Statement<[number, number], number>;
  readonly #entry: Statement<[number], StoredEntry>;
  readonly #last: Statement<[], number | null>;

  constructor(database: ReadableDatabase) {
    // One column, because rows of several cost more than their content.
    this.#texts = database
      .prepare<[number, number], string>(
        'SELECT char(0) || bytes || lower(hex(hash)) FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq',
      )
      .pluck();
    this.#numbers = database
      .prepare<[number, number], number>('SELECT seq FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?')
      .pluck();
    this.#entry = database.prepare<[number], StoredEntry>('SELECT seq, bytes, hash FROM journal WHERE seq = ?');
    this.#last = database.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck();
  }

  /** 0x00, text and hex hash of each entry whose number lies in the page that starts at the number. */
  textsFrom(first: number): readonly string[] {
    return this.#texts.all(first, first + PAGE - 1);
  }

  /** Numbers of the next page of entries, wherever they are. */
  numbersFrom(first: number): readonly number[] {
    const numbers = this.#numbers.all(first, PAGE);
    if (!numbers.every(Number.isSafeInteger)) throw new InvariantError('An entry number lies beyond 2^53.');
    return numbers;
  }

  /** The entry with the number; empty where it has vanished. */
  get(seq: number): StoredEntry {
    return this.#entry.get(seq) ?? { seq, bytes: Buffer.alloc(0), hash: Buffer.alloc(0) };
  }

  /** Highest number, -1 without entries. */
  lastNumber(): number {
    return this.#last.get() ?? -1;
  }
}
