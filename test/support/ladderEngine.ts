/** The engine on a record that was folded before: two simulated venues, one symbol at 100, a clock the test moves, and the journal it writes. */
import { createHash } from 'node:crypto';
import { createVirtualClock } from '../../src/main/adapters/clock/virtualClock.ts';
import type { PaperVenue } from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import { settingsHash } from '../../src/main/domain/config/settingsHash.ts';
import { activeBook } from '../../src/main/engine/books.ts';
import type { EngineCommand, EngineEvent } from '../../src/main/engine/events.ts';
import type { Installed } from '../../src/main/engine/liveState.ts';
import type { Runner } from '../../src/main/engine/runner.ts';
import type { Durable, EngineState } from '../../src/main/engine/state.ts';
import { type EngineFacts, type Step } from '../../src/main/engine/step.ts';
import type { Journal } from '../../src/main/ports/journal.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { ApprovalSnapshot } from '../../src/shared/ipc/contractRisk.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import type { EntryDraft, EntryType } from '../../src/shared/model/entry.ts';
import { isTerminal } from '../../src/shared/model/order.ts';
import type { Book } from '../../src/shared/model/mode.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { unixMs, type UnixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { faultyVenue, type FaultyVenue } from './faultyVenue.ts';
import { memoryJournal, type MemoryJournal } from './memoryJournal.ts';
import { testSettings, WHOLE_SIZES } from './testDesk.ts';
import { commanded, headlessEngine, paperVenueFor } from './headlessEngine.ts';
import { minuteCandle } from './minuteCandle.ts';

export const LADDER_SYMBOL = symbolName('BTC/USDT');

export interface LadderOptions {
  readonly durable: Durable;
  readonly at: UnixMs;
  readonly settings?: Settings;
  readonly installed?: readonly Installed[];
  /** STAND_IN rehearses the live rungs, REAL stands for a venue with keys, NONE has no live venue. */
  readonly liveVenue?: 'STAND_IN' | 'REAL' | 'NONE';
  readonly feed?: 'live' | 'replay';
  readonly app?: string;
  /** What the engine believes where it is not what the venues hold. */
  readonly startsFrom?: Durable;
  /** Instead of the journal in memory; what it is given is remembered all the same. */
  readonly journal?: Journal;
}

