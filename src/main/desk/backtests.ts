/**
 * Backtests of a desk: starts them apart from the engine, one at a time, tells how far they are, and hands out what is stored. A run that failed or was
 * canceled is remembered until the desk ends; only whole runs are stored.
 */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { BacktestRequest, BacktestResult } from '../../shared/ipc/contractBacktest.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import { progressText } from '../domain/wording/progressText.ts';
import type {
  BacktestFailure,
  BacktestJob,
  BacktestMarket,
  BacktestProgress,
  BacktestRunner,
  BacktestStore,
  RunningBacktest,
} from '../ports/backtests.ts';
import { unstoredRow, storedRow, type BacktestRow } from './view/backtestRow.ts';
import { backtestResult } from './view/backtestResult.ts';

export interface BacktestsOptions {
  readonly runner: BacktestRunner;
  /** The database of the runs; made when it is not there. */
  readonly openStore: () => Result<BacktestStore, string>;
  readonly storeFile: string;
  /** Whether there are runs from before. */
  readonly hasRuns: boolean;
  /** What this desk plays; null for a live feed, which has no past to run on. */
  readonly market: BacktestMarket | null;
  /** Settings in force, in the form of the settings file. */
  readonly settings: () => unknown;
  readonly app: string;
  /** The machine's clock. */
  readonly now: () => UnixMs;
  readonly nextId: () => string;
  /** Called when a row changed. */
  readonly onChange: () => void;
}

export interface Backtests {
  /** Starts a run; refused while another one works. */
  start(request: BacktestRequest): Result<{ readonly id: string }, Failure>;
  cancel(id: string): Result<Record<string, never>, Failure>;
  get(id: string): Result<BacktestResult, Failure>;
  /** Newest first: those of this desk that are not stored, then the stored ones. */
  rows(): readonly BacktestRow[];
  /** Ends a run that works; resolves when it has ended. */
  stop(): Promise<void>;
}

/** Stored runs that are listed. */
const MOST_ROWS = 200;

export function createBacktests(options: BacktestsOptions): Backtests {
  return new DeskBacktests(options);
}

class DeskBacktests implements Backtests {
  private readonly options: BacktestsOptions;
  private store: BacktestStore | null = null;
  private stored: readonly BacktestRow[] | null = null;
  private readonly unstored: BacktestRow[] = [];
  private working: { readonly job: BacktestJob; readonly run: RunningBacktest } | null = null;

  constructor(options: BacktestsOptions) {
    this.options = options;
  }

  start(request: BacktestRequest): Result<{ readonly id: string }, Failure> {
    const { market, runner, onChange } = this.options;
    if (market === null)
      return err(
        failure('UNSUPPORTED', 'A live feed has no past to run on. Start with --feed replay and a folder of candles.'),
      );
    if (this.working !== null)
      return err(failure('NOT_READY', 'A backtest is running. Wait for it, or cancel it first.'));
    const opened = this.open();
    if (!opened.ok) return err(failure('INTERNAL', opened.error));
    const job = this.jobOf(request, market);
    const run = runner.start(job, (progress) => this.onProgress(job, progress));
    this.working = { job, run };
    this.unstored.unshift(unstoredRow(job, { state: 'RUNNING', text: 'starting' }));
    void run.done.then((outcome) => this.onDone(job, outcome));
    onChange();
    return ok({ id: job.id });
  }

  cancel(id: string): Result<Record<string, never>, Failure> {
    if (this.working?.job.id !== id) return err(failure('NOT_FOUND', `Backtest ${id} is not running.`));
    this.working.run.cancel();
    return ok({});
  }

  get(id: string): Result<BacktestResult, Failure> {
    const opened = this.open();
    if (!opened.ok) return err(failure('INTERNAL', opened.error));
    const run = opened.value.get(id);
    return run === null
      ? err(failure('NOT_FOUND', `Backtest ${id} is not stored. Only runs that ended by themselves are.`))
      : ok(backtestResult(run));
  }

  rows(): readonly BacktestRow[] {
    this.stored ??= this.readStored();
    return [...this.unstored, ...this.stored];
  }

  async stop(): Promise<void> {
    this.working?.run.cancel();
    await this.working?.run.done;
    this.store?.close();
    this.store = null;
  }

  private open(): Result<BacktestStore, string> {
    if (this.store !== null) return ok(this.store);
    const opened = this.options.openStore();
    if (opened.ok) this.store = opened.value;
    return opened;
  }

  private readStored(): readonly BacktestRow[] {
    if (!this.options.hasRuns && this.store === null) return [];
    const opened = this.open();
    return opened.ok ? opened.value.list(MOST_ROWS).map(storedRow) : [];
  }

  private jobOf(request: BacktestRequest, market: BacktestMarket): BacktestJob {
    const { app, now, nextId, settings, storeFile } = this.options;
    return {
      id: nextId(),
      market,
      strategy: request.strategy,
      parameters: request.parameters,
      symbols: request.symbols,
      from: request.from,
      to: request.to,
      mode: 'PAPER',
      equity: request.equity,
      afterStop: request.afterStop,
      declaredVariants: request.declaredVariants,
      seed: request.seed,
      settings: settings(),
      store: storeFile,
      askedAt: now(),
      app,
    };
  }

  private onProgress(job: BacktestJob, progress: BacktestProgress): void {
    this.change(job, { state: 'RUNNING', text: progressText(progress) });
  }

  private onDone(job: BacktestJob, outcome: Result<string, BacktestFailure>): void {
    this.working = null;
    if (!outcome.ok) {
      const state = outcome.error.code === 'CANCELED' ? 'CANCELED' : 'FAILED';
      return this.change(job, { state, text: outcome.error.text.slice(0, 400) });
    }
    this.unstored.splice(this.placeOf(job), 1);
    this.stored = null;
    this.options.onChange();
  }

  private change(job: BacktestJob, news: Parameters<typeof unstoredRow>[1]): void {
    const place = this.placeOf(job);
    if (place >= 0) this.unstored[place] = unstoredRow(job, news);
    this.options.onChange();
  }

  private placeOf(job: BacktestJob): number {
    return this.unstored.findIndex(({ id }) => id === job.id);
  }
}
