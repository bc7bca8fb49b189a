/** Why an append failed, in words without paths or content. */
import Database from 'better-sqlite3';
import { InvariantError } from '../../../shared/base/invariant.ts';
import type { JournalFailure } from '../../ports/journal.ts';

const reasons: readonly (readonly [prefix: string, text: string])[] = [
  ['SQLITE_FULL', 'The disk is full. Free space on the disk of the data folder'],
  ['SQLITE_IOERR', 'The disk reported an error. Check the disk of the data folder'],
  ['SQLITE_READONLY', 'The database has become read-only. Check the permissions of the data folder'],
  ['SQLITE_BUSY', 'Another program holds the database. Close it'],
  ['SQLITE_CORRUPT', 'The database is damaged. Stop the desk and restore a backup'],
  ['SQLITE_CONSTRAINT', 'Another program has written to the journal. Close it and start the desk again'],
];

/** Wraps any error of the store. */
export const journalFailure = (error: unknown): JournalFailure => ({
  code: 'JOURNAL_WRITE_FAILED',
  text: textOf(error),
});

/** Wraps the refusal of a draft that cannot be an entry. */
export const refusedDraft = (type: string, error: unknown): JournalFailure => ({
  code: 'JOURNAL_WRITE_FAILED',
  text: `Entry ${type} refused before hashing: ${error instanceof InvariantError ? error.message : 'it cannot be read'}.`,
});

/** Wraps the refusal of a snapshot that claims entries the journal does not have. */
export const refusedSnapshot = (seq: number, last: number): JournalFailure => ({
  code: 'JOURNAL_WRITE_FAILED',
  text: `Snapshot up to entry ${seq} refused; the journal ends at entry ${last}.`,
});

function textOf(error: unknown): string {
  if (!(error instanceof Database.SqliteError))
    return 'The journal could not be written: unexpected error in the store.';
  const known = reasons.find(([prefix]) => error.code.startsWith(prefix));
  const reason = known?.[1] ?? 'The store refused the write. Stop the desk and check the data folder';
  return `${reason} (${error.code}); entries wait and are written with the next success.`;
}
