/** The engine in a live mode with its paper shadow: two simulated venues behind lines of their own, one symbol, a clock the test moves. */
import { createVirtualClock } from '../../src/main/adapters/clock/virtualClock.ts';
import { openPaperVenue, type PaperVenue } from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import { inBook } from '../../src/main/engine/books.ts';
import { submitEntry } from '../../src/main/engine/entries.ts';
import type { EngineCommand } from '../../src/main/engine/events.ts';
import { emptyLiveState, type Installed } from '../../src/main/engine/liveState.ts';
import { createRunner } from '../../src/main/engine/runner.ts';
import { emptyDurable, type Durable, type EngineState } from '../../src/main/engine/state.ts';
import { engineActor, noEffects, record, type EngineFacts, type Step } from '../../src/main/engine/step.ts';
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
import { recordingLog } from './recordingLog.ts';
import { SCRIPT_START } from './scriptedSource.ts';
import { testSettings, WHOLE_SIZES } from './testDesk.ts';

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
  const open = (book: Book): PaperVenue =>
    openPaperVenue({
      name: book.toLowerCase(),
      instruments: [instrument],
      clock,
      settings: settings.paper,
      seed: `live-engine:${book}`,
      state: {
        balance: durable.books[book].cash,
        positions: [...durable.books[book].positions.values()],
        orders: [...durable.books[book].orders.values()],
      },
      market: 'PERP',
      nextTrade: durable.books[book].counters.fill + 1,
    });
  const papers = { PAPER: open('PAPER'), LIVE: open('LIVE') };
  const venues = { PAPER: faultyVenue(papers.PAPER, clock), LIVE: faultyVenue(papers.LIVE, clock) };
  const state: EngineState = {
    durable,
    live: emptyLiveState({
      feed: { kind: 'live', label: 'test', interval: '1m', cadenceMs: 1_000 },
      instruments: [instrument],
      bucket: fullBucket(clock.now(), settings.orders),
      installed,
    }),
  };
  const facts: EngineFacts = {
    settings,
    configHash: '0'.repeat(64),
    venues,
    standInLive: true,
    session: 's-1',
    app: 'test',
    host: 'headless',
    sha256: () => '0'.repeat(64),
  };
  const journal = memoryJournal();
  const runner = createRunner({
    state,
    facts,
    ports: {
      clock,
      journal,
      venues,
      notifier: { notify: () => undefined },
      logger: recordingLog(),
      fund: (book, amount) => papers[book].credit(amount),
    },
    listener: { activity: () => undefined, recorded: () => undefined, processed: () => undefined },
  });
  const tick = (): void => {
    const event = { kind: 'tick', symbol: LIVE_SYMBOL, time: clock.now(), last: '100', bid: null, ask: null } as const;
    papers.PAPER.onMarket(event);
    papers.LIVE.onMarket(event);
    runner.dispatch({ type: 'market', event });
  };
  const turn = (): Step => ({
    state,
    facts,
    at: clock.now(),
    mono: clock.mono().toString(),
    effects: noEffects(),
    book: 'LIVE',
    actor: engineActor('s-1'),
  });
  const run: LiveEngine['run'] = (command) => {
    let answer: Result<unknown, Failure> | null = null;
    const actor = { type: 'user', id: 'ui', session: 'test' } as const;
    runner.dispatch({ type: 'command', command, actor, reply: (result) => (answer = result) });
    if (answer === null) throw new Error(`${command.name} was not answered`);
    return answer;
  };
  const engine: LiveEngine = {
    state,
    turn,
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
      const bar = {
        openTime: unixMs(time - 60_000),
        open: '100',
        high: '100',
        low: '100',
        close: '100',
        volume: '1000000',
      };
      runner.dispatch({
        type: 'market',
        event: { kind: 'candle', symbol: LIVE_SYMBOL, time, interval: '1m', candle: bar },
      });
      engine.pass(2_000);
    },
    enter: (book, size) => {
      const step = inBook(turn(), book);
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
  if (before === null) openBooks(turn());
  const candle = {
    openTime: unixMs(clock.now() - 60_000),
    open: '100',
    high: '100',
    low: '100',
    close: '100',
    volume: '1000000',
  };
  runner.dispatch({ type: 'started', warmup: [{ symbol: LIVE_SYMBOL, interval: '1m', candles: [candle] }] });
  if (before === null) for (const book of ['PAPER', 'LIVE'] as const) papers[book].credit(money('10000'));
  engine.pass(1_000);
  // A live book waits after every start until a person has looked (SM-19).
  if (state.durable.triggers.get('RESTART')?.level === 'L2')
    run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'compared with the venue' } });
  return engine;
}

/** What the way up the ladder records, without its gates. */
function openBooks(step: Step): void {
  for (const book of ['PAPER', 'LIVE'] as const)
    record(inBook(step, book), 'BOOK_OPENED', {
      data: { equity: money('10000'), currency: 'USDT', attempt: 1, symbols: [LIVE_SYMBOL] },
      durability: 'A',
    });
  const hash = step.state.live.installed[0]?.hash ?? null;
  record(step, 'ATTEMPT_STARTED', { data: { number: 1, hash, cause: 'test', archived: null }, durability: 'A' });
  record(step, 'MODE_TRANSITION', {
    data: {
      transition: 'T2',
      from: { mode: 'PAPER', run: 'RUNNING' },
      to: { mode: 'LIVE_MINIMAL', run: 'RUNNING' },
      cause: 'test',
      reason: '',
      configHash: step.facts.configHash,
      details: null,
    },
    durability: 'A',
  });
}
