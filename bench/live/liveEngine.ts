/**
 * The engine in LIVE MINIMAL on the real adapter, with the real journal: what runs between a command and the wire, without a window. A folder that has a
 * journal already is started again from it; a new one takes over the positions of the account.
 */
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { createWallClock } from '../../src/main/adapters/clock/wallClock.ts';
import { openJournal } from '../../src/main/adapters/sqlite/openJournal.ts';
import type { SqliteJournal } from '../../src/main/adapters/sqlite/sqliteJournal.ts';
import { openCcxtVenue } from '../../src/main/adapters/venue/ccxt/openCcxtVenue.ts';
import { whenSent } from '../../src/main/adapters/venue/whenSent.ts';
import { openAccountStream } from '../../src/main/adapters/venue/ccxt/stream/openAccountStream.ts';
import { openMark } from '../../src/main/compose/openMark.ts';
import { loadState } from '../../src/main/desk/loadState.ts';
import { rehearseStop } from '../../src/main/engine/emergency/rehearseStop.ts';
import type { Runner } from '../../src/main/engine/runner.ts';
import type { EngineState } from '../../src/main/engine/state.ts';
import { engineActor } from '../../src/main/engine/step.ts';
import type { Clock } from '../../src/main/ports/clock.ts';
import type { LiveVenue } from '../../src/main/ports/venue.ts';
import type { EntryDraft } from '../../src/shared/model/entry.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { symbolName, type SymbolName } from '../../src/shared/values/ids.ts';
import { rfc3339, unixMs } from '../../src/shared/values/time.ts';
import { recordingLog } from '../../test/support/recordingLog.ts';
import { accountAt } from '../../test/support/simulatedAccount.ts';
import { testSettings } from '../../test/support/testDesk.ts';
import { takeOver } from './takeOver.ts';
import type { BenchVenue } from './startVenue.ts';
import { headlessEngine, paperVenueFor } from '../../test/support/headlessEngine.ts';

/** Milliseconds of a start, one part after the other. */
export interface StartTimes {
  /** Journal opened and folded. */
  readonly loadMs: number;
  /** Clock, symbols, account settings, stream. */
  readonly connectMs: number;
  /** Account read, fills asked for, compared, and what the last state allows. */
  readonly compareMs: number;
}

export interface LiveBench {
  readonly runner: Runner;
  readonly state: EngineState;
  readonly venue: LiveVenue;
  readonly symbols: readonly SymbolName[];
  readonly start: StartTimes;
  /** Hears of the entries of each turn, once they are journaled. */
  onRecorded(listener: (drafts: readonly EntryDraft[]) => void): void;
  close(): Promise<void>;
}

export interface LiveBenchOptions {
  readonly dir: string;
  /** Whether positions that are taken over have a stop, which then rests at the venue. */
  readonly stops: boolean;
}

/** Resolves when the desk has compared its record with the account. */
export async function openLiveBench(at: BenchVenue, options: LiveBenchOptions): Promise<LiveBench> {
  const symbols = at.symbols.map((name) => symbolName(`${name.slice(0, -4)}/USDT:USDT`));
  const clock = createWallClock();
  const settings = testSettings();
  const begun = performance.now();
  const journal = journalIn(options.dir, clock, settings);
  const loaded = loadState(journal);
  if (!loaded.ok) throw new Error(loaded.error.text);
  const read = performance.now();
  const venue = await venueOf(at, symbols, clock);
  const connected = performance.now();
  const instruments = venue.instruments().filter((each) => symbols.includes(each.symbol));
  const venues = { PAPER: paperVenueFor({ instruments, clock, settings }, 'bench'), LIVE: venue };
  const listeners: ((drafts: readonly EntryDraft[]) => void)[] = [];
  const { state, facts, turn, start } = headlessEngine({
    clock,
    settings,
    instruments,
    venues,
    journal,
    whenSent,
    stopMarker: openMark(join(options.dir, 'desk.sqlite'), loaded.value.durable, recordingLog()).marker,
    durable: loaded.value.durable,
    listener: { recorded: (drafts) => listeners.forEach((each) => each(drafts)) },
  });
  if (!state.durable.books.LIVE.opened)
    await takeOver({ turn: turn('LIVE'), journal, venue, symbols, stops: options.stops });
  const runner = start();
  const started = performance.now();
  runner.dispatch({ type: 'started', warmup: [] });
  await until(() => state.durable.modeState.run !== 'RECOVERING');
  const compareMs = performance.now() - started;
  quote(runner, symbols);
  for (let walk = 0; walk < REHEARSALS; walk += 1) rehearseStop(facts, clock.now());
  return {
    runner,
    state,
    venue,
    symbols,
    start: { loadMs: read - begun, connectMs: connected - read, compareMs },
    onRecorded: (listener) => void listeners.push(listener),
    // What closing tells may arm timers once more: they end last.
    close: async () => {
      await venue.close();
      runner.settle();
      runner.stopTimers();
      journal.close();
    },
  };
}

function journalIn(dir: string, clock: Clock, { audit }: Settings): SqliteJournal {
  const journal = openJournal({
    file: join(dir, 'desk.sqlite'),
    logId: 'bench',
    bootId: 'bench',
    app: 'bench',
    workspace: 'live',
    groupCommitMs: audit.groupCommitMs,
    telemetryMs: audit.telemetryMs,
    genesis: { ts: rfc3339(clock.now()), mono: '0', actor: engineActor('s-1') },
  });
  if (!journal.ok) throw new Error(journal.error.text);
  return journal.value;
}

async function venueOf(at: BenchVenue, symbols: readonly SymbolName[], clock: Clock): Promise<LiveVenue> {
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
  return opened.value;
}

/** One price each, so that the desk can mark what it holds. */
function quote(runner: Runner, symbols: readonly SymbolName[]): void {
  for (const symbol of symbols)
    runner.dispatch({
      type: 'market',
      event: { kind: 'tick', symbol, time: unixMs(Date.now()), last: '100', bid: '99.9', ask: '100.1' },
    });
}

/** As a desk does after its start. */
const REHEARSALS = 10;
const LONGEST_MS = 30_000;

/** Looks each millisecond, for half a minute at most. */
export async function until(holds: () => boolean): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  for await (const _tick of setInterval(1, undefined, { signal })) if (holds()) return;
}
