/** The engine with nothing around it: state, facts and loop on the clock, the venues and the journal of whoever asks. Tests and benches add their world. */
import { openPaperVenue, type PaperVenue } from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import type { EngineCommand } from '../../src/main/engine/events.ts';
import { emptyLiveState, type FeedFacts, type Installed } from '../../src/main/engine/liveState.ts';
import { createRunner, type Runner, type RunnerListener, type RunnerPorts } from '../../src/main/engine/runner.ts';
import { emptyDurable, type Durable, type EngineState } from '../../src/main/engine/state.ts';
import { engineActor, noEffects, type EngineFacts, type Step } from '../../src/main/engine/step.ts';
import type { Clock } from '../../src/main/ports/clock.ts';
import type { Journal } from '../../src/main/ports/journal.ts';
import type { PaperState } from '../../src/main/ports/venue.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import type { Book } from '../../src/shared/model/mode.ts';
import type { Instrument } from '../../src/shared/model/instrument.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { money } from '../../src/shared/values/money.ts';
import { recordingLog } from './recordingLog.ts';

export interface HeadlessOptions {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly instruments: readonly Instrument[];
  readonly venues: RunnerPorts['venues'];
  readonly journal: Journal;
  /** A new record unless given. */
  readonly durable?: Durable;
  readonly installed?: readonly Installed[];
  readonly feed?: FeedFacts['kind'];
  /** Facts that are not those of an ordinary session. */
  readonly facts?: Partial<Pick<EngineFacts, 'configHash' | 'standInLive' | 'session' | 'app' | 'sha256'>>;
  readonly fund?: RunnerPorts['fund'];
  readonly whenSent?: NonNullable<RunnerPorts['whenSent']>;
  readonly stopMarker?: NonNullable<RunnerPorts['stopMarker']>;
  readonly listener?: Partial<RunnerListener>;
}

export interface HeadlessEngine {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  /** A turn beside the queue: what it records is folded, its effects go nowhere. */
  readonly turn: (book: Book) => Step;
  /** Hears the venues from now on; nothing is processed before. */
  readonly start: () => Runner;
}

/** State and facts at once, the loop when it is started. */
export function headlessEngine(options: HeadlessOptions): HeadlessEngine {
  const { clock, settings, instruments, venues, journal, installed = [], feed = 'live', listener = {} } = options;
  const state: EngineState = {
    durable: options.durable ?? emptyDurable(),
    live: emptyLiveState({
      feed: { kind: feed, label: 'test', interval: '1m', cadenceMs: 1_000 },
      instruments,
      bucket: fullBucket(clock.now(), settings.orders),
      installed,
    }),
  };
  const facts: EngineFacts = {
    settings,
    configHash: '0'.repeat(64),
    venues,
    standInLive: false,
    session: 's-1',
    app: 'test',
    host: 'headless',
    sha256: () => '0'.repeat(64),
    ...options.facts,
  };
  const { fund = () => undefined, whenSent, stopMarker } = options;
  const ports: RunnerPorts = {
    clock,
    journal,
    venues,
    notifier: { notify: () => undefined },
    logger: recordingLog(),
    fund,
    ...(whenSent === undefined ? {} : { whenSent }),
    ...(stopMarker === undefined ? {} : { stopMarker }),
  };
  const silent: RunnerListener = {
    activity: () => undefined,
    recorded: () => undefined,
    processed: () => undefined,
  };
  return {
    state,
    facts,
    turn: (book) => ({
      state,
      facts,
      at: clock.now(),
      mono: clock.mono().toString(),
      effects: noEffects(),
      book,
      actor: engineActor('s-1'),
    }),
    start: () => createRunner({ state, facts, ports, listener: { ...silent, ...listener } }),
  };
}

/** Gives the command to the loop as a person at the window would; throws where it is not answered. */
export function commanded(runner: Runner, command: EngineCommand): Result<unknown, Failure> {
  let answer: Result<unknown, Failure> | null = null;
  const actor = { type: 'user', id: 'ui', session: 'test' } as const;
  runner.dispatch({ type: 'command', command, actor, reply: (result) => (answer = result) });
  if (answer === null) throw new Error(`${command.name} was not answered`);
  return answer;
}

/** A simulated venue of perpetuals with 10,000 and nothing held, unless told otherwise. */
export const paperVenueFor = (
  { instruments, clock, settings }: Pick<HeadlessOptions, 'instruments' | 'clock' | 'settings'>,
  seed: string,
  { name = 'paper', state = EMPTY, nextTrade = 1 }: Partial<PaperStart> = {},
): PaperVenue =>
  openPaperVenue({ name, instruments, clock, settings: settings.paper, seed, state, market: 'PERP', nextTrade });

interface PaperStart {
  readonly name: string;
  readonly state: PaperState;
  readonly nextTrade: number;
}

const EMPTY: PaperState = { balance: money('10000'), positions: [], orders: [] };
