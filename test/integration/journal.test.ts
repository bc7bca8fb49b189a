import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectedTables } from '../../src/main/adapters/sqlite/projector.ts';
import { verifyFile } from '../../src/main/adapters/sqlite/verifyFile.ts';
import { toWire } from '../../src/shared/values/decimal.ts';
import { buildFill } from '../support/buildFill.ts';
import { draftOf, fillData, goldenEntries, noteDraft, orderWire } from '../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../support/openTestJournal.ts';
import { dumpTables, editDatabase, tamper } from '../support/rawDatabase.ts';

describe('a journal on disk', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
  });
  afterEach(() => folder.remove());

  const stored = () => dumpTables(file, ['journal'])['journal'] ?? [];

  it('stores the golden entries GC-087 to GC-089 byte for byte', () => {
    const journal = openTestJournal({ file, genesis: null });
    for (const golden of goldenEntries) expect(journal.append([golden.draft], 'A').ok).toBe(true);
    journal.close();
    expect(stored()).toMatchObject(
      goldenEntries.map((golden, seq) => ({
        seq,
        bytes: Buffer.from(golden.canonical, 'utf8'),
        hash: Buffer.from(golden.hash, 'hex'),
      })),
    );
  });

  it('goes on with the stored log under a new boot, whatever log id is offered', () => {
    openTestJournal({ file }).close();
    const again = openTestJournal({ file, logId: 'another-log', bootId: 'second-boot' });
    expect(again.logId).toBe('f3a1c2d4-0000-4000-8000-000000000001');
    again.append([noteDraft('after the restart')], 'A');
    expect([...again.entries(0)]).toMatchObject([
      { seq: 1, log: 'f3a1c2d4-0000-4000-8000-000000000001', boot: 'second-boot' },
    ]);
    again.close();
    expect(verifyFile(file)).toMatchObject({ ok: true, entries: 2, findings: [] });
  });

  it('commits what is queued when it is closed', () => {
    const journal = openTestJournal({ file });
    journal.append([noteDraft('queued')], 'C');
    journal.close();
    expect(stored()).toHaveLength(2);
  });

  it('writes the same bytes for the same calls, however they were grouped', () => {
    const bytesOf = (name: string, durability: 'A' | 'C') => {
      const path = join(folder.path, name);
      const journal = openTestJournal({ file: path });
      for (let index = 0; index < 300; index += 1) journal.append([noteDraft(`${index}`, index)], durability);
      journal.close();
      return dumpTables(path, ['journal'])['journal'];
    };
    expect(bytesOf('one.db', 'A')).toEqual(bytesOf('many.db', 'C'));
  });

  it('rebuilds every projection from the entries to what it was', () => {
    const journal = openTestJournal({ file });
    for (let index = 0; index < 700; index += 1) journal.append(orderAndFill(index), 'C');
    journal.flush();
    const before = dumpTables(file, projectedTables);
    tamper(file, (database) =>
      database.exec(`DELETE FROM fills; UPDATE orders SET status = 'OPEN'; DELETE FROM positions`),
    );
    expect(dumpTables(file, projectedTables)).not.toEqual(before);
    expect(journal.rebuildProjections()).toEqual({ ok: true, value: 1_401 });
    expect(dumpTables(file, projectedTables)).toEqual(before);
    journal.close();
  });

  it('refuses to change or delete entries through SQL', () => {
    const journal = openTestJournal({ file });
    journal.close();
    const run = (sql: string) => editDatabase(file, (database) => database.exec(sql));
    expect(() => run('DELETE FROM journal')).toThrow('journal entries cannot be deleted');
    expect(() => run("UPDATE journal SET bytes = x'7b7d'")).toThrow('journal entries cannot be changed');
    expect(verifyFile(file).ok).toBe(true);
  });
});

/** An order and its fill; every third closes the position, every fifth moves a stop before. */
function orderAndFill(index: number): ReturnType<typeof draftOf>[] {
  const clientOrderId = `A-${index % 40}`;
  const fill = toWire(buildFill({ clientOrderId, tradeId: `T-${index}` }));
  const closing = index % 3 === 0 ? { position: null } : {};
  const first =
    index % 5 === 0
      ? draftOf('STOP_MOVED', { symbol: 'BTC/USDT:USDT', from: null, to: `${59_000 + index}`, cause: 'trail' }, index)
      : draftOf('ORDER_INTENT', { order: orderWire({ clientOrderId }) }, index);
  return [first, draftOf('FILL', fillData({ fill, ...closing }), index)];
}
