/** Entry of `npm run backtest`: one run from flags to a stored result. Progress and refusals on stderr, the result on stdout, exit code out. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toWire } from '../../shared/values/decimal.ts';
import { openBacktestStore } from '../adapters/backtests/openBacktestStore.ts';
import { workerRunner } from '../backtest/startWorker.ts';
import { workerEntry } from '../backtest/workerEntry.ts';
import { defaultDataDir } from '../compose/dataDir.ts';
import { loadSettings } from '../compose/loadSettings.ts';
import { APP_VERSION } from '../compose/version.ts';
import type { BacktestFailure, BacktestJob, BacktestRun } from '../ports/backtests.ts';
import { backtestChart } from './backtestChart.ts';
import { progressText } from '../domain/wording/progressText.ts';
import { backtestJson, backtestText } from './backtestReport.ts';
import { backtestUsage, parseBacktestFlags, type BacktestFlags } from './parseBacktestFlags.ts';

/** 0 stored; 1 something of ours failed; 2 what was asked for cannot be run; 130 canceled. */
const exitCodes: Readonly<Record<BacktestFailure['code'], number>> = { BROKEN: 1, REFUSED: 2, CANCELED: 130 };

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseBacktestFlags(args, process.cwd());
  if (!parsed.ok) return refuse(`${parsed.error}\n${backtestUsage}`);
  const flags = parsed.value;
  if (flags.help) {
    process.stdout.write(`${backtestUsage}\n`);
    return 0;
  }
  const dataDir = flags.dataDir ?? defaultDataDir(process.env, process.platform);
  const settings = loadSettings(dataDir);
  if (!settings.ok) return refuse(settings.error.text);
  const job = jobOf(flags, { settings: toWire(settings.value), store: join(dataDir, 'backtests.sqlite') });
  const progress = progressLine();
  const running = workerRunner(workerEntry(import.meta.url)).start(job, (each) => progress.show(progressText(each)));
  process.once('SIGINT', () => running.cancel());
  process.once('SIGTERM', () => running.cancel());
  const outcome = await running.done;
  progress.clear();
  if (!outcome.ok) return refuse(outcome.error.text, exitCodes[outcome.error.code]);
  return present(job, flags);
}

function jobOf(flags: BacktestFlags, desk: { readonly settings: unknown; readonly store: string }): BacktestJob {
  return {
    id: randomUUID(),
    market: { kind: 'files', paths: flags.marketData },
    strategy: flags.strategy,
    parameters: flags.parameters,
    symbols: flags.symbols,
    from: flags.from,
    to: flags.to,
    mode: flags.mode,
    equity: flags.equity,
    afterStop: flags.afterStop,
    declaredVariants: flags.variants,
    seed: flags.seed,
    ...desk,
    askedAt: Date.now(),
    app: APP_VERSION,
  };
}

function present(job: BacktestJob, flags: BacktestFlags): number {
  const store = openBacktestStore(job.store);
  const run = store.ok ? store.value.get(job.id) : null;
  if (store.ok) store.value.close();
  if (run === null) return refuse(`The run ${job.id} was stored and cannot be read back from ${job.store}.`, 1);
  process.stdout.write(flags.json ? `${JSON.stringify(backtestJson(run))}\n` : `${backtestText(run)}\n`);
  return flags.chart === null ? 0 : draw(run, flags.chart);
}

function draw(run: BacktestRun, file: string): number {
  try {
    writeFileSync(file, backtestChart(run));
    return 0;
  } catch (error) {
    return refuse(
      `${file} cannot be written (${error instanceof Error ? error.message : String(error)}). The run is stored.`,
      1,
    );
  }
}

function refuse(text: string, exitCode = 2): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

/** One line that is written over on a terminal; on anything else a line now and then. */
function progressLine(): { show(text: string): void; clear(): void } {
  const isTerminal = process.stderr.isTTY;
  const everyMs = isTerminal ? 0 : 1_000;
  let shownAt = -Infinity;
  return {
    show: (text) => {
      if (performance.now() - shownAt < everyMs) return;
      shownAt = performance.now();
      process.stderr.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
    },
    clear: () => {
      if (isTerminal) process.stderr.write('\r\u001b[K');
    },
  };
}

process.exitCode = await main(process.argv.slice(2));
