/**
 * F2: a durable append of one entry (class A, synchronous FULL), beside a bare insert of the same bytes with the same pragmas, taken in turns.
 * The entry is an order intent, so that its projection is part of what is measured.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WritableDatabase } from '../src/main/adapters/sqlite/database.ts';
import { openJournal } from '../src/main/adapters/sqlite/openJournal.ts';
import { openWritable } from '../src/main/adapters/sqlite/openDatabase.ts';
import { NO_HASH, sealEntry } from '../src/main/adapters/sqlite/sealEntry.ts';
import type { JournalHead } from '../src/main/ports/journal.ts';
import type { EntryDraft } from '../src/shared/model/entry.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const WARM_UP = 200;
const ROUNDS = 2_000;
const ACTOR = { type: 'system', id: 'engine', session: 's-1' } as const;
const TS = '2026-03-01T09:30:00.000Z';

/** Measures both in one folder, which is removed afterwards. */
export async function run(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-journal-'));
  try {
    return await Promise.resolve(measure(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(folder: string): Figure {
  const opened = openJournal({
    file: join(folder, 'journal.db'),
    logId: 'bench',
    bootId: 'bench',
    app: 'bench',
    workspace: 'replay',
    groupCommitMs: 5,
    telemetryMs: 250,
    genesis: { ts: TS, mono: '0', actor: ACTOR },
  });
  const bareFile = openWritable(join(folder, 'bare.db'));
  if (!opened.ok || !bareFile.ok) throw new Error('The bench could not open its databases');
  const journal = opened.value;
  const bare = bareInsert(bareFile.value);
  const appended: number[] = [];
  const inserted: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const draft = intentDraft(round);
    const insertBare = bare(draft);
    const append = () => expectOk(journal.append([draft], 'A').ok);
    // Whoever goes second finds the disk warmer, so they take turns.
    const pair = round % 2 === 0 ? [timed(append), timed(insertBare)] : [timed(insertBare), timed(append)].reverse();
    if (round < WARM_UP) continue;
    appended.push(pair[0] ?? Number.NaN);
    inserted.push(pair[1] ?? Number.NaN);
  }
  journal.close();
  bareFile.value.close();
  return figureOf(appended, inserted);
}

function figureOf(appended: readonly number[], inserted: readonly number[]): Figure {
  const value = percentile(appended, 0.5);
  const baseline = percentile(inserted, 0.5);
  const p99 = percentile(appended, 0.99);
  return {
    id: 'F2',
    name: 'Durable journal append, with projection',
    unit: 'ms',
    value,
    p99,
    baseline,
    goal: '<= 1.5 x baseline, p99 < 10 ms',
    holds: value <= 1.5 * baseline && p99 < 10,
    details: { timesBaseline: value / baseline, baselineP99Ms: percentile(inserted, 0.99), rounds: ROUNDS },
  };
}

/** Inserts the same rows into a table of the same columns, each committed by itself; sealing is not part of what it measures. */
function bareInsert(database: WritableDatabase): (draft: EntryDraft) => () => void {
  database.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL, hash BLOB NOT NULL) STRICT');
  const insert = database.prepare<[number, Uint8Array, Uint8Array]>(
    'INSERT INTO bare (seq, bytes, hash) VALUES (?, ?, ?)',
  );
  let head: JournalHead = { seq: -1, hash: NO_HASH };
  return (draft) => {
    const { seq, bytes, hash } = sealEntry(draft, { logId: 'bench', bootId: 'bench' }, head);
    head = { seq, hash };
    const blob = Buffer.from(hash, 'hex');
    return () => insert.run(seq, bytes, blob);
  };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function expectOk(isOk: boolean): void {
  if (!isOk) throw new Error('An append failed');
}

const intentDraft = (round: number): EntryDraft<'ORDER_INTENT'> => ({
  type: 'ORDER_INTENT',
  ts: TS,
  mono: `${round}`,
  actor: ACTOR,
  book: 'PAPER',
  data: {
    order: {
      clientOrderId: `P-${round}`,
      symbol: 'BTC/USDT:USDT',
      side: 'BUY',
      type: 'LIMIT',
      quantity: '0.00264',
      limitPrice: '60000.1',
      triggerPrice: null,
      timeInForce: 'GTC',
      reduceOnly: false,
      postOnly: false,
      book: 'PAPER',
      role: 'ENTRY',
      source: 'donchian',
      signalId: `donchian-BTC-${round}`,
      reason: 'Close above the high of 20 bars',
      status: 'INTENDED',
      venueOrderId: null,
      filledQuantity: '0',
      averagePrice: null,
      stopPrice: '58800',
      plannedRisk: '3.4',
      decisionPrice: '60000.1',
      createdAt: 1_772_357_400_000,
      updatedAt: 1_772_357_400_000,
      note: '',
    },
  },
});
