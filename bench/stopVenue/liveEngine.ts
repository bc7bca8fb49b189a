/** The engine in LIVE MINIMAL on the real adapter, with the real journal: what runs between a press and the wire, without a window. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { createWallClock } from '../../src/main/adapters/clock/wallClock.ts';
import { openJournal } from '../../src/main/adapters/sqlite/openJournal.ts';
import { openCcxtVenue } from '../../src/main/adapters/venue/ccxt/openCcxtVenue.ts';
import { openAccountStream } from '../../src/main/adapters/venue/ccxt/stream/openAccountStream.ts';
import { openPaperVenue } from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import { inBook } from '../../src/main/engine/books.ts';
import { emptyLiveState } from '../../src/main/engine/liveState.ts';
import { createRunner, type Runner } from '../../src/main/engine/runner.ts';
import { emptyDurable, type EngineState } from '../../src/main/engine/state.ts';
import { engineActor, noEffects, record, type EngineFacts, type Step } from '../../src/main/engine/step.ts';
import { adoptPosition } from '../../src/main/engine/venue/adopt.ts';
import type { LiveVenue, SnapshotAnswer } from '../../src/main/ports/venue.ts';
import { symbolName, type SymbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { rfc3339, unixMs } from '../../src/shared/values/time.ts';
import { recordingLog } from '../../test/support/recordingLog.ts';
import { accountAt } from '../../test/support/simulatedAccount.ts';
import { testSettings } from '../../test/support/testDesk.ts';
import type { BenchVenue } from './startVenue.ts';

export interface LiveBench {
  readonly runner: Runner;
  readonly state: EngineState;
  readonly venue: LiveVenue;
  readonly symbols: readonly SymbolName[];
  /** Presses the stop; returns the milliseconds until entries were blocked and the press answered. */
  press(): number;
  /** When the plan of the stop was handed over and journaled, as epoch milliseconds of the monotonic clock; null before. */
  plannedAt(): number | null;
  close(): Promise<void>;
}

/** Resolves when the desk has compared its empty record with the account. */
export async function openLiveBench(at: BenchVenue): Promise<LiveBench> {
  const symbols = at.symbols.map((name) => symbolName(`${name.slice(0, -4)}/USDT:USDT`));
  const clock = createWallClock();
  const settings = testSettings();
  const dir = mkdtempSync(join(tmpdir(), 'breakwater-bench-'));
  const opened = await openCcxtVenue({
    account: accountAt(at.port, 'PERP'),
    credentials: at.credentials,
    symbols,
    now: () => clock.now(),
    logger: recordingLog(),
    resume: { since: clock.now(), symbols },
    openStream: openAccountStream,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const venue = opened.value;
  const journal = openJournal({
    file: join(dir, 'desk.sqlite'),
    logId: 'bench',
    bootId: 'bench',
    app: 'bench',
    workspace: 'live',
    groupCommitMs: settings.audit.groupCommitMs,
    telemetryMs: settings.audit.telemetryMs,
    genesis: { ts: rfc3339(clock.now()), mono: '0', actor: engineActor('s-1') },
  });
  if (!journal.ok) throw new Error(journal.error.text);
  const instruments = venue.instruments().filter((each) => symbols.includes(each.symbol));
  const paper = openPaperVenue({
    name: 'paper',
    instruments,
    clock,
    settings: settings.paper,
    seed: 'bench',
    state: { balance: money('10000'), positions: [], orders: [] },
    market: 'PERP',
    nextTrade: 1,
  });
  const state: EngineState = {
    durable: emptyDurable(),
    live: emptyLiveState({
      feed: { kind: 'live', label: 'bench', interval: '1m', cadenceMs: 1_000 },
      instruments,
      bucket: fullBucket(clock.now(), settings.orders),
      installed: [],
    }),
  };
  const venues = { PAPER: paper, LIVE: venue };
  const facts: EngineFacts = {
    settings,
    configHash: '0'.repeat(64),
    venues,
    standInLive: false,
    session: 's-1',
    app: 'bench',
    host: 'headless',
    sha256: () => '0'.repeat(64),
  };
  let plannedAt: number | null = null;
  const runner = createRunner({
    state,
    facts,
    ports: {
      clock,
      journal: journal.value,
      venues,
      notifier: { notify: () => undefined },
      logger: recordingLog(),
      fund: () => undefined,
    },
    listener: {
      activity: () => undefined,
      recorded: (drafts) => {
        if (drafts.some(({ type, data }) => type === 'ES_STEP' && data.what === 'closes handed over'))
          plannedAt ??= performance.timeOrigin + performance.now();
      },
      processed: () => undefined,
    },
  });
  const turn: Step = {
    state,
    facts,
    at: clock.now(),
    mono: clock.mono().toString(),
    effects: noEffects(),
    book: 'LIVE',
    actor: engineActor('s-1'),
  };
  openLive(turn, symbols);
  await adoptAll(turn, venue);
  runner.dispatch({ type: 'started', warmup: [] });
  await until(() => state.durable.modeState.run !== 'RECOVERING');
  for (const symbol of symbols)
    runner.dispatch({
      type: 'market',
      event: { kind: 'tick', symbol, time: unixMs(Date.now()), last: '100', bid: '99.9', ask: '100.1' },
    });
  return {
    runner,
    state,
    venue,
    symbols,
    press: () => {
      const from = performance.now();
      let answered = Number.NaN;
      runner.dispatch({
        type: 'command',
        command: { name: 'emergencyStop', input: { source: 'button' } },
        actor: { type: 'user', id: 'ui', session: 'bench' },
        reply: () => (answered = performance.now() - from),
      });
      return answered;
    },
    plannedAt: () => plannedAt,
    // What closing tells may arm timers once more: they end last.
    close: async () => {
      await venue.close();
      runner.stopTimers();
      journal.value.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const LONGEST_MS = 30_000;

/** Looks each millisecond, for half a minute at most. */
async function until(holds: () => boolean): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  for await (const _tick of setInterval(1, undefined, { signal })) if (holds()) return;
}

/** The positions are the desk's own: only the resting orders are somebody else's. */
async function adoptAll(turn: Step, venue: LiveVenue): Promise<void> {
  const answer = await new Promise<SnapshotAnswer>((resolve) => venue.snapshot(resolve));
  if (answer.kind !== 'snapshot') throw new Error(answer.text);
  for (const reported of answer.positions)
    adoptPosition(turn, { symbol: reported.symbol, reported, stopPrice: null, cause: 'bench' });
}

function openLive(step: Step, symbols: readonly SymbolName[]): void {
  for (const book of ['PAPER', 'LIVE'] as const)
    record(inBook(step, book), 'BOOK_OPENED', {
      data: { equity: money('1000000'), currency: 'USDT', attempt: 1, symbols: [...symbols] },
      durability: 'A',
    });
  record(step, 'ATTEMPT_STARTED', { data: { number: 1, hash: null, cause: 'bench', archived: null }, durability: 'A' });
  record(step, 'MODE_TRANSITION', {
    data: {
      transition: 'T2',
      from: { mode: 'PAPER', run: 'RUNNING' },
      to: { mode: 'LIVE_MINIMAL', run: 'RUNNING' },
      cause: 'bench',
      reason: '',
      configHash: step.facts.configHash,
      details: null,
    },
    durability: 'A',
  });
}
