/**
 * A projection keeps one table that can be rebuilt from the journal. Its statements read the canonical text of one entry and nothing else,
 * so that recording an entry and rebuilding from it give the same rows. A statement that finds no row to make leaves the table as it is:
 * the journal never waits for its projections.
 */
import type { EntryType } from '../../../../shared/model/entry.ts';

export interface ProjectionStatement {
  readonly on: readonly EntryType[];
  /** May use @entry (canonical text), @seq, and @at (milliseconds of ts). */
  readonly sql: string;
}

export interface Projection {
  readonly table: string;
  readonly statements: readonly ProjectionStatement[];
}

/** Columns of a table and the SQL expression that fills each. */
type Columns = Readonly<Record<string, string>>;

/** SQL of one value of the entry: text, integer, 0 or 1 for a boolean, NULL where it is missing. */
export const at = (path: string): string => `@entry ->> '$.${path}'`;

/** Columns that hold the member of the same place in an object of the entry's data. */
export const members = (object: string, names: Readonly<Record<string, string>>): Columns =>
  Object.fromEntries(Object.entries(names).map(([column, member]) => [column, at(`${object}.${member}`)]));

interface Upsert {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: Columns;
  /** Condition under which there is a row to make. */
  readonly when?: string;
}

/** SQL that inserts the row, or replaces the row with the same key. A row that lacks a required value is left out. */
export function upsert({ table, key, columns, when = 'true' }: Upsert): string {
  const names = Object.keys(columns);
  const changed = names.filter((name) => !key.includes(name)).map((name) => `${name} = excluded.${name}`);
  return (
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) SELECT ${Object.values(columns).join(', ')} WHERE ${when} ` +
    `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changed.join(', ')}`
  );
}
