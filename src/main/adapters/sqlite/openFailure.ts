/** Why a database cannot be used. Every text says what was found, what was expected and what to do; nothing was changed on disk. */
import Database from 'better-sqlite3';

export type OpenFailureCode =
  | 'DATABASE_NEWER'
  | 'DATABASE_CORRUPT'
  | 'DATABASE_BUSY'
  | 'DATABASE_MISSING'
  | 'FOLDER_NOT_WRITABLE'
  | 'SQLITE_TOO_OLD';

export interface OpenFailure {
  readonly code: OpenFailureCode;
  readonly text: string;
}

export const databaseNewer = (file: string, found: number, supported: number): OpenFailure => ({
  code: 'DATABASE_NEWER',
  text:
    `${file} has database version ${found}; this program reads up to version ${supported}. ` +
    'Start the newer Breakwater that wrote it, or choose another data folder. Nothing was changed.',
});

export const databaseCorrupt = (file: string, found: string): OpenFailure => ({
  code: 'DATABASE_CORRUPT',
  text:
    `${file}: found ${found}; expected an intact Breakwater database. ` +
    'Move the file aside and restore a backup, or choose another data folder. Nothing was changed.',
});

export const databaseMissing = (file: string): OpenFailure => ({
  code: 'DATABASE_MISSING',
  text: `${file} is missing or empty; expected a Breakwater database. Check the data folder, or start the desk once to create it.`,
});

export const databaseBusy = (file: string): OpenFailure => ({
  code: 'DATABASE_BUSY',
  text: `${file} is locked by another program; expected to be its only writer. Close the other program and start again.`,
});

export const folderNotWritable = (file: string, found: string): OpenFailure => ({
  code: 'FOLDER_NOT_WRITABLE',
  text:
    `${file} cannot be written (${found}); expected a data folder this user may write to. ` +
    'Change its permissions, free space on the disk, or choose another data folder.',
});

export const sqliteTooOld = (found: string, expected: string): OpenFailure => ({
  code: 'SQLITE_TOO_OLD',
  text: `Found SQLite ${found}; expected ${expected} or newer (AU-12). Reinstall the program's dependencies with npm ci.`,
});

/** Names the failure behind an error thrown while opening. Errors that are not the store's are bugs and are thrown on. */
export function openFailureOf(file: string, error: unknown): OpenFailure {
  if (!(error instanceof Database.SqliteError)) throw error;
  const { code } = error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return databaseBusy(file);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return databaseCorrupt(file, found(code));
  if (UNWRITABLE.some((prefix) => code.startsWith(prefix))) return folderNotWritable(file, code);
  return databaseCorrupt(file, `the error ${code}`);
}

const UNWRITABLE = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_AUTH'];
const found = (code: string): string =>
  code === 'SQLITE_NOTADB' ? 'a file that is not a database' : `damage (${code})`;
