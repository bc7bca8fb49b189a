import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyFile } from '../../src/main/adapters/sqlite/verifyFile.ts';
import { goldenCase } from '../support/goldenCase.ts';
import { draftOf, goldenEntries, noteDraft, rawDraft } from '../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../support/openTestJournal.ts';
import { dumpTables, tamper } from '../support/rawDatabase.ts';

describe('verification of a journal', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
  });
  afterEach(() => folder.remove());

  const write = (...drafts: ReturnType<typeof draftOf>[]) => {
    const journal = openTestJournal({ file });
    journal.append(drafts, 'A');
    journal.close();
  };
  const notes = (count: number) => Array.from({ length: count }, (_, index) => noteDraft(`note ${index}`, index));
  const findings = () => verifyFile(file).findings.map(({ seq, code }) => [seq, code]);

  it('finds nothing in an intact journal, whatever its texts hold', () => {
    write(
      ...notes(2_500),
      noteDraft('quotes " and \\ and \u0001 and \ufffd and ✓', 2_600),
      draftOf('SESSION_START', { app: '1', host: 'headless', feed: 'é', configHash: 'a'.repeat(64) }, 2_601),
      rawDraft({ ...noteDraft('x', 2_602), actor: { type: 'user', id: 'a "quoted" name', session: 's' } }),
      noteDraft('last', 2_603),
    );
    expect(verifyFile(file)).toMatchObject({ ok: true, entries: 2_505, from: 0, to: 2_504, findings: [] });
  });

  it('finds the changed entry of GC-092 at its own number', () => {
    const journal = openTestJournal({ file, genesis: null });
    for (const golden of goldenEntries) journal.append([golden.draft], 'A');
    journal.close();
    const { inputs, expected } = goldenCase('GC-092', {
      inputs: z.object({ changedEntry: z.json(), 'next.prev': z.string() }),
      expected: z.object({ recomputedHash: z.string(), finding: z.string(), firstBadSeqInDatabase: z.int() }),
    });
    const changed = Buffer.from(canonicalize(inputs.changedEntry) ?? '');
    tamper(file, (database) => database.prepare('UPDATE journal SET bytes = ? WHERE seq = 1').run(changed));
    expect(verifyFile(file)).toMatchObject({
      ok: false,
      entries: 3,
      findings: [
        {
          seq: expected.firstBadSeqInDatabase,
          code: expected.finding,
          expected: `hash ${inputs['next.prev']}`,
          actual: `hash ${expected.recomputedHash}`,
        },
      ],
    });
  });

  it('finds any flipped bit of any stored byte', () => {
    write(...notes(6), noteDraft('with \ufffd inside', 7), noteDraft('with "quotes"', 8));
    const schema = z.object({ seq: z.int(), bytes: z.instanceof(Buffer), hash: z.instanceof(Buffer) });
    const rows = z.array(schema).parse(dumpTables(file, ['journal'])['journal']);
    const place = fc.record({
      row: fc.constantFrom(...rows),
      column: fc.constantFrom('bytes', 'hash'),
      at: fc.nat(),
      bit: fc.nat(7),
    });
    tamper(file, (database) =>
      fc.assert(
        fc.property(place, ({ row, column, at, bit }) => {
          const changed = Buffer.from(row[column]);
          const index = at % changed.length;
          changed.writeUInt8(changed.readUInt8(index) ^ (1 << bit), index);
          const put = database.prepare<[Buffer, number]>(`UPDATE journal SET ${column} = ? WHERE seq = ?`);
          put.run(changed, row.seq);
          const found = verifyFile(file);
          put.run(row[column], row.seq);
          return !found.ok && found.findings[0]?.seq === row.seq;
        }),
        { numRuns: 300 },
      ),
    );
    expect(verifyFile(file).ok).toBe(true);
  });

  it('finds a byte outside UTF-8 that decodes to the same text', () => {
    write(noteDraft('mark \ufffd'));
    tamper(file, (database) => {
      const bytes =
        database.prepare<[], Buffer>('SELECT bytes FROM journal WHERE seq = 1').pluck().get() ?? Buffer.alloc(0);
      const at = bytes.indexOf(Buffer.from('\ufffd'));
      const changed = Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at + 3)]);
      expect(changed.toString('utf8')).toBe(bytes.toString('utf8'));
      database.prepare('UPDATE journal SET bytes = ? WHERE seq = 1').run(changed);
    });
    expect(findings()).toEqual([[1, 'CHAIN_BREAK']]);
  });

  it.each([
    [
      'deleted in the middle',
      'DELETE FROM journal WHERE seq = 2',
      [
        [3, 'SEQ_GAP'],
        [3, 'CHAIN_BREAK'],
      ],
    ],
    [
      'deleted at the start',
      'DELETE FROM journal WHERE seq = 0',
      [
        [1, 'SEQ_GAP'],
        [1, 'CHAIN_BREAK'],
      ],
    ],
    [
      'moved behind the end',
      'UPDATE journal SET seq = 9 WHERE seq = 4',
      [
        [9, 'SEQ_GAP'],
        [9, 'SEQ_MISMATCH'],
      ],
    ],
    [
      'moved far away',
      'UPDATE journal SET seq = 9000000000000000 WHERE seq = 4',
      [
        [9e15, 'SEQ_GAP'],
        [9e15, 'SEQ_MISMATCH'],
      ],
    ],
    [
      'moved in front of 0',
      'UPDATE journal SET seq = -3 WHERE seq = 4',
      [
        [-3, 'SEQ_GAP'],
        [-3, 'CHAIN_BREAK'],
        [-3, 'SEQ_MISMATCH'],
      ],
    ],
    [
      'exchanged in their hashes',
      'UPDATE journal SET hash = (SELECT hash FROM journal WHERE seq = 1) WHERE seq = 3',
      [
        [3, 'CHAIN_BREAK'],
        [4, 'CHAIN_BREAK'],
      ],
    ],
  ] as const)('finds entries %s', (_kind, sql, expected) => {
    write(...notes(4));
    tamper(file, (database) => database.exec(sql));
    expect(findings().slice(0, 3)).toEqual(expected.slice(0, 3));
  });

  it('finds an entry numbered beyond what an entry may hold, and ends', () => {
    write(...notes(4));
    tamper(file, (database) => database.exec('UPDATE journal SET seq = 9223372036854775806 WHERE seq = 4'));
    expect(verifyFile(file)).toMatchObject({ ok: false, findings: [{ code: 'DATABASE_CORRUPT' }] });
  });

  it('finds entries that were exchanged', () => {
    write(...notes(4));
    tamper(file, (database) =>
      database.exec(
        'UPDATE journal SET seq = 99 WHERE seq = 1; UPDATE journal SET seq = 1 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 99',
      ),
    );
    expect(findings().slice(0, 2)).toEqual([
      [1, 'CHAIN_BREAK'],
      [1, 'SEQ_MISMATCH'],
    ]);
  });

  it('finds a log that does not begin with GENESIS', () => {
    const journal = openTestJournal({ file, genesis: null });
    journal.append([noteDraft('no beginning')], 'A');
    journal.close();
    expect(findings()).toEqual([[0, 'GENESIS_MISSING']]);
  });

  it('warns of a clock that went back more than a second within a boot, and does not fail', () => {
    write(noteDraft('a', 5_000), noteDraft('b', 4_000), noteDraft('c', 2_999), noteDraft('d', 3_000));
    expect(verifyFile(file)).toMatchObject({
      ok: true,
      findings: [
        {
          seq: 3,
          code: 'CLOCK_REGRESSION',
          expected: 'not before 2026-03-01T09:30:04.000Z',
          actual: '2026-03-01T09:30:02.999Z',
        },
      ],
    });
  });

  it('takes no offense at an earlier time of another boot', () => {
    write(noteDraft('a', 500_000));
    const journal = openTestJournal({ file, bootId: 'second' });
    journal.append([noteDraft('b', 0)], 'A');
    journal.close();
    expect(verifyFile(file)).toMatchObject({ ok: true, findings: [] });
  });

  it('keeps at most 100 findings', () => {
    write(...notes(300));
    tamper(file, (database) => database.exec('UPDATE journal SET hash = zeroblob(32)'));
    const { ok, entries, findings: found } = verifyFile(file);
    expect([ok, entries, found.length]).toEqual([false, 301, 100]);
  });

  it('compares the first entry of a part with the hash stored before it', () => {
    write(...notes(4));
    tamper(file, (database) => database.exec('UPDATE journal SET hash = zeroblob(32) WHERE seq = 2'));
    const journal = openTestJournal({ file });
    expect(journal.verify(3)).toMatchObject({
      ok: false,
      entries: 2,
      from: 3,
      to: 4,
      findings: [{ seq: 3, code: 'CHAIN_BREAK' }],
    });
    expect(journal.verify(4)).toMatchObject({ ok: true, entries: 1, from: 4, to: 4, findings: [] });
    journal.close();
  });

  it('reports a file that cannot be read as the only finding', () => {
    writeFileSync(file, 'not a database at all');
    expect(verifyFile(file)).toMatchObject({
      ok: false,
      entries: 0,
      findings: [{ seq: -1, code: 'DATABASE_CORRUPT' }],
    });
    expect(verifyFile(join(folder.path, 'none.db'))).toMatchObject({
      findings: [{ seq: -1, code: 'DATABASE_MISSING' }],
    });
    expect(readFileSync(file, 'utf8')).toBe('not a database at all');
    writeFileSync(file, '');
    expect(verifyFile(file)).toMatchObject({ ok: false, findings: [{ seq: -1, code: 'DATABASE_MISSING' }] });
  });

  it('opens a journal with a broken chain, and goes on with it', () => {
    write(...notes(2));
    tamper(file, (database) => database.exec("UPDATE journal SET bytes = x'00ff' WHERE seq = 2"));
    const journal = openTestJournal({ file });
    expect(journal.append([noteDraft('after')], 'A').ok).toBe(true);
    expect(journal.logId).toBe('f3a1c2d4-0000-4000-8000-000000000001');
    journal.close();
    expect(findings()).toEqual([[2, 'CHAIN_BREAK']]);
  });
});
