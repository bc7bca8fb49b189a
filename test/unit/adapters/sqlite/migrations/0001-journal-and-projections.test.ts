import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migration0001 } from '../../../../../src/main/adapters/sqlite/migrations/0001-journal-and-projections.ts';

const NO_HASH = Buffer.alloc(32);
const bytes = (type: string): Buffer =>
  Buffer.from(JSON.stringify({ type, book: 'SYS', ts: '2026-03-01T00:00:00.000Z' }));

describe('migration 0001', () => {
  let database: Database.Database;

  beforeEach(() => {
    database = new Database(':memory:');
    expect(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
    database.exec(migration0001.sql);
  });
  afterEach(() => database.close());

  const insert = (seq: number, type = 'GENESIS') =>
    database.prepare('INSERT INTO journal (seq, bytes, hash) VALUES (?, ?, ?)').run(seq, bytes(type), NO_HASH);

  it('makes the journal, the snapshots and one table per projection', () => {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    expect(tables).toEqual([
      'alerts',
      'equity_samples',
      'fills',
      'incidents',
      'journal',
      'landmarks',
      'mode_state',
      'orders',
      'positions',
      'settings',
      'snapshots',
      'trades',
    ]);
  });

  it('makes every table strict and keeps no number with a fraction', () => {
    const loose = database.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0",
    );
    expect(loose.pluck().all()).toEqual(['sqlite_schema']);
    const fractional = database.prepare(
      "SELECT t.name FROM pragma_table_list t, pragma_table_info(t.name) c WHERE c.type NOT IN ('TEXT', 'INTEGER', 'BLOB') AND t.strict",
    );
    expect(fractional.pluck().all()).toEqual([]);
  });

  it('computes type, book and time of an entry from its bytes', () => {
    insert(0);
    expect(database.prepare('SELECT seq, type, book, ts FROM entries').all()).toEqual([
      { seq: 0, type: 'GENESIS', book: 'SYS', ts: '2026-03-01T00:00:00.000Z' },
    ]);
  });

  it('answers with nothing where the bytes are no longer JSON', () => {
    database.prepare('INSERT INTO journal (seq, bytes, hash) VALUES (0, ?, ?)').run(Buffer.from('{"type'), NO_HASH);
    expect(database.prepare('SELECT type, book, ts FROM entries').get()).toEqual({ type: null, book: null, ts: null });
  });

  it('refuses to change or delete an entry', () => {
    insert(0);
    expect(() => database.exec("UPDATE journal SET bytes = x'00'")).toThrow('journal entries cannot be changed');
    expect(() => database.exec('UPDATE journal SET seq = 7')).toThrow('journal entries cannot be changed');
    expect(() => database.exec('DELETE FROM journal')).toThrow('journal entries cannot be deleted');
    expect(() => database.exec("REPLACE INTO journal (seq, bytes, hash) SELECT seq, x'00', hash FROM journal")).toThrow(
      'journal entries are numbered without gaps',
    );
  });

  it('refuses a number that is not the next one', () => {
    expect(() => insert(1)).toThrow('journal entries are numbered without gaps');
    insert(0);
    expect(() => insert(0)).toThrow('journal entries are numbered without gaps');
    expect(() => insert(2)).toThrow('journal entries are numbered without gaps');
    insert(1);
  });

  it('refuses a hash that is not 32 bytes long', () => {
    const statement = database.prepare('INSERT INTO journal (seq, bytes, hash) VALUES (0, ?, ?)');
    expect(() => statement.run(bytes('GENESIS'), Buffer.alloc(31))).toThrow('CHECK constraint failed');
  });
});
