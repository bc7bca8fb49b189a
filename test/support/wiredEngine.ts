/** The engine in LIVE MINIMAL on a venue that answers over sockets, in real time: what `realEngine` is without one. */
import { createWallClock } from '../../src/main/adapters/clock/wallClock.ts';
import type { EngineCommand } from '../../src/main/engine/events.ts';
import type { EngineState } from '../../src/main/engine/state.ts';
import type { LiveVenue } from '../../src/main/ports/venue.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import { memoryJournal } from './memoryJournal.ts';
import { openLive } from './openLive.ts';
import { testSettings, WHOLE_SIZES } from './testDesk.ts';
import { commanded, headlessEngine, paperVenueFor } from './headlessEngine.ts';

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
  const paper = paperVenueFor({ instruments, clock, settings }, 'wired-engine');
  const { state, turn, start } = headlessEngine({
    clock,
    settings,
    instruments,
    venues: { PAPER: paper, LIVE: venue },
    journal: memoryJournal(),
  });
  openLive(turn('LIVE'), symbols);
  const runner = start();
  runner.dispatch({ type: 'started', warmup: [] });
  return {
    state,
    run: (command) => commanded(runner, command),
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
