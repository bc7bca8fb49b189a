import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectedTables } from '../../src/main/adapters/sqlite/projector.ts';
import { noteDraft } from '../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../support/openTestJournal.ts';
import { dumpTables } from '../support/rawDatabase.ts';

const BURST = join(import.meta.dirname, '../support/journalBurst.ts');
const noteSchema = z.object({ text: z.string().transform((text) => Number(text.slice(1))) });

/** Runs a burst from a first number until it is killed, by itself or after it named so many entries; returns the entries it named. */
async function burst(file: string, first: number, end: { readonly after: string } | { readonly acknowledged: number }) {
  const killAfter = 'after' in end ? end.after : 'never';
  const child = spawn(process.execPath, [BURST, file, `${first}`, killAfter], { stdio: ['ignore', 'pipe', 'inherit'] });
  const limit = 'acknowledged' in end ? end.acknowledged : Number.POSITIVE_INFINITY;
  const closed = once(child, 'close');
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    if (out.split('\n').length > limit) child.kill('SIGKILL');
  });
  const [, signal] = z.tuple([z.unknown(), z.unknown()]).parse(await closed);
  // Windows ends a process without naming a signal.
  if (process.platform !== 'win32') expect(signal).toBe('SIGKILL');
  return out.split('\n').slice(0, -1).map(Number);
}

/** Starting processes takes long on a loaded machine. */
const TIMEOUT_MS = 300_000;

describe('a journal whose process is killed in a burst', { timeout: TIMEOUT_MS }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
  });
  afterEach(() => folder.remove());

  /** Opens the journal after the kill and checks what it must hold; returns the number of the last note. */
  const check = (first: number, acknowledged: readonly number[]): number => {
    const journal = openTestJournal({ file, bootId: 'check' });
    expect(journal.verify()).toMatchObject({ ok: true, findings: [] });
    const entries = [...journal.entries(-1)];
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_entry, index) => index));
    const notes = entries
      .filter((entry) => entry.type === 'FEED_CHANGED')
      .map((entry) => noteSchema.parse(entry.data).text);
    // Numbers rise by one within each burst: nothing is lost before something that is there.
    const ofThisBurst = notes.filter((number) => number >= first);
    expect(ofThisBurst).toEqual(ofThisBurst.map((_number, index) => first + index));
    expect(ofThisBurst.at(-1) ?? first - 1).toBeGreaterThanOrEqual(acknowledged.at(-1) ?? first - 1);
    const tables = dumpTables(file, projectedTables);
    expect(journal.rebuildProjections()).toEqual({ ok: true, value: entries.length });
    expect(dumpTables(file, projectedTables)).toEqual(tables);
    journal.close();
    return notes.at(-1) ?? -1;
  };

  it.each(['0', '1', '1.5', '2', '5.5', '40', '40.5', '260', '300.5'])(
    'loses nothing acknowledged when it dies after %s appends',
    async (after) => {
      const acknowledged = await burst(file, 0, { after });
      check(0, acknowledged);
    },
  );

  it('loses nothing acknowledged when it is killed from outside, again and again on the same file', async () => {
    let first = 0;
    for (const acknowledged of [3, 17, 1, 64, 29, 110]) {
      const named = await burst(file, first, { acknowledged });
      expect(named.length).toBeGreaterThanOrEqual(acknowledged);
      check(first, named);
      first += 100_000;
    }
  });

  it('goes on after the kill', async () => {
    await burst(file, 0, { after: '25.5' });
    const journal = openTestJournal({ file, bootId: 'after' });
    const before = journal.head().seq;
    expect(journal.append([noteDraft('n1000')], 'A')).toMatchObject({ ok: true, value: { seq: before + 1 } });
    expect(journal.verify()).toMatchObject({ ok: true, findings: [] });
    journal.close();
  });
});
