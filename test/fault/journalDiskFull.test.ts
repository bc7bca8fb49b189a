import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WritableDatabase } from '../../src/main/adapters/sqlite/database.ts';
import { openWritable } from '../../src/main/adapters/sqlite/openDatabase.ts';
import { SqliteJournal } from '../../src/main/adapters/sqlite/sqliteJournal.ts';
import type { JournalFailure } from '../../src/main/ports/journal.ts';
import type { DurabilityClass } from '../../src/shared/model/entry.ts';
import { noteDraft } from '../support/journalDrafts.ts';
import { ManualTimers } from '../support/manualTimers.ts';
import { openTestJournal, temporaryFolder } from '../support/openTestJournal.ts';
import { editDatabase } from '../support/rawDatabase.ts';

const FULL = {
  code: 'JOURNAL_WRITE_FAILED',
  text: 'The disk is full. Free space on the disk of the data folder (SQLITE_FULL); entries wait and are written with the next success.',
};
/** Larger than a page, so that a full database cannot take it in. */
const LARGE = 'x'.repeat(9_000);

describe('a journal on a full disk', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let database: WritableDatabase;
  let timers: ManualTimers;
  let failures: JournalFailure[];
  let journal: SqliteJournal;

  beforeEach(() => {
    folder = temporaryFolder();
    openTestJournal({ file: join(folder.path, 'desk.db') }).close();
    const opened = openWritable(join(folder.path, 'desk.db'));
    if (!opened.ok) throw new Error(opened.error.text);
    database = opened.value;
    timers = new ManualTimers();
    failures = [];
    const onFailure = (failure: JournalFailure) => failures.push(failure);
    const times = { groupCommitMs: 5, telemetryMs: 250, setTimer: timers.set };
    journal = new SqliteJournal(database, { logId: 'log', bootId: 'boot', ...times, onFailure });
    append('before', 'A');
  });
  afterEach(() => {
    if (database.open) {
      heal();
      journal.close();
    }
    folder.remove();
  });

  const append = (text: string, durability: DurabilityClass) => journal.append([noteDraft(text)], durability);
  const fill = () => database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
  const heal = () => database.pragma('max_page_count = 1073741823');
  const texts = () => [...journal.entries(0)].map((entry) => JSON.stringify(entry.data).match(/"text":"(.{6})/)?.[1]);

  it('fails the call, keeps the head, and writes the next call when there is room again', () => {
    fill();
    const before = journal.head();
    expect(append(LARGE, 'A')).toEqual({ ok: false, error: FULL });
    expect(journal.head()).toEqual(before);
    heal();
    expect(append('healed', 'A').ok).toBe(true);
    expect(texts()).toEqual(['before', 'healed']);
    expect(journal.verify()).toMatchObject({ ok: true, findings: [] });
  });

  it('keeps what was queued before the failed call, and writes it first', () => {
    append(`queued${LARGE}`, 'C');
    fill();
    expect(append('failed', 'A').ok).toBe(false);
    expect(texts()).toEqual(['before']);
    heal();
    append('healed', 'A');
    expect(texts()).toEqual(['before', 'queued', 'healed']);
  });

  it('reports a group commit that fails, and commits by itself when there is room again', () => {
    append(`queued${LARGE}`, 'B');
    fill();
    timers.fire(5);
    expect(failures).toEqual([FULL]);
    timers.fire(250);
    expect(failures).toEqual([FULL, FULL]);
    heal();
    timers.fire(250);
    expect(texts()).toEqual(['before', 'queued']);
    expect(timers.delays).toEqual([]);
  });

  it('tries to commit with every call while a commit is overdue, and queues nothing more meanwhile', () => {
    append(`queued${LARGE}`, 'C');
    fill();
    timers.fire(250);
    expect(append('failed', 'C')).toEqual({ ok: false, error: FULL });
    heal();
    expect(append('healed', 'C').ok).toBe(true);
    expect(texts()).toEqual(['before', 'queued', 'healed']);
  });

  it('fails a flush, a snapshot and a rebuild', () => {
    append(`queued${LARGE}`, 'C');
    fill();
    expect(journal.flush()).toEqual({ ok: false, error: FULL });
    expect(journal.saveSnapshot({ seq: 0, state: {} })).toEqual({ ok: false, error: FULL });
    expect(journal.rebuildProjections()).toEqual({ ok: false, error: FULL });
  });

  it('reports what is lost when it is closed', () => {
    append(`queued${LARGE}`, 'C');
    fill();
    journal.close();
    expect(failures).toEqual([FULL]);
    expect(timers.delays).toEqual([]);
  });

  it('writes nothing of a group when one row of it cannot be written', () => {
    for (let index = 0; index < 20; index += 1) append(`small ${index}`, 'C');
    append(`queued${LARGE}`, 'C');
    fill();
    expect(journal.flush().ok).toBe(false);
    expect(texts()).toEqual(['before']);
  });

  it('refuses to write behind entries of another program', () => {
    editDatabase(join(folder.path, 'desk.db'), (other) => {
      const insert = other.prepare('INSERT INTO journal (seq, bytes, hash) VALUES (2, ?, zeroblob(32))');
      insert.run(Buffer.from('{}'));
    });
    expect(append('second', 'A')).toEqual({
      ok: false,
      error: {
        code: 'JOURNAL_WRITE_FAILED',
        text:
          'Another program has written to the journal. Close it and start the desk again (SQLITE_CONSTRAINT_TRIGGER); ' +
          'entries wait and are written with the next success.',
      },
    });
  });
});
