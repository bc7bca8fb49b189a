/** Puts a desk together for any host: settings, source, workspace, journal, state, venue, engine. Every refusal is one message. */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Book } from '../../shared/model/mode.ts';
import { isTerminal } from '../../shared/model/order.ts';
import { workspaceOf } from '../../shared/model/venueAccount.ts';
import type { Settings } from '../../shared/settings.ts';
import { money } from '../../shared/values/money.ts';
import { unixMs, type UnixMs } from '../../shared/values/time.ts';
import { createVirtualClock } from '../adapters/clock/virtualClock.ts';
import { createWallClock } from '../adapters/clock/wallClock.ts';
import type { SqliteJournal } from '../adapters/sqlite/sqliteJournal.ts';
import { openSystemSampler } from '../adapters/system/openSystemSampler.ts';
import { openStepUp } from '../adapters/stepUp/openStepUp.ts';
import { whenSent } from '../adapters/venue/whenSent.ts';
import { openPaperVenue, type PaperVenue } from '../adapters/venue/paper/openPaperVenue.ts';
import { createDesk } from '../desk/createDesk.ts';
import type { Desk } from '../desk/desk.ts';
import { KNOWN_FILLS, knownFills } from '../desk/knownFills.ts';
import { loadState, type LoadedState } from '../desk/loadState.ts';
import { warmStop } from '../desk/warmStop.ts';
import { fullBucket } from '../domain/pretrade/tokenBucket.ts';
import type { RunnerPorts } from '../engine/runner.ts';
import { emptyLiveState } from '../engine/liveState.ts';
import type { EngineState } from '../engine/state.ts';
import type { EngineFacts } from '../engine/step.ts';
import type { Clock } from '../ports/clock.ts';
import type { Backtests } from '../desk/backtests.ts';
import type { BacktestMarket } from '../ports/backtests.ts';
import { openBacktests } from './openBacktests.ts';
import type { DrillRunner } from '../ports/drills.ts';
import type { Logger } from '../ports/logger.ts';
import type { MarketEvent, MarketSource } from '../ports/marketFeed.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { OwnerPrompt } from '../ports/stepUp.ts';
import type { Vault } from '../ports/vault.ts';
import type { OpenLiveVenue } from '../ports/venue.ts';
import type { StartWatchdog } from '../ports/watchdog.ts';
import { foundIn } from './foundIn.ts';
import { installStrategies } from './installStrategies.ts';
import { openMark } from './openMark.ts';
import { openLiveVenue, type LiveVenueParts } from './openLiveVenue.ts';
import { openWorkspaceJournal } from './openWorkspaceJournal.ts';
import { readLogs } from './readLogs.ts';
import { recordSettings } from './recordSettings.ts';
import { settingsInForce } from './settingsInForce.ts';
import type { StartFailure } from './startFailure.ts';
import { APP_VERSION } from './version.ts';
import { workspaceFile, workspaceName } from './workspaceFile.ts';

export interface OpenDeskOptions {
  readonly dataDir: string;
  readonly settings: Settings;
  readonly source: MarketSource;
  readonly host: EngineFacts['host'];
  readonly notifier: Notifier;
  readonly logger: Logger;
  /** Feed milliseconds per wall millisecond; null is full speed. Ignored for a live feed. */
  readonly speed: number | null;
  readonly paused: boolean;
  /** Where a new replay workspace starts; null for the beginning of the data. */
  readonly from: UnixMs | null;
  /** Rehearses the live rungs against a second simulated venue; never with a live feed. */
  readonly standInLive?: boolean;
  /** What the machine can ask of its owner; without it only the passphrase proves who is there. */
  readonly ownerPrompt?: OwnerPrompt | null;
  /** Where exchange keys are kept; the keychain of this machine where none is given. */
  readonly vault?: Vault;
  /** Opens real venues; tests give their own. */
  readonly openVenue?: OpenLiveVenue;
  /** Starts the process that watches over the live account; nobody does where none is given. */
  readonly startWatchdog?: StartWatchdog;
  /** What backtests run on: the data this desk plays; null or absent for a live feed. */
  readonly backtestMarket?: BacktestMarket | null;
  /** Plays scenario drills apart from this desk; without one there are none. */
  readonly drills?: DrillRunner;
}

