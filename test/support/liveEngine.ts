/** The engine in a live mode with its paper shadow: two simulated venues behind lines of their own, one symbol, a clock the test moves. */
import { createVirtualClock } from '../../src/main/adapters/clock/virtualClock.ts';
import type { PaperVenue } from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import { submitEntry } from '../../src/main/engine/entries.ts';
import type { EngineCommand } from '../../src/main/engine/events.ts';
import type { Installed } from '../../src/main/engine/liveState.ts';
import { emptyDurable, type Durable, type EngineState } from '../../src/main/engine/state.ts';
import type { Step } from '../../src/main/engine/step.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import type { Book } from '../../src/shared/model/mode.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { price } from '../../src/shared/values/price.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { faultyVenue, type FaultyVenue } from './faultyVenue.ts';
import { memoryJournal } from './memoryJournal.ts';
import { SCRIPT_START } from './scriptedSource.ts';
import { testSettings, WHOLE_SIZES } from './testDesk.ts';
import { commanded, headlessEngine, paperVenueFor } from './headlessEngine.ts';
import { minuteCandle } from './minuteCandle.ts';
import { openLive } from './openLive.ts';

export interface LiveEngine {
  readonly state: EngineState;
  /** A turn beside the queue, as questions are answered. */
  turn(): Step;
  readonly venues: Readonly<Record<Book, FaultyVenue>>;
  readonly papers: Readonly<Record<Book, PaperVenue>>;
  /** Lets time pass with the price standing, a tick each second. */
  pass(ms: number): void;
  run(command: EngineCommand): Result<unknown, Failure>;
  /** Closes a minute bar at 100, on which installed strategies decide. */
  closeBar(): void;
  /** A market entry of a quantity in one of the books, with its stop at 97. */
  enter(book: Book, size: string): void;
}

export const LIVE_SYMBOL = symbolName('BTC/USDT');

/** Both books open with 10,000 each in LIVE_MINIMAL, the symbol at 100; or a session that starts again on the durable state of one before. */
export function liveEngine(
  before: { readonly durable: Durable; readonly at: number } | null = null,
  installed: readonly Installed[] = [],
): LiveEngine {
  const clock = createVirtualClock(unixMs(before?.at ?? SCRIPT_START));
  const settings = testSettings(WHOLE_SIZES);
  const instrument = buildInstrument({
    symbol: LIVE_SYMBOL,
    tick: '0.01',
    lot: '0.01',
    minQuantity: '0.01',
    maxQuantity: '10000',
    metadataAt: SCRIPT_START,
  });
  const durable = before?.durable ?? emptyDurable();
  const open = (book: Book): PaperVenue => {
    const { cash: balance, positions, orders, counters } = durable.books[book];
    return paperVenueFor({ instruments: [instrument], clock, settings }, `live-engine:${book}`, {
      name: book.toLowerCase(),
      state: { balance, positions: [...positions.values()], orders: [...orders.values()] },
      nextTrade: counters.fill + 1,
    });
  };
  const papers = { PAPER: open('PAPER'), LIVE: open('LIVE') };
  const venues = { PAPER: faultyVenue(papers.PAPER, clock), LIVE: faultyVenue(papers.LIVE, clock) };
  const { state, turn, start } = headlessEngine({
    clock,
    settings,
    instruments: [instrument],
    venues,
    journal: memoryJournal(),
    durable,
    installed,
    facts: { standInLive: true },
    fund: (book, amount) => papers[book].credit(amount),
  });
  const runner = start();
  const tick = (): void => {
    const event = { kind: 'tick', symbol: LIVE_SYMBOL, time: clock.now(), last: '100', bid: null, ask: null } as const;
    papers.PAPER.onMarket(event);
    papers.LIVE.onMarket(event);
    runner.dispatch({ type: 'market', event });
  };
  const run: LiveEngine['run'] = (command) => commanded(runner, command);
  const engine: LiveEngine = {
    state,
    turn: () => turn('LIVE'),
    venues,
    papers,
    run,
    pass: (ms) => {
      const end = clock.now() + ms;
      while (clock.now() < end) {
        clock.advanceTo(unixMs(Math.min(end, clock.now() + 1_000)));
        tick();
      }
    },
    closeBar: () => {
      const time = unixMs((Math.floor(clock.now() / 60_000) + 1) * 60_000);
      engine.pass(time - clock.now());
      runner.dispatch({
        type: 'market',
        event: { kind: 'candle', symbol: LIVE_SYMBOL, time, interval: '1m', candle: minuteCandle(time) },
      });
      engine.pass(2_000);
    },
    enter: (book, size) => {
      const step = turn(book);
      const placed = submitEntry(step, {
        symbol: LIVE_SYMBOL,
        side: 'BUY',
        type: 'MARKET',
        limitPrice: null,
        stop: price('97'),
        quantityCap: quantity(size),
        timeInForce: 'GTC',
        postOnly: false,
        source: 'manual',
        signalId: `test:${book}:${clock.now()}`,
        reason: 'test',
        signalUsed: false,
      });
      if (!placed.ok) throw new Error(placed.error.message);
      for (const { approved } of step.effects.enter)
        venues[book].place(approved.terms, (answer) =>
          runner.dispatch({ type: 'placeAnswered', id: approved.terms.clientOrderId, answer }),
        );
    },
  };
  if (before === null) openLive(turn('LIVE'), [LIVE_SYMBOL]);
  runner.dispatch({
    type: 'started',
    warmup: [{ symbol: LIVE_SYMBOL, interval: '1m', candles: [minuteCandle(clock.now())] }],
  });
  if (before === null) for (const book of ['PAPER', 'LIVE'] as const) papers[book].credit(money('10000'));
  engine.pass(1_000);
  // A live book waits after every start until a person has looked (SM-19).
  if (state.durable.triggers.get('RESTART')?.level === 'L2')
    run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'compared with the venue' } });
  return engine;
}
