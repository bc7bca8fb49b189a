/** Engine, paper venue and clock of one backtest: the desk's own, with a sink in the place of the journal. */
import { createHash } from 'node:crypto';
import { money } from '../../../shared/values/money.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import { MINUTE_MS, type UnixMs } from '../../../shared/values/time.ts';
import type { Settings } from '../../../shared/settings.ts';
import { openPaperVenue, type PaperVenue } from '../../adapters/venue/paper/openPaperVenue.ts';
import { fullBucket } from '../../domain/pretrade/tokenBucket.ts';
import type { BookState } from '../../engine/books.ts';
import type { EngineCommand } from '../../engine/events.ts';
import { COMPARE_MS } from '../../engine/breaker/comparePoll.ts';
import { healthPeriodMs } from '../../engine/breaker/healthTimer.ts';
import { evaluationPeriodMs } from '../../engine/correlation/evaluations.ts';
import { emptyLiveState, type Installed } from '../../engine/liveState.ts';
import { createRunner, type Runner } from '../../engine/runner.ts';
import { emptyDurable, type EngineState } from '../../engine/state.ts';
import type { EngineFacts, EntrySink } from '../../engine/step.ts';
import type { FeedDescription } from '../../ports/marketFeed.ts';
import { BacktestClock } from './backtestClock.ts';

export interface SessionOptions {
  readonly description: Pick<FeedDescription, 'instruments' | 'label' | 'interval' | 'cadenceMs'>;
  readonly settings: Settings;
  readonly installed: Installed;
  /** Names the run's randomness: the delays of the simulated venue. */
  readonly seed: string;
  readonly start: UnixMs;
  readonly app: string;
  readonly sink: EntrySink;
  /** Called after each event of the engine, with its effects under way. */
  readonly onTurn: () => void;
  /** Called when an event of the engine threw: a bug, which ends the run. */
  readonly onFault: (text: string) => void;
}

/** The one book of a backtest. */
export const bookOf = ({ durable }: EngineState): BookState => durable.books.PAPER;

export interface Session {
  readonly clock: BacktestClock;
  readonly venue: PaperVenue;
  readonly runner: Runner;
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly settings: Settings;
  readonly installed: Installed;
  /** Gives a command as a person would; false when it was refused. */
  command(command: EngineCommand): boolean;
}

/** Opens the session at its start, with an empty book in SETUP. */
export function openSession(options: SessionOptions): Session {
  const { description, settings, installed } = options;
  const { interval, cadenceMs } = description;
  const clock = new BacktestClock(options.start, new Map(Object.entries(periods(settings, cadenceMs))));
  const venue = openPaperVenue({
    name: 'paper',
    instruments: description.instruments,
    clock,
    settings: settings.paper,
    seed: options.seed,
    state: { balance: money(ZERO), positions: [], orders: [] },
    market: 'PERP',
    nextTrade: 1,
  });
  const state: EngineState = {
    durable: emptyDurable(),
    live: emptyLiveState({
      feed: { kind: 'replay', label: description.label, interval, cadenceMs },
      instruments: description.instruments,
      bucket: fullBucket(clock.now(), settings.orders),
      installed: [installed],
    }),
  };
  const facts: EngineFacts = {
    settings,
    configHash: sha256(JSON.stringify(settings)),
    venues: { PAPER: venue, LIVE: null },
    standInLive: false,
    session: 'backtest',
    app: options.app,
    host: 'headless',
    sha256,
    sink: options.sink,
  };
  const runner = openRunner(options, { clock, venue, state, facts });
  return { clock, venue, runner, state, facts, settings, installed, command: (command) => give(runner, command) };
}

type Opened = Pick<Session, 'clock' | 'venue' | 'state' | 'facts'>;

/** The desk's own loop on ports that keep nothing. */
function openRunner(options: SessionOptions, { clock, venue, state, facts }: Opened): Runner {
  return createRunner({
    state,
    facts,
    ports: {
      clock,
      journal: NO_JOURNAL,
      venues: { PAPER: venue, LIVE: null },
      notifier: { notify: () => undefined },
      logger: {
        info: () => undefined,
        warn: () => undefined,
        error: (message, fields) => options.onFault(`${message}: ${JSON.stringify(fields)}`),
      },
      fund: (_book, amount) => venue.credit(amount),
    },
    listener: { activity: () => undefined, recorded: () => undefined, processed: options.onTurn },
  });
}

const periods = (settings: Settings, cadenceMs: number): Readonly<Record<string, number>> => ({
  sample: MINUTE_MS,
  health: healthPeriodMs(cadenceMs),
  correlation: evaluationPeriodMs(settings),
  // A simulated venue on recorded prices is not asked.
  compare: COMPARE_MS,
});

function give(runner: Runner, command: EngineCommand): boolean {
  let accepted = false;
  const actor = { type: 'user', id: 'backtest', session: 'backtest' } as const;
  runner.dispatch({ type: 'command', command, actor, reply: (result) => (accepted = result.ok) });
  return accepted;
}

const HEAD = { ok: true, value: { seq: -1, hash: '0'.repeat(64) } } as const;
/** Entries go to the sink, so that nothing ever reaches this one. */
const NO_JOURNAL = {
  append: () => HEAD,
  flush: () => HEAD,
  head: () => HEAD.value,
  entries: () => [],
  snapshot: () => null,
  saveSnapshot: () => HEAD,
  verify: () => ({ ok: true, entries: 0, from: 0, to: -1, head: HEAD.value.hash, findings: [], durationMs: 0 }),
  close: () => undefined,
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
