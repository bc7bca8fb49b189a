/** An engine state with both books open, moved by single events without a venue or a journal: fast enough for ten thousand streams. */
import { processEvent } from '../../src/main/engine/process.ts';
import type { EngineEvent } from '../../src/main/engine/events.ts';
import { encodeDurable } from '../../src/main/engine/durableCodec.ts';
import { emptyLiveState } from '../../src/main/engine/liveState.ts';
import {
  equityOf,
  heatOf,
  symbolNotional,
  workingEntryNotional,
  workingOrders,
} from '../../src/main/engine/exposure.ts';
import { emptyDurable, type Durable, type EngineState } from '../../src/main/engine/state.ts';
import { engineActor, noEffects, record, type EngineFacts, type Step } from '../../src/main/engine/step.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import type { Book, TradingMode } from '../../src/shared/model/mode.ts';
import type { EntryDraft } from '../../src/shared/model/entry.ts';
import { toWire } from '../../src/shared/values/decimal.ts';
import type { Instrument } from '../../src/shared/model/instrument.ts';
import { symbolName, type SymbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { unixMs, type UnixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { testSettings } from './testDesk.ts';

export const TWO_BOOKS_START = unixMs(Date.UTC(2026, 0, 5, 12));
export const TWO_SYMBOLS = [symbolName('BTC/USDT'), symbolName('ETH/USDT')] as const;

const settings = testSettings();
const capabilities = {
  reduceOnly: true,
  restingStop: true,
  reduceOnlyExempt: true,
  market: 'PERP',
  simulated: true,
  realMoney: false,
  deadMansSwitch: null,
} as const;
const instrumentOf = (symbol: SymbolName): Instrument =>
  buildInstrument({ symbol, tick: '0.01', lot: '0.01', minQuantity: '0.01', maxQuantity: '10000' });

export interface TwoBooks {
  readonly state: EngineState;
  readonly drafts: EntryDraft[];
  now(): UnixMs;
  /** One turn of the engine, that many milliseconds after the last. */
  turn(event: EngineEvent, afterMs?: number): void;
  /** Works on the state as a turn in a book would. */
  within(book: Book, work: (step: Step) => void): void;
}

/** Both books opened with a million each, prices at 100, in a live mode with the paper book as its shadow, or in PAPER. */
export function openTwoBooks(mode: TradingMode, symbols: readonly SymbolName[] = TWO_SYMBOLS): TwoBooks {
  const facts: EngineFacts = {
    settings,
    configHash: '0'.repeat(64),
    venues: { PAPER: { name: 'paper', capabilities }, LIVE: { name: 'stand-in', capabilities } },
    standInLive: true,
    session: 's-1',
    app: 'test',
    host: 'headless',
    sha256: () => '0'.repeat(64),
  };
  const state: EngineState = {
    durable: emptyDurable(),
    live: emptyLiveState({
      feed: { kind: 'live', label: 'test', interval: '1m', cadenceMs: 1_000 },
      instruments: symbols.map(instrumentOf),
      bucket: fullBucket(TWO_BOOKS_START, settings.orders),
      installed: [],
    }),
  };
  let now = TWO_BOOKS_START;
  const drafts: EntryDraft[] = [];
  const stepIn = (book: Book): Step => ({
    state,
    facts,
    at: now,
    mono: String(BigInt(now - TWO_BOOKS_START) * 1_000_000n),
    effects: noEffects(),
    book,
    actor: engineActor('s-1'),
  });
  const within: TwoBooks['within'] = (book, work) => {
    const step = stepIn(book);
    work(step);
    drafts.push(...step.effects.drafts);
  };
  const turn: TwoBooks['turn'] = (event, afterMs = 0) => {
    now = unixMs(now + afterMs);
    within(mode === 'PAPER' ? 'PAPER' : 'LIVE', (step) => processEvent(step, event));
  };
  for (const book of ['PAPER', 'LIVE'] as const)
    within(book, (step) =>
      record(step, 'BOOK_OPENED', {
        data: { equity: money('1000000'), currency: 'USDT', attempt: 1, symbols: [...symbols] },
        durability: 'A',
      }),
    );
  within('PAPER', (step) =>
    record(step, 'MODE_TRANSITION', {
      data: {
        transition: 'T2',
        from: { mode: 'SETUP', run: 'RECOVERING' },
        to: { mode, run: 'RUNNING' },
        cause: 'test',
        reason: '',
        configHash: '0'.repeat(64),
        details: null,
      },
      durability: 'A',
    }),
  );
  for (const symbol of symbols)
    turn({ type: 'market', event: { kind: 'tick', symbol, time: now, last: '100', bid: null, ask: null } });
  return { state, drafts, now: () => now, turn, within };
}

/** Everything that is measured in one book, as plain values. */
export function numbersOf(state: EngineState, book: Book): unknown {
  const working = workingOrders(state, book);
  const { live } = state;
  return toWire({
    book: bookWire(state.durable, book),
    equity: equityOf(state, book),
    totals: live.totals[book],
    heat: heatOf(state, book, working),
    working: workingEntryNotional(working),
    notionals: TWO_SYMBOLS.map((symbol) => symbolNotional(state, book, symbol)),
    excursions: TWO_SYMBOLS.map((symbol) => live.markets.get(symbol)?.excursions[book] ?? null),
    marks: TWO_SYMBOLS.map((symbol) => live.markets.get(symbol)?.marks[book]?.risk ?? null),
    bucket: live.buckets[book],
  });
}

function bookWire(durable: Durable, book: Book): unknown {
  const encoded = encodeDurable(durable) as { readonly state: { readonly books: Readonly<Record<Book, unknown>> } };
  return encoded.state.books[book];
}
