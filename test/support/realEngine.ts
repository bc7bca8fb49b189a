/** The engine in LIVE MINIMAL on a real venue in miniature: symbols at 100, a clock the test moves, and the journal it writes. */
import { createVirtualClock } from '../../src/main/adapters/clock/virtualClock.ts';
import type { EngineCommand } from '../../src/main/engine/events.ts';
import { externalActivity } from '../../src/main/engine/externalActivity.ts';
import type { Runner } from '../../src/main/engine/runner.ts';
import { emptyDurable, type EngineState } from '../../src/main/engine/state.ts';
import { record, type EngineFacts } from '../../src/main/engine/step.ts';
import type { StopMark, StopMarker } from '../../src/main/ports/stopMark.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import type { EntryDraft } from '../../src/shared/model/entry.ts';
import type { OrderWire } from '../../src/shared/model/order.ts';
import { symbolName, type SymbolName } from '../../src/shared/values/ids.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { memoryJournal, type MemoryJournal } from './memoryJournal.ts';
import { buildOrder } from './buildOrder.ts';
import type { ScriptedLeg, ScriptedMarket } from './scriptedFault.ts';
import { ScriptedVenue } from './scriptedVenue.ts';
import { SCRIPT_START } from './scriptedSource.ts';
import { testSettings, WHOLE_SIZES } from './testDesk.ts';
import { commanded, headlessEngine, paperVenueFor } from './headlessEngine.ts';
import { openLive } from './openLive.ts';

export interface RealEngineOptions {
  readonly market: ScriptedMarket;
  /** BTC and ETH unless named. */
  readonly symbols?: readonly SymbolName[];
  /** Arranges the venue before the desk starts. */
  readonly arrange?: (venue: ScriptedVenue) => void;
  /** Puts work off until requests have left; at once without it. */
  readonly whenSent?: (work: () => void) => void;
  /** Takes the marks of emergency stops. */
  readonly stopMarker?: StopMarker;
  /** The mark that the session before left. */
  readonly lostStop?: StopMark | null;
  /** A session that starts again on the durable state and the venue of one before. */
  readonly before?: RealEngine;
}

export interface RealEngine {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly venue: ScriptedVenue;
  readonly runner: Runner;
  readonly clock: ReturnType<typeof createVirtualClock>;
  /** Entries of the journal, oldest first. */
  readonly drafts: readonly EntryDraft[];
  /** Lines of the activity, oldest first. */
  readonly activity: readonly string[];
  /** Lets time pass with the price standing, a tick of every symbol each second. */
  pass(ms: number): void;
  /** Lets time pass without a tick. */
  wait(ms: number): void;
  run(command: EngineCommand): Result<unknown, Failure>;
  stop(): Result<unknown, Failure>;
  /** Ends the process without a word: nothing it waited for reaches it any more. */
  kill(): void;
  readonly journal: MemoryJournal;
  /** A position the trader opened at the venue and the desk guards from now on. */
  hold(symbol: SymbolName, size: string, options: { readonly stop: string; readonly leg?: ScriptedLeg }): void;
  /** An entry of the desk's own that rests at the venue. */
  restEntry(id: string, symbol: SymbolName, terms?: Partial<OrderWire>): void;
  /** Why entries of the symbol are blocked that is not the desk's doing. */
  external(symbol: SymbolName): readonly string[];
}

export const BTC = symbolName('BTC/USDT:USDT');
export const ETH = symbolName('ETH/USDT:USDT');

/** The desk after its start; what the venue and the record say differs only as the test arranged it. */
export function realEngine(options: RealEngineOptions): RealEngine {
  const { before } = options;
  const symbols = options.symbols ?? [BTC, ETH];
  const clock = before?.clock ?? createVirtualClock(unixMs(SCRIPT_START));
  const settings = testSettings(WHOLE_SIZES);
  const instruments = symbols.map((symbol) =>
    buildInstrument({
      symbol,
      tick: '0.01',
      lot: '0.01',
      minQuantity: '0.01',
      maxQuantity: '10000',
      metadataAt: SCRIPT_START,
    }),
  );
  const venue = before?.venue ?? new ScriptedVenue(options.market, clock);
  const durable = before?.state.durable ?? emptyDurable();
  const { cash: balance } = durable.books.PAPER;
  const paper = paperVenueFor({ instruments, clock, settings }, 'real-engine', {
    state: { balance, positions: [], orders: [] },
  });
  const drafts: EntryDraft[] = [];
  const activity: string[] = [];
  const journal = memoryJournal();
  const { state, facts, turn, start } = headlessEngine({
    clock,
    settings,
    instruments,
    venues: { PAPER: paper, LIVE: venue },
    journal,
    durable,
    facts: { session: before === undefined ? 's-1' : 's-2' },
    ...(options.whenSent === undefined ? {} : { whenSent: options.whenSent }),
    ...(options.stopMarker === undefined ? {} : { stopMarker: options.stopMarker }),
    listener: {
      activity: ({ text }) => void activity.push(text),
      recorded: (each) => void drafts.push(...each),
    },
  });
  for (const seen of before?.state.live.seenTrades ?? []) state.live.seenTrades.add(seen);
  const runner = start();
  const tick = (): void => {
    for (const symbol of symbols)
      runner.dispatch({
        type: 'market',
        event: { kind: 'tick', symbol, time: clock.now(), last: '100', bid: '99.99', ask: '100.01' },
      });
  };
  if (before === undefined) openLive(turn('LIVE'), symbols);
  options.arrange?.(venue);
  tick();
  runner.dispatch({ type: 'started', warmup: [], lostStop: options.lostStop ?? null });
  const engine: RealEngine = {
    state,
    facts,
    venue,
    runner,
    clock,
    drafts,
    activity,
    journal,
    hold: (symbol, size, { stop, leg }) => {
      venue.setHolding(symbol, size, leg === undefined ? {} : { leg });
      engine.wait(2_000);
      runner.dispatch({ type: 'timer', name: 'compare' });
      engine.wait(100);
      const adopted = engine.run({
        name: 'resolveExternal',
        input: { kind: 'POSITION', symbol, id: '', action: 'ADOPT', stop },
      });
      if (!adopted.ok) throw new Error(adopted.error.message);
      engine.wait(200);
    },
    restEntry: (id, symbol, terms = {}) => {
      const order = buildOrder({
        clientOrderId: id,
        book: 'LIVE',
        symbol,
        limitPrice: '90',
        createdAt: clock.now(),
        updatedAt: clock.now(),
        ...terms,
      });
      record(turn('LIVE'), 'ORDER_INTENT', { data: { order }, durability: 'A' });
      venue.rest(order);
    },
    external: (symbol) => externalActivity(turn('LIVE'), symbol),
    kill: () => {
      runner.stopTimers();
      venue.forgetDesk();
    },
    pass: (ms) => {
      const end = clock.now() + ms;
      while (clock.now() < end) {
        clock.advanceTo(unixMs(Math.min(end, clock.now() + 1_000)));
        tick();
      }
    },
    wait: (ms) => clock.advanceTo(unixMs(clock.now() + ms)),
    run: (command) => commanded(runner, command),
    stop: () => engine.run({ name: 'emergencyStop', input: { source: 'button' } }),
  };
  engine.wait(1_000);
  tick();
  return engine;
}
