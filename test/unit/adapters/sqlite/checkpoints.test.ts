import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteDraft } from '../../../support/journalDrafts.ts';
import { ManualTimers } from '../../../support/manualTimers.ts';
import { openTestJournal, temporaryFolder } from '../../../support/openTestJournal.ts';

describe('checkpoints', () => {
  it('leaves the database file alone while entries are committed and fills it when the timer fires', () => {
    const folder = temporaryFolder();
    const timers = new ManualTimers();
    const file = join(folder.path, 'desk.sqlite');
    const journal = openTestJournal({ file, setTimer: timers.set });
    try {
      const before = statSync(file).size;
      for (let entry = 0; entry < 300; entry += 1) journal.append([noteDraft('x'.repeat(300), entry)], 'A');
      expect(statSync(file).size).toBe(before);
      expect(timers.delays).toEqual([250]);
      timers.fire(250);
      expect(statSync(file).size).toBeGreaterThan(before + 300 * 300);
      expect(journal.verify()).toMatchObject({ ok: true, entries: 301 });
    } finally {
      journal.close();
      folder.remove();
    }
  });

  it('arms nothing for a few entries, and nothing is left armed after the close', () => {
    const timers = new ManualTimers();
    const journal = openTestJournal({ setTimer: timers.set });
    for (let entry = 0; entry < 20; entry += 1) journal.append([noteDraft('few', entry)], 'A');
    expect(timers.delays).toEqual([]);
    for (let entry = 20; entry < 300; entry += 1) journal.append([noteDraft('many', entry)], 'A');
    journal.close();
    expect(timers.delays).toEqual([]);
  });
});
