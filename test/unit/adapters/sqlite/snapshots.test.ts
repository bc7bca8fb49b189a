import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteJournal } from '../../../../src/main/adapters/sqlite/sqliteJournal.ts';
import { noteDraft } from '../../../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../../../support/openTestJournal.ts';
import { dumpTables, tamper } from '../../../support/rawDatabase.ts';

describe('snapshots', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;
  let journal: SqliteJournal;

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
    journal = openTestJournal({ file });
    journal.append([noteDraft('one'), noteDraft('two'), noteDraft('three')], 'A');
    for (const seq of [1, 2, 3]) journal.saveSnapshot({ seq, state: { upTo: seq } });
  });
  afterEach(() => {
    journal.close();
    folder.remove();
  });

  it('keeps the newest two', () => {
    expect(dumpTables(file, ['snapshots'])['snapshots']).toMatchObject([{ seq: 2 }, { seq: 3 }]);
  });

  it('falls back to the one before when the newest was changed', () => {
    tamper(file, (database) => database.exec(`UPDATE snapshots SET state = '{"upTo":99}' WHERE seq = 3`));
    expect(journal.snapshot()).toEqual({ seq: 2, state: { upTo: 2 } });
  });

  it('falls back to the one before when the entry it ends with was changed', () => {
    tamper(file, (database) => database.exec('UPDATE journal SET hash = zeroblob(32) WHERE seq = 3'));
    expect(journal.snapshot()).toEqual({ seq: 2, state: { upTo: 2 } });
  });

  it('replaces a snapshot of the same entry', () => {
    journal.saveSnapshot({ seq: 3, state: 'again' });
    expect(journal.snapshot()).toEqual({ seq: 3, state: 'again' });
  });
});