export interface OpenedDesk {
  readonly desk: Desk;
  /** For tests, benches and headless runs: the same objects the desk works with. */
  readonly clock: Clock;
  readonly journal: SqliteJournal;
  readonly state: EngineState;
  readonly databaseFile: string;
  /** The simulated venue of the paper book. */
  readonly paper: PaperVenue;
  /** The simulated venue of the live rungs; null unless it was asked for. */
  readonly standIn: PaperVenue | null;
}

/** Opens the desk's workspace and starts the desk in it. */
export async function openDesk(options: OpenDeskOptions): Promise<Result<OpenedDesk, StartFailure>> {
  const { source } = options;
  const isLive = source.mode === 'push';
  const databaseFile = workspaceFile(options, sha256);
  const at = isLive ? null : startTime(options);
  const opened = openWorkspaceJournal({ file: databaseFile, source, settings: options.settings, at });
  if (!opened.ok) return opened;
  const { journal } = opened.value;
  const verification = journal.verify();
  const loaded = loadState(journal);
  if (!loaded.ok) {
    journal.close();
    return err({
      code: loaded.error.code,
      text: `${loaded.error.text} Found in ${databaseFile}. Keep the folder as evidence and start with another --data folder.`,
    });
  }
  return ok(await start(options, { ...opened.value, databaseFile, verification, loaded: loaded.value }));
}

interface Workspace {
  readonly journal: SqliteJournal;
  readonly session: string;
  readonly databaseFile: string;
  readonly verification: ReturnType<SqliteJournal['verify']>;
  readonly loaded: LoadedState;
}

/** Starts the desk in a workspace that was opened and folded: settings, clock, venues, engine. */
async function start(options: OpenDeskOptions, workspace: Workspace): Promise<OpenedDesk> {
  const { source } = options;
  const { journal, session, databaseFile, verification, loaded } = workspace;
  const isLive = source.mode === 'push';
  const resumeAt = unixMs(Math.max(loaded.durable.lastAt, startTime(options)));
  const clock = isLive ? createWallClock() : createVirtualClock(resumeAt);
  if (source.mode === 'pull') await source.seek(resumeAt);
  const inForce = settingsInForce(journal, options.settings, { durable: loaded.durable, sha256 });
  const settled = { ...options, settings: inForce.settings };
  const { venues, live, state } = openBooks(settled, clock, workspace);
  const mark = isLive ? openMark(databaseFile, loaded.durable, options.logger) : null;
  const facts: EngineFacts = {
    ...engineFacts(settled, { session, configHash: inForce.hash }),
    venues: venueFacts(venues, live, workspaceName(options.dataDir)),
    standInLive: venues.LIVE !== null,
  };
  recordSettings(journal, inForce, { at: clock.now(), session });
  const desk = await createDesk({
    state,
    facts,
    ports: {
      clock,
      journal,
      venues: { PAPER: venues.PAPER, LIVE: venues.LIVE ?? (isLive ? live.venue : null) },
      notifier: options.notifier,
      logger: options.logger,
      fund: fundOf(venues),
      // A replay plays its own venue, in its own time.
      ...(mark === null ? {} : { whenSent, stopMarker: mark.marker }),
    },
    source,
    beforeEngine: priceBoth(venues),
    workspace: isLive ? 'live' : 'replay',
    drills: options.drills ?? null,
    openBacktests: backtestsOf(options),
    ...readable(journal),
    playback: { speed: options.speed, paused: options.paused },
    sampler: isLive ? openSystemSampler(options.dataDir) : null,
    stepUp: openStepUp({ dataDir: options.dataDir, prompt: options.ownerPrompt ?? null, now: () => performance.now() }),
    keeper: live.keeper,
    guard: live.guard,
    lostStop: mark?.lost ?? null,
    settingsHeld: inForce.held,
    ...foundIn(verification),
  });
  if (isLive) warmStop(facts, clock, options.logger);
  return { desk, clock, journal, state, databaseFile, paper: venues.PAPER, standIn: venues.LIVE };
}

/** The venues of both books, and the engine's state with what is known of their fills. */
function openBooks(options: OpenDeskOptions, clock: Clock, { journal, loaded }: Workspace) {
  const known = knownFills(journal.history.recentEntries(['FILL'], KNOWN_FILLS), loaded.durable);
  // A live book that was never opened has missed nothing.
  const knownUntil = loaded.durable.books.LIVE.opened ? known.until : clock.now();
  const seenTrades = new Set([...loaded.seenTrades, ...known.trades]);
  return {
    venues: openVenues(options, clock, loaded),
    live: liveVenueOf(options, clock, knownUntil),
    state: engineState(options, { ...loaded, seenTrades }, clock.now()),
  };
}

