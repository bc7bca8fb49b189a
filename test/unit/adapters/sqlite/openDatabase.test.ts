import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../../src/main/adapters/sqlite/openJournal.ts';
import { isAtLeast, openReadable, openWritable } from '../../../../src/main/adapters/sqlite/openDatabase.ts';
import { editDatabase } from '../../../support/rawDatabase.ts';
import { journalOptions, openTestJournal, temporaryFolder } from '../../../support/openTestJournal.ts';

describe('openWritable', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
  });
  afterEach(() => folder.remove());

  const failure = (path = file) => {
    const opened = openWritable(path);
    if (!opened.ok) return opened.error;
    opened.value.close();
    throw new Error('It opened');
  };
  const withDatabase = (edit: (database: Database.Database) => void) => {
    const database = new Database(file);
    edit(database);
    database.close();
  };

  it('sets the pragmas of AU-12', () => {
    const opened = openWritable(file);
    if (!opened.ok) throw new Error(opened.error.text);
    const read = (name: string): unknown => opened.value.pragma(name, { simple: true });
    const names = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'recursive_triggers', 'mmap_size'];
    expect(names.map(read)).toEqual(['wal', 2, 1, 0, 1, 0]);
    opened.value.close();
  });

  it('creates folder and file for this user only', () => {
    const nested = join(folder.path, 'new', 'desk.db');
    const opened = openWritable(nested);
    if (!opened.ok) throw new Error(opened.error.text);
    opened.value.close();
    if (process.platform === 'win32') return;
    expect(statSync(nested).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder.path, 'new')).mode & 0o777).toBe(0o700);
  });

  it('refuses a database of a newer version by name and leaves it as it is', () => {
    openTestJournal({ file }).close();
    withDatabase((database) => database.pragma('user_version = 7'));
    const before = readFileSync(file);
    expect(failure()).toEqual({
      code: 'DATABASE_NEWER',
      text:
        `${file} has database version 7; this program reads up to version 1. ` +
        'Start the newer Breakwater that wrote it, or choose another data folder. Nothing was changed.',
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a file that is not a database and leaves it as it is', () => {
    writeFileSync(file, 'these are my notes, not a database');
    expect(failure()).toMatchObject({ code: 'DATABASE_CORRUPT' });
    expect(failure().text).toContain('found a file that is not a database');
    expect(readFileSync(file, 'utf8')).toBe('these are my notes, not a database');
  });

  it('refuses the database of another program and leaves it as it is', () => {
    withDatabase((database) => database.exec('CREATE TABLE recipes (name TEXT)'));
    expect(failure()).toMatchObject({ code: 'DATABASE_CORRUPT' });
    withDatabase((database) => {
      expect(database.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['recipes']);
      expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
    });
  });

  it('refuses a damaged database and leaves it as it is', () => {
    openTestJournal({ file }).close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4_096, bytes.length);
    writeFileSync(file, bytes);
    expect(failure()).toMatchObject({ code: 'DATABASE_CORRUPT' });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a folder that is a file', () => {
    writeFileSync(join(folder.path, 'plain'), '');
    expect(failure(join(folder.path, 'plain', 'desk.db'))).toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });

  it('refuses a database path that is a folder', () => {
    mkdirSync(file);
    expect(failure()).toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });

  it('refuses a database that another program has locked', () => {
    openTestJournal({ file }).close();
    const other = new Database(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    try {
      expect(failure()).toMatchObject({ code: 'DATABASE_BUSY' });
    } finally {
      other.close();
    }
  });
});

describe('openJournal', () => {
  it('refuses a database whose tables are not those of its version', () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'desk.db');
    openTestJournal({ file }).close();
    editDatabase(file, (database) => database.exec('DROP TABLE trades'));
    expect(openJournal(journalOptions({ file }))).toMatchObject({ ok: false, error: { code: 'DATABASE_CORRUPT' } });
    folder.remove();
  });

  it('goes on with a file that a killed process left empty', () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'desk.db');
    writeFileSync(file, '');
    const journal = openTestJournal({ file });
    expect(journal.head().seq).toBe(0);
    journal.close();
    folder.remove();
  });
});

describe('openReadable', () => {
  it('refuses a file that does not exist, and does not create it', () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'none', 'desk.db');
    expect(openReadable(file)).toMatchObject({ ok: false, error: { code: 'DATABASE_MISSING' } });
    expect(existsSync(file)).toBe(false);
    folder.remove();
  });

  it('gives a handle that cannot write', () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'desk.db');
    openTestJournal({ file }).close();
    const opened = openReadable(file);
    if (!opened.ok) throw new Error(opened.error.text);
    expect(() => opened.value.exec('CREATE TABLE x (y)')).toThrow('readonly');
    opened.value.close();
    folder.remove();
  });
});

describe('isAtLeast', () => {
  it.each([
    ['3.51.3', true],
    ['3.51.10', true],
    ['3.54.1', true],
    ['4.0.0', true],
    ['3.51.2', false],
    ['3.50.9', false],
    ['3.9.99', false],
  ])('answers for SQLite %s against 3.51.3: %s', (version, expected) => {
    expect(isAtLeast(version, '3.51.3')).toBe(expected);
  });
});
