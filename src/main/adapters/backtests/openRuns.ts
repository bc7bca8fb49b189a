/**
 * Opens the database of the runs, which has nothing to do with the journal: its own file, its own schema version. A database that is newer, damaged or
 * of another program is refused by name and left as it is.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { runs } from './migrations/0001-runs.ts';

/** One step of the schema each, in order. Released ones never change. */
const migrations: readonly string[] = [runs];
/** "BWBT": marks a file as runs of this program. */
const APPLICATION_ID = 0x42574254;
/** Another program may be storing a run of its own. */
const BUSY_MS = 5_000;

/** The database with its schema up to date; fails with found, expected and what to do. */
export function openRuns(file: string): Result<Database.Database, string> {
  let database: Database.Database | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    database = new Database(file, { timeout: BUSY_MS });
    const refusal = refusalOf(database, file);
    if (refusal !== null) {
      database.close();
      return err(refusal);
    }
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    migrate(database);
    return ok(database);
  } catch (error) {
    database?.close();
    return err(problemOf(file, error));
  }
}

function refusalOf(database: Database.Database, file: string): string | null {
  const objects = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  const version = integerPragma(database, 'user_version');
  if (objects !== 0 && integerPragma(database, 'application_id') !== APPLICATION_ID)
    return `${file} is a database of another program; expected runs of Breakwater. Choose another data folder. Nothing was changed.`;
  if (version > migrations.length)
    return `${file} has version ${version}; this program reads up to ${migrations.length}. Start the newer Breakwater that wrote it. Nothing was changed.`;
  const health = String(database.pragma('quick_check(1)', { simple: true }));
  return health === 'ok' ? null : `${file} is damaged (${health.slice(0, 100)}). Move it aside and run again.`;
}

function migrate(database: Database.Database): void {
  const current = integerPragma(database, 'user_version');
  if (current >= migrations.length) return;
  const apply = database.transaction(() => {
    database.pragma(`application_id = ${APPLICATION_ID}`);
    for (const [place, sql] of migrations.entries()) if (place >= current) database.exec(sql);
    database.pragma(`user_version = ${migrations.length}`);
  });
  apply.immediate();
}

const integerPragma = (database: Database.Database, name: string): number =>
  Number(database.pragma(name, { simple: true }));

/** The store's own errors in words; anything else is a bug and is thrown on. */
function problemOf(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return `${file} is not a database (${code}); expected runs of Breakwater. Move it aside and run again.`;
  if (code.startsWith('SQLITE_BUSY')) return `${file} is locked by another program. Close it and run again.`;
  return `${file} cannot be written (${code}); expected a data folder this user may write to. Check its permissions and the space on the disk.`;
}
