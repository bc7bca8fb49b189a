import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournalReader, type JournalReader } from '../../../../src/main/adapters/sqlite/journalReader.ts';
import type { SqliteJournal } from '../../../../src/main/adapters/sqlite/sqliteJournal.ts';
import { logSchemas } from '../../../../src/shared/ipc/view.ts';
import type { EntryDataWire } from '../../../../src/shared/model/entry.ts';
import { toWire } from '../../../../src/shared/values/decimal.ts';
import { buildFill } from '../../../support/buildFill.ts';
import { draftOf, fillData, noteDraft, orderWire } from '../../../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../../../support/openTestJournal.ts';
import { tamper } from '../../../support/rawDatabase.ts';

const trade = (number: number): EntryDataWire<'FILL'>['trade'] => ({
  number,
  book: 'PAPER',
  symbol: 'BTC/USDT:USDT',
  side: 'LONG',
  quantity: '0.1',
  entryPrice: '60000',
  exitPrice: '61000',
  realizedPnl: '100',
  fees: '6.05',
  netPnl: '93.95',
  rMultiple: '1.5',
  source: 'manual',
  reason: 'target',
  openedAt: 1_700_000_000_000,
  closedAt: 1_700_000_060_000,
});
const sample = (at: number): EntryDataWire<'EQUITY_SAMPLE'> => ({
  at,
  equity: `${10_000 + at}`,
  riskEquity: '1',
  cash: '1',
  unrealized: '0',
  gross: '0',
});

describe('JournalReader', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let journal: SqliteJournal;
  let reader: JournalReader;

  beforeEach(() => {
    folder = temporaryFolder();
    const file = join(folder.path, 'desk.db');
    journal = openTestJournal({ file });
    const opened = openJournalReader(file);
    if (!opened.ok) throw new Error(opened.error.text);
    reader = opened.value;
  });
  afterEach(() => {
    reader.close();
    journal.close();
    folder.remove();
  });

  it('gives the last entries of the types, newest last', () => {
    journal.append([noteDraft('a'), draftOf('SESSION_END', { reason: 'x' }), noteDraft('b'), noteDraft('c')], 'A');
    expect(reader.recentEntries(['FEED_CHANGED'], 2).map((entry) => entry.seq)).toEqual([3, 4]);
    expect(reader.recentEntries(['FEED_CHANGED', 'GENESIS'], 9).map((entry) => entry.seq)).toEqual([0, 1, 3, 4]);
    expect(reader.recentEntries(['FILL'], 9)).toEqual([]);
  });

  it('finds the last entry of a rare type behind any number of others', () => {
    journal.append([draftOf('SESSION_END', { reason: 'the first' }), noteDraft('too far back')], 'A');
    tamper(join(folder.path, 'desk.db'), (database) =>
      database.exec(`WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 100002)
        INSERT INTO journal (seq, bytes, hash) SELECT i, CAST('{}' AS BLOB), zeroblob(32) FROM n`),
    );
    expect(reader.recentEntries(['SESSION_END'], 1)).toMatchObject([{ seq: 1, data: { reason: 'the first' } }]);
    expect(reader.recentEntries(['SESSION_END', 'FEED_CHANGED'], 2).map((entry) => entry.seq)).toEqual([1]);
  });

  it('gives nothing from a database without tables', () => {
    const empty = join(folder.path, 'empty.db');
    writeFileSync(empty, '');
    const opened = openJournalReader(empty);
    if (!opened.ok) throw new Error(opened.error.text);
    expect(opened.value.recentEntries(['GENESIS', 'FILL'], 5)).toEqual([]);
    expect([opened.value.recentFills(5), opened.value.recentTrades(5), opened.value.recentEquity(5)]).toEqual([
      [],
      [],
      [],
    ]);
    opened.value.close();
  });

  it('gives the last fills with role and decision price of their orders', () => {
    const second = toWire(buildFill({ tradeId: 'T-2', price: '60001' }));
    journal.append([draftOf('ORDER_INTENT', { order: orderWire({ role: 'STOP', decisionPrice: '59990' }) })], 'A');
    journal.append([draftOf('FILL', fillData()), draftOf('FILL', fillData({ fill: second }))], 'A');
    expect(reader.recentFills(1)).toEqual([
      {
        tradeId: 'T-2',
        orderId: 'A-1',
        book: 'PAPER',
        symbol: 'BTC/USDT:USDT',
        side: 'BUY',
        role: 'STOP',
        quantity: '0.1',
        price: '60001',
        fee: '0',
        decisionPrice: '59990',
        at: 1_700_000_000_000,
      },
    ]);
    expect(reader.recentFills(9).map((fill) => fill.tradeId)).toEqual(['T-1', 'T-2']);
  });

  it('gives the last round trips as lines of the trades log', () => {
    journal.append(
      [1, 2, 3].map((number) => draftOf('FILL', fillData({ trade: trade(number) }))),
      'A',
    );
    const lines = reader.recentTrades(2);
    expect(lines.map((line) => line.number)).toEqual([2, 3]);
    expect(logSchemas.trades.parse(lines[0])).toEqual(lines[0]);
  });

  it('gives the last equity points with their books', () => {
    const live = { ...draftOf('EQUITY_SAMPLE', sample(2)), book: 'LIVE' as const };
    journal.append([draftOf('EQUITY_SAMPLE', sample(1)), live, draftOf('EQUITY_SAMPLE', sample(3))], 'A');
    expect(reader.recentEquity(2)).toEqual([
      { book: 'LIVE', at: 2, equity: '10002' },
      { book: 'PAPER', at: 3, equity: '10003' },
    ]);
  });

  it('reads through the journal as well, where no second handle can exist', () => {
    journal.append([noteDraft('a')], 'A');
    expect(journal.history.recentEntries(['FEED_CHANGED'], 5)).toHaveLength(1);
  });
});
