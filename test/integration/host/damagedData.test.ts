import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock } from '../../../src/main/adapters/lock/lockFile.ts';
import { scriptedSource } from '../../support/scriptedSource.ts';
import { newDataDir, openTestDesk, removeDataDir } from '../../support/testDesk.ts';

let dataDir: string;
let file: string;

beforeEach(async () => {
  dataDir = newDataDir();
  const desk = await openTestDesk({ source: scriptedSource(2), dataDir });
  await desk.call('enterPaper', { equity: '10000' });
  await desk.play(120_000);
  file = desk.databaseFile;
  await desk.stop();
});
afterEach(() => removeDataDir(dataDir));

const reopen = () => openTestDesk({ source: scriptedSource(2), dataDir });

/** Runs SQL on the closed database, past its triggers. */
function tamper(sql: (database: Database.Database) => void): void {
  const database = new Database(file);
  sql(database);
  database.close();
}

function dropTriggers(database: Database.Database): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of names) database.exec(`DROP TRIGGER "${String(name)}"`);
}

describe('a workspace that was damaged', () => {
  it('is refused by name when its database is from a newer version', async () => {
    tamper((database) => database.pragma('user_version = 999'));
    await expect(reopen()).rejects.toThrow(/DATABASE_NEWER.*999/s);
  });

  it('is refused when its database is not one any more, and the file is left as it was', async () => {
    const bytes = readFileSync(file);
    bytes.fill(0x58, 0, 100);
    writeFileSync(file, bytes);
    await expect(reopen()).rejects.toThrow(/DATABASE_CORRUPT/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('starts with entries blocked and P1 when one byte of a journal entry was changed', async () => {
    tamper((database) => {
      dropTriggers(database);
      const row = database
        .prepare("SELECT seq, bytes FROM journal WHERE instr(CAST(bytes AS TEXT), 'EQUITY_SAMPLE') > 0 LIMIT 1")
        .get() as {
        seq: number;
        bytes: Buffer;
      };
      const text = row.bytes.toString('utf8').replace('"cash":"10000"', '"cash":"10009"');
      database.prepare('UPDATE journal SET bytes = ? WHERE seq = ?').run(Buffer.from(text), row.seq);
    });
    const desk = await reopen();
    const { parts, rows } = await desk.view();
    expect(parts.desk).toMatchObject({ level: 'L3', entriesBlocked: true });
    const alert = Object.values(rows.alerts).find((each) => each.severity === 'P1');
    expect(alert?.text).toMatch(/^CRITICAL: the journal does not verify, CHAIN_BREAK at entry \d+/);
    expect(desk.notifications.map((each) => each.severity)).toContain('P1');
    await desk.stop();
  });

  it('is not opened twice', async () => {
    const first = await acquireLock(dataDir, { host: 'browser', version: 'test' });
    const second = await acquireLock(dataDir, { host: 'browser', version: 'test' });
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    if (first.ok) first.value.release();
  });
});
