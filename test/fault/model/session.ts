/** One life of the desk's engine on the truth: its state folded from the journal on disk, as every start does it, until it is killed. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../../src/main/adapters/sqlite/openJournal.ts';
import type { SqliteJournal } from '../../../src/main/adapters/sqlite/sqliteJournal.ts';
import type { VirtualClock } from '../../../src/main/adapters/clock/virtualClock.ts';
import { openPaperVenue } from '../../../src/main/adapters/venue/paper/openPaperVenue.ts';
import { openMark } from '../../../src/main/compose/openMark.ts';
import { KNOWN_FILLS, knownFills } from '../../../src/main/desk/knownFills.ts';
import { loadState } from '../../../src/main/desk/loadState.ts';
import { fullBucket } from '../../../src/main/domain/pretrade/tokenBucket.ts';
import { encodeDurable } from '../../../src/main/engine/durableCodec.ts';
import type { EngineCommand } from '../../../src/main/engine/events.ts';
import { clearRestart } from '../../../src/main/engine/ladder/restartLevel.ts';
import { emptyLiveState } from '../../../src/main/engine/liveState.ts';
import { createRunner, type Runner } from '../../../src/main/engine/runner.ts';
import type { Durable, EngineState } from '../../../src/main/engine/state.ts';
import { engineActor, noEffects, type EngineFacts, type Step } from '../../../src/main/engine/step.ts';
import type { Journal } from '../../../src/main/ports/journal.ts';
import type { Result } from '../../../src/shared/base/result.ts';
import type { Failure } from '../../../src/shared/ipc/failure.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { symbolName, type SymbolName } from '../../../src/shared/values/ids.ts';
import { rfc3339, unixMs } from '../../../src/shared/values/time.ts';
import { buildInstrument } from '../../support/buildInstrument.ts';
import { openLive } from '../../support/openLive.ts';
import { recordingLog } from '../../support/recordingLog.ts';
import { SCRIPT_START } from '../../support/scriptedSource.ts';
import { testSettings, WHOLE_SIZES } from '../../support/testDesk.ts';
import { DeskLine, type LineState } from './deskLine.ts';
import { Mortality, mortalPorts } from './mortalPorts.ts';
import type { Seeded } from './seeded.ts';
import type { TruthVenue } from './truthVenue.ts';

const ofMarket = {
  PERP: [symbolName('BTC/USDT:USDT'), symbolName('ETH/USDT:USDT')],
  SPOT: [symbolName('BTC/USDT'), symbolName('ETH/USDT')],
} as const;
/** The two symbols of the run's market. */
export const symbolsOf = ({ truth }: Pick<World, 'truth'>): readonly [SymbolName, SymbolName] => ofMarket[truth.market];

const settings = testSettings(WHOLE_SIZES);
const instrumentsOf = (world: World) =>
  symbolsOf(world).map((symbol) =>
    buildInstrument({
      kind: world.truth.market,
      symbol,
      base: symbol.slice(0, 3),
      tick: '0.01',
      lot: '0.01',
      minQuantity: '0.01',
      maxQuantity: '10000',
      metadataAt: SCRIPT_START,
    }),
  );

/** A key that may trade and nothing else. */
const KEY = {
  venue: 'Model',
  keyValid: true,
  canTrade: true,
  canWithdraw: false,
  canTransfer: false,
  ipRestricted: true,
  isRegisteredAccount: true,
  environment: 'TESTNET',
  expectedEnvironment: 'TESTNET',
} as const;

export interface World {
  readonly clock: VirtualClock;
  readonly truth: TruthVenue;
  readonly line: LineState;
  /** What the desk has answered in any of its lives. */
  readonly answered: { stop: boolean };
  readonly random: Seeded;
  /** Symbols that somebody else traded. */
  readonly foreign: Set<SymbolName>;
  /** Folder of the run; each life has a folder of its own in it. */
  readonly folder: string;
}

export interface Session {
  readonly state: EngineState;
  readonly runner: Runner;
  readonly line: DeskLine;
  readonly life: Mortality;
  readonly journal: SqliteJournal;
  /** The state on disk when the life began. */
  readonly loaded: Durable;
  /** Number of the last entry that was promised to be on disk. */
  durableSeq(): number;
  /** Opens the session as every start does (SM-19). */
  start(): void;
  /** A price of every symbol now. */
  tick(): void;
  run(command: EngineCommand): Result<unknown, Failure>;
  /** Stores the folded state, as the desk does now and then. */
  saveSnapshot(): void;
  /** A person has looked at what the start left behind. */
  confirmRestart(): void;
}

/** File of a life's journal. */
const fileOf = (world: World, number: number): string => join(world.folder, `${number}.sqlite`);

/** What a killed process leaves on disk: everything committed, nothing queued. */
export function leaveDisk(world: World, number: number): void {
  for (const end of ['', '-wal']) {
    const from = `${fileOf(world, number)}${end}`;
    if (existsSync(from)) copyFileSync(from, `${fileOf(world, number + 1)}${end}`);
  }
}