/** Simulated venues see a price before the engine does. */
const priceBoth =
  ({ PAPER, LIVE }: DeskVenues) =>
  (event: MarketEvent): void => {
    PAPER.onMarket(event);
    LIVE?.onMarket(event);
  };

/** A live account is funded before a desk trades it, and so is its stand-in. */
const fundOf =
  ({ PAPER }: DeskVenues): RunnerPorts['fund'] =>
  (book, amount) => {
    if (book === 'PAPER') PAPER.credit(amount);
  };

const liveVenueOf = (options: OpenDeskOptions, clock: Clock, knownUntil: UnixMs): LiveVenueParts =>
  openLiveVenue({
    dataDir: options.dataDir,
    source: options.source,
    vault: options.vault ?? null,
    openVenue: options.openVenue ?? null,
    startWatchdog: options.startWatchdog ?? null,
    settings: options.settings.emergency,
    clock,
    logger: options.logger,
    knownUntil,
    sha256,
  });

/**
 * The live book has a venue as soon as one is set up, connected or not: one whose record is this one. An account with a record of its own is traded
 * after a restart.
 */
const venueFacts = (venues: DeskVenues, { venue }: LiveVenueParts, workspace: string): EngineFacts['venues'] => ({
  PAPER: venues.PAPER,
  get LIVE() {
    const { account } = venue;
    return venues.LIVE ?? (account !== null && workspaceOf(account) === workspace ? venue : null);
  },
});

const backtestsOf =
  ({ dataDir, backtestMarket }: OpenDeskOptions) =>
  (facts: EngineFacts, onChange: () => void): Backtests =>
    openBacktests({ dataDir, market: backtestMarket ?? null, facts, onChange });

/** What of the past can be read while the desk runs. */
const readable = (journal: SqliteJournal) => ({
  logs: readLogs(journal),
  readJournal: (to: number, limit: number) => journal.history.storedLines(to, limit),
});

function startTime({ source, from }: OpenDeskOptions): UnixMs {
  if (source.mode === 'push') return unixMs(0);
  return from ?? source.description.from ?? unixMs(0);
}

function engineFacts(
  options: OpenDeskOptions,
  { session, configHash }: { readonly session: string; readonly configHash: string },
): Omit<EngineFacts, 'venues' | 'standInLive'> {
  return {
    settings: options.settings,
    configHash,
    session,
    app: APP_VERSION,
    host: options.host,
    sha256,
  };
}

interface DeskVenues {
  readonly PAPER: PaperVenue;
  readonly LIVE: PaperVenue | null;
}

/** The paper venue, and where the ladder is rehearsed a second one of the same kind with a wallet of its own. */
function openVenues(options: OpenDeskOptions, clock: Clock, { durable }: LoadedState): DeskVenues {
  const { source, settings } = options;
  const open = (book: Book): PaperVenue => {
    const { opened, cash, positions, orders, counters } = durable.books[book];
    return openPaperVenue({
      name: book === 'PAPER' ? 'paper' : 'stand-in',
      instruments: source.description.instruments,
      clock,
      settings: settings.paper,
      seed: book === 'PAPER' ? source.description.fingerprint : `${source.description.fingerprint}:live`,
      state: {
        balance: book === 'LIVE' && !opened ? money(settings.paper.equity) : cash,
        positions: [...positions.values()],
        orders: [...orders.values()].filter((order) => !isTerminal(order.status)),
      },
      market: 'PERP',
      nextTrade: counters.fill + 1,
      ...(book === 'LIVE' ? { heartbeatMs: settings.latency.probeMs } : {}),
    });
  };
  return { PAPER: open('PAPER'), LIVE: options.standInLive === true && source.mode === 'pull' ? open('LIVE') : null };
}

function engineState({ source, settings }: OpenDeskOptions, loaded: LoadedState, now: UnixMs): EngineState {
  const { kind, label, interval, cadenceMs, instruments } = source.description;
  const live = emptyLiveState({
    feed: { kind, label, interval, cadenceMs },
    instruments,
    bucket: fullBucket(now, settings.orders),
    installed: installStrategies(interval, sha256),
  });
  for (const id of loaded.seenTrades) live.seenTrades.add(id);
  return { durable: loaded.durable, live };
}

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
