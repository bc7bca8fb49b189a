/**
 * Opens the workspace database (AU-12): version and health first, and only then anything that writes.
 * A database that is newer, damaged or foreign is refused by name and left as it is.
 */
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { AUTOMATIC_CHECKPOINT_PAGES } from './checkpoints.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from './migrations.ts';
import {
  databaseCorrupt,
  databaseMissing,
  databaseNewer,
  folderNotWritable,
  openFailureOf,
  sqliteTooOld,
  type OpenFailure,
} from './openFailure.ts';

/** First version without the WAL-reset corruption bug (AU-12). */
const OLDEST_SQLITE = '3.51.3';
const IN_MEMORY = ':memory:';
/** Waiting for another program's lock is acceptable while opening, and not while the desk trades. */
const OPEN_BUSY_MS = 500;
const WRITE_BUSY_MS = 100;
/** Up to this size the whole file is checked at every start; beyond it the journal's own verification does the reading. */
const QUICK_CHECK_BYTES = 64 * 1024 * 1024;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;
/** The journal is appended to and read by number: its pages need no more than this, and a cache of the default 16 MB fills within hours. */
const CACHE_KIB = 4 * 1024;

/** Opens for writing and brings the schema up to date; creates folder and file where there are none. */
export function openWritable(file: string): Result<WritableDatabase, OpenFailure> {
  const unwritable = file === IN_MEMORY ? null : prepareFile(file);
  if (unwritable !== null) return err(unwritable);
  return open(file, { timeout: OPEN_BUSY_MS }, (database) => {
    const writable = database as WritableDatabase;
    setPragmas(writable);
    migrate(writable);
    return writable;
  });
}

/** Opens an existing database for reading only. */
export function openReadable(file: string): Result<ReadableDatabase, OpenFailure> {
  if (!existsSync(file)) return err(databaseMissing(file));
  return open(file, { readonly: true, fileMustExist: true, timeout: OPEN_BUSY_MS }, (database) => {
    database.pragma('trusted_schema = OFF');
    return database as ReadableDatabase;
  });
}

function open<Handle extends ReadableDatabase>(
  file: string,
  options: Database.Options,
  prepare: (database: Database.Database) => Handle,
): Result<Handle, OpenFailure> {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, options);
    const refusal = refusalOf(database, file);
    if (refusal === null) return ok(prepare(database));
    database.close();
    return err(refusal);
  } catch (error) {
    database?.close();
    return err(openFailureOf(file, error));
  }
}

/** Everything that speaks against using the database; reads only. */
function refusalOf(database: Database.Database, file: string): OpenFailure | null {
  const sqlite = String(database.prepare('SELECT sqlite_version()').pluck().get());
  if (!isAtLeast(sqlite, OLDEST_SQLITE)) return sqliteTooOld(sqlite, OLDEST_SQLITE);
  const version = integerPragma(database, 'user_version');
  const application = integerPragma(database, 'application_id');
  const objects = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (objects !== 0 && application !== APPLICATION_ID) return databaseCorrupt(file, 'a database of another program');
  if (version > SCHEMA_VERSION) return databaseNewer(file, version, SCHEMA_VERSION);
  const bytes = integerPragma(database, 'page_count') * integerPragma(database, 'page_size');
  if (bytes > QUICK_CHECK_BYTES) return null;
  const health = String(database.pragma('quick_check(1)', { simple: true }));
  return health === 'ok' ? null : databaseCorrupt(file, health.split('\n', 1)[0] ?? 'damage');
}

const integerPragma = (database: Database.Database, name: string): number =>
  Number(database.pragma(name, { simple: true }));

/** True when a dotted version is the other or newer. */
export function isAtLeast(version: string, oldest: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldest.split('.').map(Number).entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

function setPragmas(database: WritableDatabase): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    database.pragma('fullfsync = ON');
    database.pragma('checkpoint_fullfsync = ON');
  }
  database.pragma(`wal_autocheckpoint = ${AUTOMATIC_CHECKPOINT_PAGES}`);
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('mmap_size = 0');
  database.pragma(`cache_size = -${CACHE_KIB}`);
  database.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  database.pragma(`busy_timeout = ${WRITE_BUSY_MS}`);
}

/** Makes folder and file, readable by this user only, and proves that both can be written. */
function prepareFile(file: string): OpenFailure | null {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    closeSync(openSync(file, 'a', 0o600));
    return null;
  } catch (error) {
    return folderNotWritable(file, codeOf(error));
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
