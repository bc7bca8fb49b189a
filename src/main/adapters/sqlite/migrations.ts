/** The schema's versions, one file each, applied in one transaction. Released migrations never change. */
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { migration0001 } from './migrations/0001-journal-and-projections.ts';
import type { Migration } from './migrations/migration.ts';

const migrations: readonly Migration[] = [migration0001];

/** "BWTR": marks a file as a database of this program. */
export const APPLICATION_ID = 0x42575452;
/** Newest schema this program reads and writes. */
export const SCHEMA_VERSION = migrations.length;

/** Version of the schema in a database; 0 before the first migration. */
export const schemaVersion = (database: ReadableDatabase): number =>
  Number(database.pragma('user_version', { simple: true }));

/** Applies what is missing; a database that is up to date is not touched. */
export function migrate(database: WritableDatabase): void {
  const current = schemaVersion(database);
  if (current >= SCHEMA_VERSION) return;
  const apply = database.transaction(() => {
    database.pragma(`application_id = ${APPLICATION_ID}`);
    for (const migration of migrations.slice(current)) {
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.version}`);
    }
  });
  apply.immediate();
}
