/** Folds of strategy runs and their signals. */
import type { EntryData } from '../../shared/model/entry.ts';
import { activeBook } from './books.ts';
import type { EntryPlace } from './foldEntry.ts';
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

/** Stops a strategy. */
export function foldStrategyStopped(durable: Durable, data: EntryData<'STRATEGY_STOPPED'>): Durable {
  const run = durable.strategies.get(data.strategy);
  return run === undefined ? durable : withRun(durable, { ...run, status: 'STOPPED' });
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
