/**
 * F3: verification of a journal on disk, entries per second on one thread, beside a bare chain of SHA-256 over the same bytes in memory.
 * Best of several rounds taken in turns: what disturbs a round is not the journal.
 */
import { hash as digest } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadable } from '../src/main/adapters/sqlite/openDatabase.ts';
import { openJournal } from '../src/main/adapters/sqlite/openJournal.ts';
import { verifyFile } from '../src/main/adapters/sqlite/verifyFile.ts';
import type { EntryDraft } from '../src/shared/model/entry.ts';
import type { Figure } from './figure.ts';

const ENTRIES = 200_000;
const ROUNDS = 7;
const GOAL = 300_000;
const ACTOR = { type: 'strategy', id: 'donchian', session: 's-1' } as const;
const START = Date.UTC(2026, 2, 1);

/** Writes the journal, measures, and removes it. */
export async function run(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-verify-'));
  try {
    return await Promise.resolve(measure(join(folder, 'journal.db')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(file: string): Figure {
  write(file);
  const leaves = leavesOf(file);
  let verified = 0;
  let hashed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ok, entries, durationMs } = verifyFile(file);
    if (!ok || entries !== leaves.length) throw new Error('The journal of the bench is not intact');
    verified = Math.max(verified, (entries * 1_000) / durationMs);
    hashed = Math.max(hashed, bareChain(leaves));
  }
  return {
    id: 'F3',
    name: 'Journal verification, best round',
    unit: 'entries/s',
    value: verified,
    p99: null,
    baseline: hashed,
    goal: `>= ${GOAL}`,
    holds: verified >= GOAL,
    details: { entries: leaves.length, shareOfBaseline: verified / hashed },
  };
}

/** Entries per second of hashing alone. */
function bareChain(leaves: readonly string[]): number {
  const started = performance.now();
  for (const leaf of leaves) digest('sha256', leaf);
  return (leaves.length * 1_000) / (performance.now() - started);
}

function leavesOf(file: string): readonly string[] {
  const opened = openReadable(file);
  if (!opened.ok) throw new Error(opened.error.text);
  const leaves = opened.value.prepare<[], string>('SELECT char(0) || bytes FROM journal ORDER BY seq').pluck().all();
  opened.value.close();
  return leaves;
}

function write(file: string): void {
  const opened = openJournal({
    file,
    logId: 'f3a1c2d4-0000-4000-8000-000000000001',
    bootId: 'b0070000-0000-4000-8000-000000000001',
    app: 'bench',
    workspace: 'replay',
    groupCommitMs: 5,
    telemetryMs: 250,
    genesis: { ts: new Date(START).toISOString(), mono: '0', actor: ACTOR },
  });
  if (!opened.ok) throw new Error(opened.error.text);
  for (let index = 1; index < ENTRIES; index += 1)
    if (!opened.value.append([draftOf(index)], 'C').ok) throw new Error('An append failed');
  opened.value.close();
}

/** Signals and equity samples in turn: the two commonest entries. */
function draftOf(index: number): EntryDraft {
  const at = START + index * 100;
  const envelope = { ts: new Date(at).toISOString(), mono: `${index}00000000`, actor: ACTOR, book: 'PAPER' } as const;
  if (index % 2 === 0) {
    const equity = `${10_000 + (index % 977)}.25`;
    const data = { at, equity, riskEquity: equity, cash: '4000.125', unrealized: '-12.5', gross: '6000' };
    return { ...envelope, type: 'EQUITY_SAMPLE', data };
  }
  return {
    ...envelope,
    type: 'SIGNAL',
    data: {
      strategy: 'donchian',
      symbol: 'BTC/USDT:USDT',
      signalId: `donchian-BTC-${index}`,
      candleTime: at,
      kind: 'ENTER_LONG',
      stop: '58800.1',
      outcome: 'ORDERED',
      text: 'Close above the high of 20 bars',
    },
  };
}
