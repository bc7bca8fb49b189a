/** The engine in LIVE MINIMAL on a venue that answers over sockets, in real time: what `realEngine` is without one. */
import { createWallClock } from '../../src/main/adapters/clock/wallClock.ts';
import { openPaperVenue } from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import type { EngineCommand } from '../../src/main/engine/events.ts';
import { emptyLiveState } from '../../src/main/engine/liveState.ts';
import { createRunner } from '../../src/main/engine/runner.ts';
import { emptyDurable, type EngineState } from '../../src/main/engine/state.ts';
import { engineActor, noEffects, type EngineFacts } from '../../src/main/engine/step.ts';
import type { LiveVenue } from '../../src/main/ports/venue.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import { money } from '../../src/shared/values/money.ts';
import { memoryJournal } from './memoryJournal.ts';
import { openLive } from './realEngine.ts';
import { recordingLog } from './recordingLog.ts';
import { testSettings, WHOLE_SIZES } from './testDesk.ts';

export interface WiredEngine {
  readonly state: EngineState;
  run(command: EngineCommand): Result<unknown, Failure>;
  /** Asks the venue what it has now. */
  compare(): void;
  /** A price of every symbol. */
  tick(last: string): void;
  close(): void;
}

/** The desk after its start; it compares with the venue at once. */
export function wiredEngine(venue: LiveVenue): WiredEngine {
  const clock = createWallClock();
  const settings = testSettings(WHOLE_SIZES);
  const instruments = venue.instruments();
  const symbols = instruments.map(({ symbol }) => symbol);
  const paper = openPaperVenue({
    name: 'paper',
    instruments,
    clock,
    settings: settings.paper,
    seed: 'wired-engine',
    state: { balance: money('10000'), positions: [], orders: [] },
    market: 'PERP',
    nextTrade: 1,
  });
  const feed = { kind: 'live', label: 'test', interval: '1m', cadenceMs: 1_000 } as const;
  const bucket = fullBucket(clock.now(), settings.orders);
  const state: EngineState = {
    durable: emptyDurable(),
    live: emptyLiveState({ feed, instruments, bucket, installed: [] }),
  };
  const venues = { PAPER: paper, LIVE: venue };
  const facts: EngineFacts = {
    settings,
    configHash: '0'.repeat(64),
    venues,
    standInLive: false,
    session: 's-1',
    app: 'test',
    host: 'headless',
    sha256: () => '0'.repeat(64),
  };
  const turn = { state, facts, at: clock.now(), mono: '0', effects: noEffects(), actor: engineActor('s-1') };
  openLive({ ...turn, book: 'LIVE' }, symbols);
  const runner = createRunner({
    state,
    facts,
    ports: {
      clock,
      journal: memoryJournal(),
      venues,
      notifier: { notify: () => undefined },
      logger: recordingLog(),
      fund: () => undefined,
    },
    listener: { activity: () => undefined, recorded: () => undefined, processed: () => undefined },
  });
  runner.dispatch({ type: 'started', warmup: [] });
  return {
    state,
    run: (command) => {
      let answer: Result<unknown, Failure> | null = null;
      const actor = { type: 'user', id: 'ui', session: 'test' } as const;
      runner.dispatch({ type: 'command', command, actor, reply: (result) => (answer = result) });
      if (answer === null) throw new Error(`${command.name} was not answered`);
      return answer;
    },
    compare: () => runner.dispatch({ type: 'timer', name: 'compare' }),
    tick: (last) => {
      for (const symbol of symbols)
        runner.dispatch({
          type: 'market',
          event: { kind: 'tick', symbol, time: clock.now(), last, bid: last, ask: last },
        });
    },
    close: () => runner.stopTimers(),
  };
}
