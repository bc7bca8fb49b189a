/** Folds of strategy runs and their signals. */
import type { EntryData } from '../../shared/model/entry.ts';
import { books } from '../../shared/model/mode.ts';
import { activeBook, withBook } from './books.ts';
import type { EntryPlace } from './foldEntry.ts';
import { historyAfterEnable } from './orderHistory.ts';
import type { Durable, StrategyRun } from './state.ts';

/** Starts a strategy; its counts and used bars survive a restart of the same id. */
export function foldStrategyStarted(durable: Durable, data: EntryData<'STRATEGY_STARTED'>): Durable {
  const before = durable.strategies.get(data.strategy);
  return withRun(durable, {
    id: data.strategy,
    status: 'RUNNING',
    hash: data.hash,
    parameters: data.parameters,
    symbols: data.symbols,
    signals: before?.signals ?? 0,
    trades: before?.trades ?? 0,
    lastSignalAt: before?.lastSignalAt ?? null,
    usedCandle: before?.usedCandle ?? new Map(),
  });
}

/** Stops or disables a strategy. */
export function foldStrategyStatus(durable: Durable, strategy: string, status: 'STOPPED' | 'DISABLED'): Durable {
  const run = durable.strategies.get(strategy);
  return run === undefined ? durable : withRun(durable, { ...run, status });
}

/** A person looked: it may be started again, and its earlier entries no longer count (RC-10). */
export function foldStrategyEnabled(durable: Durable, { strategy }: EntryData<'STRATEGY_ENABLED'>): Durable {
  const forgiven = books.reduce(
    (state, book) => withBook(state, book, { history: historyAfterEnable(state.books[book].history, strategy) }),
    durable,
  );
  return foldStrategyStatus(forgiven, strategy, 'STOPPED');
}

/** Marks the bar as used, so that the same signal can never be used again; its shadow is the same signal and is not counted twice. */
export function foldSignal(durable: Durable, data: EntryData<'SIGNAL'>, { at, book }: EntryPlace): Durable {
  const run = durable.strategies.get(data.strategy);
  if (run === undefined) return durable;
  return withRun(durable, {
    ...run,
    signals: run.signals + (book === activeBook(durable) ? 1 : 0),
    lastSignalAt: at,
    usedCandle: new Map(run.usedCandle).set(data.symbol, data.candleTime),
  });
}

function withRun(durable: Durable, run: StrategyRun): Durable {
  return { ...durable, strategies: new Map(durable.strategies).set(run.id, run) };
}