export interface LadderEngine {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly runner: Runner;
  readonly journal: MemoryJournal;
  readonly papers: Readonly<Record<Book, PaperVenue>>;
  /** The way to the live venue, which can be spoiled. */
  readonly liveLine: FaultyVenue;
  now(): UnixMs;
  /** Lets time pass with the price standing, a tick each second. */
  pass(ms: number): void;
  /** Lets time pass without a tick. */
  silence(ms: number): void;
  /** From the next second on. */
  price(next: string): void;
  run(command: EngineCommand): Result<unknown, Failure>;
  dispatch(event: EngineEvent): void;
  /** Data of every entry of a type, in order. */
  entries<Type extends EntryType>(type: Type): readonly Extract<EntryDraft, { readonly type: Type }>['data'][];
  /** Jumps only the wall clock. */
  jump(ms: number): void;
  /** A turn outside of the queue: its entries are folded, its effects go nowhere. */
  step(): Step;
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Starts the engine and lets the recovery end. */
export function ladderEngine(options: LadderOptions): LadderEngine {
  const { durable, liveVenue = 'STAND_IN' } = options;
  const settings = options.settings ?? testSettings(WHOLE_SIZES);
  const virtual = createVirtualClock(options.at);
  let offset = 0;
  const clock = {
    ...virtual,
    now: () => unixMs(virtual.now() + offset),
    mono: () => virtual.mono(),
    schedule: (at: UnixMs, run: () => void) => virtual.schedule(unixMs(at - offset), run),
  };
  const instrument = buildInstrument({
    symbol: LADDER_SYMBOL,
    base: 'BTC',
    tick: '0.01',
    lot: '0.01',
    minQuantity: '0.01',
    maxQuantity: '10000',
    metadataAt: options.at,
  });
  const open = (book: Book): PaperVenue => {
    const { opened, cash, positions, orders, counters } = durable.books[book];
    return paperVenueFor({ instruments: [instrument], clock, settings }, `ladder:${book}`, {
      name: book.toLowerCase(),
      state: {
        balance: book === 'LIVE' && !opened ? money('10000') : cash,
        positions: [...positions.values()],
        orders: [...orders.values()].filter((order) => !isTerminal(order.status)),
      },
      nextTrade: counters.fill + 1,
    });
  };
  const papers = { PAPER: open('PAPER'), LIVE: open('LIVE') };
  const liveLine = faultyVenue(papers.LIVE, clock);
  const venues = { PAPER: papers.PAPER, LIVE: liveVenue === 'NONE' ? null : liveLine };
  const journal = memoryJournal();
  const { state, facts, turn, start } = headlessEngine({
    clock,
    settings,
    instruments: [instrument],
    venues,
    journal: options.journal === undefined ? journal : writingBoth(options.journal, journal),
    durable: options.startsFrom ?? durable,
    installed: options.installed ?? [],
    feed: options.feed ?? 'live',
    facts: {
      configHash: settingsHash(settings, sha256),
      standInLive: liveVenue === 'STAND_IN',
      app: options.app ?? '1.0.0',
      sha256,
    },
    fund: (book, amount) => papers[book].credit(amount),
  });
  const runner = start();
  let last = '100';
  const tick = (): void => {
    const event = { kind: 'tick', symbol: LADDER_SYMBOL, time: clock.now(), last, bid: null, ask: null } as const;
    papers.PAPER.onMarket(event);
    papers.LIVE.onMarket(event);
    runner.dispatch({ type: 'market', event });
  };
  const engine: LadderEngine = {
    state,
    facts,
    runner,
    journal,
    papers,
    liveLine,
    now: () => clock.now(),
    pass: (ms) => {
      const end = virtual.now() + ms;
      while (virtual.now() < end) {
        virtual.advanceTo(unixMs(Math.min(end, virtual.now() + 1_000)));
        tick();
      }
    },
    silence: (ms) => virtual.advanceTo(unixMs(virtual.now() + ms)),
    price: (next) => {
      last = next;
    },
    run: (command) => commanded(runner, command),
    dispatch: (event) => runner.dispatch(event),
    entries: (type) => journal.drafts.flatMap((draft) => (draft.type === type ? [draft.data as never] : [])),
    jump: (ms) => {
      offset += ms;
    },
    step: () => turn(activeBook(state.durable)),
  };
  const result = { ok: true, entries: 100, findings: 0, head: '0'.repeat(64) };
  engine.dispatch({ type: 'told', news: { kind: 'stepUp', ready: true } });
  engine.dispatch({ type: 'told', news: { kind: 'verified', result } });
  engine.dispatch({
    type: 'started',
    warmup: [{ symbol: LADDER_SYMBOL, interval: '1m', candles: [minuteCandle(options.at)] }],
  });
  engine.pass(2_000);
  return engine;
}

/** The journal of the test is the word; the one in memory only remembers. */
const writingBoth = (real: Journal, memory: MemoryJournal): Journal => ({
  ...memory,
  append: (drafts, durability) => {
    memory.append(drafts, durability);
    return real.append(drafts, durability);
  },
  flush: () => real.flush(),
  head: () => real.head(),
});

/** Asks for an approval; throws its refusal. */
export function requested(engine: LadderEngine, request: RequestOf): ApprovalSnapshot {
  const answer = engine.run({ name: 'requestApproval', input: { request } });
  if (!answer.ok) throw new Error(answer.error.message);
  // The command answers with its own output.
  return answer.value as ApprovalSnapshot;
}
type RequestOf = Extract<EngineCommand, { readonly name: 'requestApproval' }>['input']['request'];

/** Confirms a dossier with everything in order, but for what the test changes. */
export const confirmed = (
  engine: LadderEngine,
  snapshot: ApprovalSnapshot,
  over: Partial<Extract<EngineCommand, { readonly name: 'confirmApproval' }>['input']> = {},
): Result<unknown, Failure> =>
  engine.run({
    name: 'confirmApproval',
    input: {
      token: snapshot.token,
      phrase: snapshot.phrase,
      heldMs: snapshot.holdMs,
      readEvidence: true,
      reason: 'a reason for the test',
      lostAmount: snapshot.lostAmount,
      authMethod: 'passphrase',
      ...over,
    },
  });
