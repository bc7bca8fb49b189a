/** Direct access to a database file, as somebody without the program has it: no triggers, no checks. */
import Database from 'better-sqlite3';

const guards = ['journal_keeps_entries', 'journal_keeps_content', 'journal_stays_dense'];

/** Runs the edit on a connection of its own, with the guards of the journal table removed. */
export function tamper(file: string, edit: (database: Database.Database) => void): void {
  editDatabase(file, (database) => {
    for (const trigger of guards) database.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
    database.pragma('ignore_check_constraints = ON');
    database.pragma('synchronous = OFF');
    edit(database);
  });
}

/** Runs the edit on a connection of its own. */
export function editDatabase(file: string, edit: (database: Database.Database) => void): void {
  const database = new Database(file);
  try {
    edit(database);
  } finally {
    database.close();
  }
}

/** Rows of every table whose name is given, in a fixed order, for comparison. */
export function dumpTables(file: string, tables: readonly string[]): Readonly<Record<string, readonly unknown[]>> {
  const database = new Database(file, { readonly: true });
  try {
    return Object.fromEntries(
      tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
    );
  } finally {
    database.close();
  }
}
