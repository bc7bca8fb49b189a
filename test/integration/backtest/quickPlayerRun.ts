/** One run of a backtest at both paces, with everything that may tell them apart: every entry that counts, equity, metrics and hashes. */
import type { SymbolName } from '../../../src/shared/values/ids.ts';
import { SECOND_MS, unixMs } from '../../../src/shared/values/time.ts';
import type { Candle } from '../../../src/shared/model/candle.ts';
import { openGenerator } from '../../../src/main/adapters/market/generator/openGenerator.ts';
import { ColumnBuilder } from '../../../src/main/backtest/market/columnBuilder.ts';
import { openMarket, type OpenedMarket } from '../../../src/main/backtest/market/openMarket.ts';
import { installOn, prepareRun } from '../../../src/main/backtest/prepareRun.ts';
import { assembleRun } from '../../../src/main/backtest/result/assembleRun.ts';
import { historyBars } from '../../../src/main/backtest/run/history.ts';
import { playRun, type PlayedRun, type RunPlan } from '../../../src/main/backtest/run/playRun.ts';
import { bookOf } from '../../../src/main/backtest/run/session.ts';
import type { BacktestJob } from '../../../src/main/ports/backtests.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { toWire } from '../../../src/shared/values/decimal.ts';

/** A strategy that decides often, so that an hour of bars has trades in it. */
export const EAGER = { entryChannel: 5, exitChannel: 3, atrPeriod: 2, stopAtr: 2, trailAtr: 3, shorts: true } as const;

export type RunChoice = Partial<Pick<BacktestJob, 'parameters' | 'settings' | 'afterStop' | 'mode' | 'seed' | 'from'>>;

/** What a run leaves behind. */
export interface Outcome {
  /** Every entry but samples, alerts and refusals: time, type, data. */
  readonly facts: readonly string[];
  readonly played: PlayedRun;
  readonly hash: string;
}

/** Losses may be large, a row of them long, and what is correlated is only recorded. */
export function neverEnding(): unknown {
  const wire = toWire(defaultSettings());
  const reason = 'a run that trades to its end';
  return {
    modes: { ...wire.modes, PAPER: { ...wire.modes.PAPER, dailyLoss: '0.5', drawdown: '0.9' } },
    breaker: { ...wire.breaker, lossStreakL1: 9_000, lossStreakL2: 10_000 },
    overrides: { PAPER: { reactions: { CORRELATION: 'record' } } },
    reasons: { 'modes.PAPER.dailyLoss': reason, 'modes.PAPER.drawdown': reason },
  };
}

/** Minute bars of the seeded generator, with its scenario so many minutes after the start. */
export async function generatedMarket(options: {
  readonly seed: number;
  readonly scenario: string;
  readonly scenarioAtMinute: number;
  readonly minutes: number;
}): Promise<OpenedMarket> {
  const { seed, scenario, minutes } = options;
  const opened = openGenerator({
    seed,
    scenario,
    quoteDefaults: defaultSettings().paper,
    scenarioAtMs: options.scenarioAtMinute * 60_000,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const { description } = opened.value;
  const before = unixMs((description.from ?? 0) + minutes * 60_000);
  const columns = [];
  for (const { symbol } of description.instruments) {
    const bars = await opened.value.history({ symbol, interval: '1m', limit: minutes, before });
    columns.push({ symbol, bars });
  }
  await opened.value.close();
  return marketOf({ ...description, cadenceMs: 20 * SECOND_MS }, columns);
}

/** A market of these bars, minute by minute. */
export function marketOf(
  description: OpenedMarket['description'],
  symbols: readonly { readonly symbol: SymbolName; readonly bars: readonly Candle[] }[],
): OpenedMarket {
  const columns = symbols.map(({ symbol, bars }) => {
    const builder = new ColumnBuilder();
    for (const bar of bars) builder.add(bar, 0);
    return builder.build({ symbol, interval: '1m', intervalMs: 60_000 });
  });
  return { description, columns, instruments: description.instruments, notes: [] };
}

/** Recorded bars of some symbols between two times. */
export async function recordedMarket(options: {
  readonly folder: string;
  readonly symbols: readonly string[];
  readonly from: string;
  readonly to: string;
}): Promise<OpenedMarket> {
  const opened = await openMarket({
    market: { kind: 'files', paths: [options.folder] },
    symbols: options.symbols,
    from: Date.parse(options.from),
    history: historyBars,
    to: Date.parse(options.to),
    quoteDefaults: defaultSettings().paper,
    now: unixMs(Date.UTC(2026, 0, 1)),
    onBars: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** Plays the market at both paces. */
export function playBoth(
  market: OpenedMarket,
  choice: RunChoice,
): { readonly plain: Outcome; readonly quick: Outcome } {
  return { plain: playAt('PLAIN', market, choice), quick: playAt('QUICK', market, choice) };
}

export function playAt(pace: RunPlan['pace'], market: OpenedMarket, choice: RunChoice): Outcome {
  const job = jobOf(choice);
  const checked = prepareRun(job);
  if (!checked.ok) throw new Error(checked.error);
  const installed = installOn(checked.value.strategy, market.description.interval);
  const facts: string[] = [];
  const first = Math.min(...market.columns.map(({ openTime }) => openTime[0] ?? Infinity));
  const played = playRun({
    market,
    settings: checked.value.settings,
    installed,
    seed: `market|${job.seed}`,
    app: job.app,
    equity: checked.value.equity,
    afterStop: job.afterStop,
    from: unixMs(job.from ?? first),
    pace,
    onBars: () => undefined,
    onEntry: (type, data, at) => {
      if (isKept(type, data)) facts.push(JSON.stringify([at, type, data], withoutRungTime));
    },
  });
  const prepared = { ...checked.value, installed };
  const { resultHash } = assembleRun({ job, prepared, market, played, variants: [], durationMs: 0 });
  return { facts, played, hash: resultHash };
}

/** How long a book has been on its rung is the sum of its samples; no rung is climbed in a backtest. */
const withoutRungTime = (name: string, value: unknown): unknown =>
  name === 'elapsedMs' || name === 'activeMs' ? undefined : value;

/** Nobody reads samples, alerts and refusals of a backtest entry by entry: the quick player may leave those out, and counts the refusals. */
function isKept(type: string, data: object): boolean {
  if (type === 'EQUITY_SAMPLE' || type.startsWith('ALERT_')) return false;
  if (type === 'SIGNAL') return !('outcome' in data && data.outcome === 'DENIED');
  return type !== 'RISK_CHECK' || !('ok' in data && data.ok === false);
}

const jobOf = (choice: RunChoice): BacktestJob => ({
  id: 'run',
  market: { kind: 'generator', seed: 0, scenario: 'normal' },
  strategy: 'donchian',
  parameters: EAGER,
  symbols: [],
  from: null,
  to: null,
  mode: 'PAPER',
  equity: null,
  afterStop: 'RESUME',
  declaredVariants: 0,
  seed: 1,
  settings: {},
  store: '',
  askedAt: 0,
  app: 'test',
  ...choice,
});

/** The book at the end of a run, as text. */
export function bookText({ played }: Outcome): string {
  const { cash, positions, orders, counters, day, riskHighWater } = bookOf(played.session.state);
  return JSON.stringify({ cash, positions: [...positions], orders: [...orders], counters, day, riskHighWater });
}
