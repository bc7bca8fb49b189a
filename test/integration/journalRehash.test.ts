import { join } from 'node:path';
import type Database from 'better-sqlite3';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hashOfBytes } from '../../src/main/adapters/sqlite/sealEntry.ts';
import { verifyFile } from '../../src/main/adapters/sqlite/verifyFile.ts';
import { noteDraft } from '../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../support/openTestJournal.ts';
import { tamper } from '../support/rawDatabase.ts';

interface Row {
  readonly seq: number;
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

/** Rewrites entries and makes the chain fit again, as somebody who knows the format would. */
function rehash(database: Database.Database, edit: (entry: Record<string, unknown>, seq: number) => unknown): void {
  let prev = '0'.repeat(64);
  for (const { seq, bytes } of database.prepare<[], Row>('SELECT * FROM journal ORDER BY seq').all()) {
    const entry = z.record(z.string(), z.unknown()).parse(JSON.parse(bytes.toString('utf8')));
    const edited = edit({ ...entry, prev }, seq);
    const text = typeof edited === 'string' ? edited : (canonicalize(edited) ?? '');
    prev = hashOfBytes(Buffer.from(text));
    database
      .prepare('UPDATE journal SET bytes = ?, hash = ? WHERE seq = ?')
      .run(Buffer.from(text), Buffer.from(prev, 'hex'), seq);
  }
}

describe('verification of a chain that was made to fit again', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
    const journal = openTestJournal({ file });
    journal.append(
      Array.from({ length: 4 }, (_, index) => noteDraft(`note ${index}`, index)),
      'A',
    );
    journal.close();
  });
  afterEach(() => folder.remove());

  const findings = () => verifyFile(file).findings.map(({ seq, code }) => [seq, code]);

  it.each([
    ['another log', { log: 'other' }, 'LOG_MISMATCH'],
    ['another number', { seq: 7 }, 'SEQ_MISMATCH'],
    ['no actor', { actor: undefined }, 'ACTOR_MISSING'],
    ['an unknown kind of actor', { actor: { type: 'ghost', id: 'x', session: 's' } }, 'ACTOR_MISSING'],
    ['a further member', { extra: 1 }, 'ENTRY_INVALID'],
    ['a time without zone', { ts: '2026-03-01T09:30:00.002' }, 'ENTRY_INVALID'],
    ['another version', { v: 2 }, 'ENTRY_INVALID'],
  ])('finds an entry with %s', (_kind, change, code) => {
    tamper(file, (database) => rehash(database, (entry, seq) => (seq === 3 ? { ...entry, ...change } : entry)));
    expect(findings()).toEqual([[3, code]]);
  });

  it.each([
    ['spaces', (text: string) => text.replace('"book":', '"book": ')],
    [
      'another order of keys',
      (text: string) => text.replace('"feed":"replay","state":"ok"', '"state":"ok","feed":"replay"'),
    ],
    ['an escape that is not needed', (text: string) => text.replace('note 2', 'note \\u0032')],
    ['a number with a fraction', (text: string) => text.replace('"ok"', '1.0')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['a key twice', (text: string) => text.replace('"state":"ok"', '"state":"ok","state":"ok"')],
  ])('finds an entry with %s', (_kind, edit) => {
    tamper(file, (database) => rehash(database, (entry, seq) => (seq === 3 ? edit(canonicalize(entry) ?? '') : entry)));
    expect(findings()).toEqual([[3, 'NOT_CANONICAL']]);
  });
});
