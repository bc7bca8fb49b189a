/** The engine alone with a paper venue behind a bad line, a journal that can fail, and a clock the test moves. */
import { createVirtualClock } from '../../src/main/adapters/clock/virtualClock.ts';
import type { PaperVenue } from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import type { ActivityNote, EngineCommand } from '../../src/main/engine/events.ts';
import type { Runner } from '../../src/main/engine/runner.ts';
import type { EngineState } from '../../src/main/engine/state.ts';
import type { EngineFacts } from '../../src/main/engine/step.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { unixMs, type UnixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { faultyVenue, type FaultyVenue } from './faultyVenue.ts';
import { memoryJournal, type MemoryJournal } from './memoryJournal.ts';
import { SCRIPT_START } from './scriptedSource.ts';
import { testSettings, WHOLE_SIZES } from './testDesk.ts';
import { commanded, headlessEngine, paperVenueFor } from './headlessEngine.ts';
import { minuteCandle } from './minuteCandle.ts';

export interface TestEngine {
  readonly runner: Runner;
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly venue: FaultyVenue;
  /** The venue behind the line: deposits, withdrawals and delays are made here. */
  readonly paper: PaperVenue;
  readonly journal: MemoryJournal;
  readonly notes: readonly ActivityNote[];
  /** Lets time pass with the price standing, a tick each second. */
  pass(ms: number): void;
  price(symbol: string, last: string): void;
  /** Lets time pass without a tick. */
  silence(ms: number): void;
  /** A print that the desk sees and the venue does not; the price of the other ticks stands. */
  misprint(last: string): void;
  run(command: EngineCommand): Result<unknown, Failure>;
}

export const SYMBOL = 'BTC/USDT';

/** A running paper book of 10,000 with one symbol at 100.00. */
export function testEngine(options: { readonly settings?: object; readonly start?: UnixMs } = {}): TestEngine {
  const start = options.start ?? SCRIPT_START;
  const clock = createVirtualClock(start);
  const settings = testSettings({ ...WHOLE_SIZES, ...options.settings });
  const instrument = buildInstrument({
    symbol: SYMBOL,
    tick: '0.01',
    lot: '0.01',
    minQuantity: '0.01',
    maxQuantity: '10000',
    metadataAt: start,
  });
  const paper = paperVenueFor({ instruments: [instrument], clock, settings }, 'engine-test', {
    state: { balance: money('0'), positions: [], orders: [] },
  });
  const venue = faultyVenue(paper, clock);
  const journal = memoryJournal();
  const notes: ActivityNote[] = [];
  const {
    state,
    facts,
    start: startLoop,
  } = headlessEngine({
    clock,
    settings,
    instruments: [instrument],
    venues: { PAPER: venue, LIVE: null },
    journal,
    fund: (_, amount) => paper.credit(amount),
    listener: { activity: (each) => void notes.push(each) },
  });
  const runner = startLoop();
  let last = '100.00';
  const tickOf = (symbol: string, at: string) =>
    ({ kind: 'tick', symbol: symbolName(symbol), time: clock.now(), last: at, bid: null, ask: null }) as const;
  const tick = (symbol: string): void => {
    const event = tickOf(symbol, last);
    paper.onMarket(event);
    runner.dispatch({ type: 'market', event });
  };
  const engine: TestEngine = {
    runner,
    state,
    facts,
    venue,
    paper,
    journal,
    notes,
    pass: (ms) => {
      const end = clock.now() + ms;
      while (clock.now() < end) {
        clock.advanceTo(unixMs(Math.min(end, clock.now() + 1_000)));
        tick(SYMBOL);
      }
    },
    price: (symbol, next) => {
      last = next;
      tick(symbol);
    },
    silence: (ms) => clock.advanceTo(unixMs(clock.now() + ms)),
    misprint: (print) => runner.dispatch({ type: 'market', event: tickOf(SYMBOL, print) }),
    run: (command) => commanded(runner, command),
  };
  runner.dispatch({
    type: 'started',
    warmup: [{ symbol: symbolName(SYMBOL), interval: '1m', candles: [minuteCandle(start)] }],
  });
  engine.pass(1_000);
  engine.run({ name: 'enterPaper', input: { equity: '10000' } });
  engine.pass(1_000);
  return engine;
}

/** A market entry of 1.00 with its stop at 97.00. */
export const entryTicket = (
  over: Partial<Extract<EngineCommand, { name: 'placeOrder' }>['input']> = {},
): EngineCommand => ({
  name: 'placeOrder',
  input: {
    symbol: SYMBOL,
    side: 'BUY',
    type: 'MARKET',
    entry: null,
    stop: '97.00',
    autoStop: false,
    quantity: '1.00',
    timeInForce: 'GTC',
    postOnly: false,
    ...over,
  },
});
