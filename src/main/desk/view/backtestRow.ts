/** One line of the list of backtests (UI-58): of a run that works or came to nothing, and of a stored one. */
import type { z } from 'zod';
import type { backtestRow } from '../../../shared/ipc/contractBacktest.ts';
import type { BacktestJob, StoredBacktest } from '../../ports/backtests.ts';

export type BacktestRow = z.output<typeof backtestRow>;

/** A run that is not stored, with what there is to say about it. */
export const unstoredRow = (
  job: BacktestJob,
  { state, text }: { readonly state: 'RUNNING' | 'FAILED' | 'CANCELED'; readonly text: string },
): BacktestRow => ({
  id: job.id,
  state,
  text,
  strategy: job.strategy,
  parametersHash: '',
  from: job.from,
  to: job.to,
  startedAt: job.askedAt,
  trades: 0,
  sharpe: { value: null, low: null, high: null },
  maxDrawdown: null,
  netPnl: null,
  costs: null,
  grade: null,
});

/** A stored run. */
export function storedRow(run: StoredBacktest): BacktestRow {
  const { performance, evidence } = run;
  const interval = evidence.sharpe.bootstrap ?? evidence.sharpe.interval;
  return {
    id: run.id,
    state: 'DONE',
    text: run.text,
    strategy: run.strategy,
    parametersHash: run.parametersHash,
    from: run.from,
    to: run.to,
    startedAt: run.askedAt,
    trades: run.trades,
    sharpe: { value: performance.sharpe.value, low: interval?.low ?? null, high: interval?.high ?? null },
    maxDrawdown: performance.drawdown.max.value,
    netPnl: run.netPnl,
    costs: run.costs,
    grade: evidence.grade,
  };
}
