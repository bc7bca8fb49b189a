/** A turn of the engine with books, prices and hourly closes as a test says: nothing else is there. */
import { emptyLiveState } from '../../src/main/engine/liveState.ts';
import { withBook } from '../../src/main/engine/books.ts';
import { refreshMark } from '../../src/main/engine/marks.ts';
import { emptyDurable, type EngineState } from '../../src/main/engine/state.ts';
import { engineActor, noEffects, type Step } from '../../src/main/engine/step.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import type { Book, TradingMode } from '../../src/shared/model/mode.ts';
import type { Interval } from '../../src/shared/model/candle.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { HOUR_MS, unixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { buildPosition } from './buildPosition.ts';
import { testSettings } from './testDesk.ts';
import { testEngine } from './testEngine.ts';

/** 2026-01-05 00:00 UTC. */
export const STEP_AT = unixMs(1_767_571_200_000);

export interface StepSetup {
  readonly mode?: TradingMode;
  readonly interval?: Interval;
  readonly book?: Book;
  /** Signed quantity per symbol and book; every price is 100 and every book has 10,000. */
  readonly held?: Partial<Record<Book, Readonly<Record<string, string>>>>;
  /** Hourly returns per symbol, the newest in the hour before STEP_AT. */
  readonly returns?: Readonly<Record<string, readonly number[]>>;
  readonly settings?: unknown;
}

const SYMBOLS = ['BTC/USDT', 'ETH/USDT', 'SOL/USDT'] as const;

/** BTC, ETH and SOL; paper mode unless the test says otherwise. */
export function correlationStep(setup: StepSetup = {}): Step {
  const settings = testSettings(setup.settings ?? {});
  const state: EngineState = {
    durable: { ...emptyDurable(), modeState: { mode: setup.mode ?? 'PAPER', run: 'RUNNING' } },
    live: emptyLiveState({
      feed: { kind: 'replay', label: 'test', interval: setup.interval ?? '1m', cadenceMs: 1_000 },
      instruments: SYMBOLS.map((symbol) => buildInstrument({ symbol, base: symbol.slice(0, 3), tick: '0.01' })),
      bucket: fullBucket(STEP_AT, settings.orders),
      installed: [],
    }),
  };
  for (const market of state.live.markets.values()) Object.assign(market, { last: '100', bid: '100', ask: '100' });
  for (const book of ['PAPER', 'LIVE'] as const) openBook(state, book, setup.held?.[book] ?? {});
  for (const [symbol, returns] of Object.entries(setup.returns ?? {})) teach(state, symbol, returns);
  return stepOf(state, settings, setup.book ?? 'PAPER');
}

function openBook(state: EngineState, book: Book, held: Readonly<Record<string, string>>): void {
  const positions = Object.entries(held).map(
    ([symbol, quantity]) =>
      [symbolName(symbol), buildPosition({ book, symbol, quantity, averageEntry: '100' })] as const,
  );
  state.durable = withBook(state.durable, book, {
    opened: true,
    cash: money('10000'),
    positions: new Map(positions),
  });
  for (const [symbol] of positions) refreshMark(state, symbol);
}

function teach(state: EngineState, symbol: string, returns: readonly number[]): void {
  const hours = state.live.markets.get(symbolName(symbol))?.history.hours;
  let close = 100;
  const first = STEP_AT / HOUR_MS - returns.length - 1;
  hours?.put(first, close);
  for (const [at, value] of returns.entries()) {
    close *= Math.exp(value);
    hours?.put(first + 1 + at, close);
  }
}

const stepOf = (state: EngineState, settings: Step['facts']['settings'], book: Book): Step => ({
  state,
  facts: { ...testEngine().facts, settings },
  at: STEP_AT,
  mono: '0',
  effects: noEffects(),
  book,
  actor: engineActor('s-1'),
});