/** Opens the life with that number, from 1, on what the one before left. */
export function openSession(world: World, number: number): Session {
  const { clock, truth, random } = world;
  const symbols = symbolsOf(world);
  const instruments = instrumentsOf(world);
  const life = new Mortality();
  const session = `s-${number}`;
  const opened = openJournal({
    file: fileOf(world, number),
    logId: 'fault-model',
    bootId: `boot-${number}`,
    app: 'test',
    workspace: 'live',
    groupCommitMs: settings.audit.groupCommitMs,
    telemetryMs: settings.audit.telemetryMs,
    genesis: { ts: rfc3339(clock.now()), mono: '0', actor: engineActor(session) },
    setTimer: (delayMs, fire) =>
      clock.schedule(unixMs(clock.now() + delayMs), () => {
        if (!life.isDead) fire();
      }),
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const journal = opened.value;
  const loaded = loadState(journal);
  if (!loaded.ok) throw new Error(loaded.error.text);
  const { durable } = loaded.value;
  const known = knownFills(journal.history.recentEntries(['FILL'], KNOWN_FILLS), durable);
  const line = new DeskLine({
    truth,
    clock,
    random,
    state: world.line,
    symbols,
    since: known.until,
    isAlive: () => !life.isDead,
  });
  const paper = openPaperVenue({
    name: 'paper',
    instruments,
    clock,
    settings: settings.paper,
    seed: 'fault-model',
    state: { balance: durable.books.PAPER.cash, positions: [], orders: [] },
    market: truth.market,
    nextTrade: 1,
  });
  const state: EngineState = {
    durable,
    live: emptyLiveState({
      feed: { kind: 'live', label: 'model', interval: '1m', cadenceMs: 1_000 },
      instruments,
      bucket: fullBucket(clock.now(), settings.orders),
      installed: [],
    }),
  };
  for (const id of [...loaded.value.seenTrades, ...known.trades]) state.live.seenTrades.add(id);
  const venues = { PAPER: paper, LIVE: line };
  const facts: EngineFacts = {
    settings,
    configHash: '0'.repeat(64),
    venues,
    standInLive: false,
    session,
    app: 'test',
    host: 'headless',
    sha256: () => '0'.repeat(64),
  };
  const mark = openMark(join(world.folder, 'desk.sqlite'), durable, recordingLog());
  let promised = journal.head().seq;
  const promising: Journal = {
    ...portOf(journal),
    append: (drafts, durability) => {
      const appended = journal.append(drafts, durability);
      if (appended.ok && durability === 'A') promised = appended.value.seq;
      return appended;
    },
  };
  const runner = createRunner({
    state,
    facts,
    ports: mortalPorts(
      {
        clock,
        journal: promising,
        venues,
        notifier: { notify: () => undefined },
        logger: recordingLog(),
        fund: () => undefined,
        // Requests of a stop leave first: a process that dies in between leaves them at the venue and not in its journal.
        stopMarker: mark.marker,
        whenSent: (work) => void clock.schedule(unixMs(clock.now() + 1), work),
      },
      life,
    ),
    listener: { activity: () => undefined, recorded: () => undefined, processed: () => undefined },
  });
  const turn = (): Step => ({
    state,
    facts,
    at: clock.now(),
    mono: clock.mono().toString(),
    effects: noEffects(),
    book: 'LIVE',
    actor: engineActor(session),
  });
  const tick = (): void => {
    line.beat();
    state.live.venue.credentials = { ...KEY, checkedAt: clock.now() };
    for (const symbol of symbols) {
      const last = truth.priceOf(symbol);
      const [bid, ask] = [decimalText(last.minus('0.01')), decimalText(last.plus('0.01'))];
      const time = clock.now();
      runner.dispatch({
        type: 'market',
        event: { kind: 'depth', symbol, time, bids: [[bid, '1000']], asks: [[ask, '1000']] },
      });
      runner.dispatch({ type: 'market', event: { kind: 'tick', symbol, time, last: decimalText(last), bid, ask } });
    }
  };
  const recordNow = (work: (step: Step) => void): void => {
    const step = turn();
    work(step);
    const written = journal.append(step.effects.drafts, 'A');
    if (!written.ok) throw new Error(written.error.text);
  };
  if (number === 1) recordNow((step) => openLive(step, symbols));
  return {
    start: () => {
      tick();
      const warmup = symbols.map((symbol) => ({ symbol, interval: '1m', candles: [bar(clock)] }) as const);
      runner.dispatch({ type: 'started', warmup, lostStop: mark.lost });
    },
    state,
    runner,
    line,
    life,
    journal,
    loaded: durable,
    durableSeq: () => promised,
    tick,
    saveSnapshot: () => {
      journal.saveSnapshot({ seq: journal.head().seq, state: encodeDurable(state.durable) });
    },
    confirmRestart: () => recordNow((step) => clearRestart(step, 'the model looked')),
    run: (command) => {
      let answer: Result<unknown, Failure> | null = null;
      const reply = (result: Result<unknown, Failure>): void => {
        answer = result;
        if (command.name === 'emergencyStop' && result.ok) world.answered.stop = true;
      };
      const actor = { type: 'user', id: 'ui', session: 'test' } as const;
      runner.dispatch({ type: 'command', command, actor, reply });
      if (answer === null) throw new Error(`${command.name} was not answered`);
      return answer;
    },
  };
}

const portOf = (journal: Journal): Journal => ({
  append: (drafts, durability) => journal.append(drafts, durability),
  flush: () => journal.flush(),
  head: () => journal.head(),
  entries: (after) => journal.entries(after),
  snapshot: () => journal.snapshot(),
  saveSnapshot: (snapshot) => journal.saveSnapshot(snapshot),
  verify: () => journal.verify(),
  close: () => journal.close(),
});

const bar = (clock: VirtualClock) => ({
  openTime: unixMs(clock.now() - 60_000),
  open: '100',
  high: '100',
  low: '100',
  close: '100',
  volume: '1000000',
});
