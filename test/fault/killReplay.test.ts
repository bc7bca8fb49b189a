import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { openJournal } from '../../src/main/adapters/sqlite/openJournal.ts';
import { loadState } from '../../src/main/desk/loadState.ts';
import { encodeDurable } from '../../src/main/engine/durableCodec.ts';
import type { Durable } from '../../src/main/engine/state.ts';
import { newDataDir, removeDataDir } from '../support/testDesk.ts';
import { shareOf } from './model/share.ts';
import { bundleChild } from './support/bundleChild.ts';

const KILLS_PER_BOOK = 25;
/** `npm run fault` plays no more of them: each is twenty-five starts of a desk that makes its market anew. */
const MOST = 8;
const SEEDS = shareOf(3)
  .slice(0, MOST)
  .map((seed) => 100 + seed);

/** Half of what a start costs unbundled is loading and compiling. */
const bundle = await bundleChild('replayChild');
const COMPILED = join(dirname(bundle.program), 'compiled');
afterAll(() => bundle.remove());

interface Recovered {
  readonly mode: string;
  readonly run: string;
  readonly latched: boolean;
  readonly positions: readonly string[];
  readonly unprotected: readonly string[];
}

interface Life {
  /** State after the start; null when the child was killed before it had recovered. */
  readonly recovered: Recovered | null;
  /** Last entry the child knew to be on disk, -1 when it said none. */
  readonly committed: number;
}

/** Small seeded generator: which line of the child is its last (mulberry32). */
function seededCount(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs the child until it has said that many lines, then kills it without warning. */
function live(dataDir: string, seed: number, plan: { readonly lines: number; readonly press: boolean }): Promise<Life> {
  const child = spawn(process.execPath, [bundle.program, dataDir, String(seed), plan.press ? 'press' : 'watch'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  let recovered: Recovered | null = null;
  let committed = -1;
  let lines = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { recovered?: Recovered; committed?: number };
    if (said.recovered !== undefined) recovered = said.recovered;
    if (said.committed !== undefined) committed = said.committed;
    lines += 1;
    if (lines >= plan.lines) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ recovered, committed });
      else reject(new Error(`the desk ended by itself with ${code}: ${errors.join('').slice(0, 2_000)}`));
    });
  });
}

/** What is on disk after a kill: verified, folded twice. */
function inspect(dataDir: string): { readonly head: number; readonly durable: Durable } {
  const folder = join(dataDir, 'replay');
  const file = join(folder, readdirSync(folder)[0] ?? '', 'desk.sqlite');
  const opened = openJournal({
    file,
    logId: 'unused',
    bootId: 'inspection',
    app: 'test',
    workspace: 'replay',
    groupCommitMs: 5,
    telemetryMs: 250,
    genesis: null,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const journal = opened.value;
  expect(journal.verify()).toMatchObject({ ok: true, findings: [] });
  const whole = loadState(journal, false);
  const quick = loadState(journal, true);
  if (!whole.ok || !quick.ok) throw new Error('the journal cannot be folded');
  expect(encodeDurable(quick.value.durable)).toEqual(encodeDurable(whole.value.durable));
  const head = journal.head().seq;
  journal.close();
  return { head, durable: whole.value.durable };
}

function expectEqualOrSafer(before: Durable, after: Recovered): void {
  expect(after.mode).toBe(before.modeState.mode);
  if (before.modeState.mode === 'EMERGENCY_STOP') expect(after.latched).toBe(true);
  if (before.modeState.run === 'PAUSED') expect(after.run).toBe('PAUSED');
  const held = [...before.books.PAPER.positions.values()].map((each) => `${each.symbol} ${each.quantity.toFixed()}`);
  expect(after.positions.filter((each) => !held.includes(each))).toEqual([]);
  if (before.modeState.mode === 'PAPER') expect(after.unprotected).toEqual([]);
}

describe.concurrent('kill -9 in the middle of a rehearsal', () => {
  it.each(SEEDS)(
    `loses no committed entry and restarts equal or safer, ${KILLS_PER_BOOK} times, seed %i`,
    async (seed) => {
      const dataDir = newDataDir();
      const random = seededCount(seed);
      let before: Durable | null = null;
      try {
        for (let kill = 0; kill < KILLS_PER_BOOK; kill += 1) {
          const plan = { lines: 1 + Math.floor(random() * 40), press: random() < 0.3 };
          const life = await live(dataDir, seed, plan);
          if (before !== null && life.recovered !== null) expectEqualOrSafer(before, life.recovered);
          const disk = inspect(dataDir);
          expect(disk.head).toBeGreaterThanOrEqual(life.committed);
          before = disk.durable;
        }
        expect(before?.books.PAPER.counters.order ?? 0).toBeGreaterThan(0);
      } finally {
        removeDataDir(dataDir);
      }
    },
    600_000,
  );
});
