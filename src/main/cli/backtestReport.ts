/** A stored run in words for a person and as one JSON document for a program. */
import { metricReasonText } from '../../shared/evidence/metricReasonText.ts';
import type { Metric } from '../../shared/evidence/metric.ts';
import { decimal } from '../../shared/values/decimal.ts';
import { rfc3339, type UnixMs } from '../../shared/values/time.ts';
import type { BacktestRun } from '../ports/backtests.ts';

/** At most this many lines of a kind are printed; the store has them all. */
const MOST_LINES = 20;

/** The run as text: result first, what speaks for and against it, what tripped, what was found in the data. */
export function backtestText(run: BacktestRun): string {
  return [
    ...heading(run),
    ...results(run),
    '',
    ...evidence(run),
    ...trips(run),
    ...notes(run),
    '',
    ...identity(run),
  ].join('\n');
}

/** The run without its trades and points, which are long and in the store. */
export function backtestJson(run: BacktestRun): unknown {
  const { trades, points, ...rest } = run;
  return { ok: true, ...rest, tradeCount: trades.length, pointCount: points.length };
}

const heading = ({ id, strategy, market, setup }: BacktestRun): readonly string[] => [
  `Backtest ${id}: ${strategy.id} on ${market.label}, ${market.symbols.length} ${market.symbols.length === 1 ? 'symbol' : 'symbols'}, ${count(market.bars)} bars of ${market.interval}${market.synthetic ? ', SYNTHETIC' : ''}`,
  `${minute(market.from)} to ${minute(market.to)}, limits of ${setup.mode}, start ${amount(setup.equity)} ${setup.currency}`,
  `Parameters ${Object.entries(strategy.parameters)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')}`,
  '',
];

function results({ end, setup, performance, counts, costs }: BacktestRun): readonly string[] {
  const { trades } = performance;
  const net = decimal(end.equity).minus(decimal(setup.equity));
  const fees = decimal(costs.makerFees).plus(decimal(costs.takerFees));
  return [
    line(
      'Equity',
      `${amount(end.equity)} ${setup.currency}, net ${signed(net.toFixed(2))} (${percent(performance.totalReturn)})`,
    ),
    line(
      'Trades',
      `${count(trades.count)} closed, ${end.openPositions} open; win rate ${percent(trades.winRate)}, expectancy ${number(trades.expectancyR)} R`,
    ),
    line(
      'Sharpe',
      `${number(performance.sharpe)} a year on ${performance.dailyReturns} days; Sortino ${number(performance.sortino)}`,
    ),
    line('Drawdown', `largest ${percent(performance.drawdown.max)}, now ${percent(performance.drawdown.current)}`),
    line(
      'Costs',
      `fees ${fees.toFixed(2)}, slippage ${decimal(costs.slippage).toFixed(2)} ${setup.currency}; turnover ${number(performance.turnover)} x equity`,
    ),
    line(
      'Orders',
      `${count(counts.orders)} sent, ${count(counts.fills)} fills; ${count(counts.refused)} entries refused by the gate`,
    ),
    ...performance.benchmarks.map(({ name, totalReturn }) => line(name, percent(totalReturn))),
    line('End', `${end.text}${end.resumes > 0 ? ` Resumed ${end.resumes} times by script.` : ''}`),
  ];
}

function evidence({ evidence: panel, variants }: BacktestRun): readonly string[] {
  const { low, high } = panel.sharpe.interval ?? { low: null, high: null };
  const range =
    low === null || high === null ? '' : `; 95% interval of the Sharpe ratio ${low.toFixed(1)} to ${high.toFixed(1)}`;
  return [
    line('Evidence', `grade ${panel.grade}${range}`),
    line('', panel.sentence),
    line(
      'Variants',
      `${variants.known} known here, ${variants.declared} declared; deflated ${percent(panel.deflated.value)}`,
    ),
  ];
}

function trips({ trips: all, stops }: BacktestRun): readonly string[] {
  const levels = all.map(({ at, trigger, from, to, text }) => `  ${minute(at)}  ${trigger} ${from} to ${to}: ${text}`);
  const stopped = stops.map(
    ({ at, incident, cause, equityBefore, equityAfter }) =>
      `  ${minute(at)}  emergency stop ${incident}, ${cause}: equity ${amount(equityBefore)} before, ${equityAfter === null ? 'not flat at the end' : `${amount(equityAfter)} when flat`}`,
  );
  return section('Breaker', [...stopped, ...levels]);
}

const notes = ({ notes: all }: BacktestRun): readonly string[] =>
  section(
    'Notes',
    all.map((text) => `  ${text}`),
  );

const identity = ({ strategy, market, setup, resultHash }: BacktestRun): readonly string[] => [
  `Hashes: strategy ${short(strategy.hash)}, market ${short(market.hash)}, settings ${short(setup.settingsHash)}, result ${short(resultHash)}; seed ${setup.seed}, Breakwater ${setup.app}`,
];

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_LINES;
  return ['', title, ...lines.slice(0, MOST_LINES), ...(rest > 0 ? [`  and ${count(rest)} more`] : [])];
}

const LABEL_WIDTH = 10;
const line = (label: string, text: string): string => `${label.padEnd(LABEL_WIDTH)} ${text}`;
const count = (value: number): string => value.toLocaleString('en-US');
const amount = (text: string): string => decimal(text).toFixed(2);
const signed = (text: string): string => (text.startsWith('-') ? text : `+${text}`);
const minute = (at: UnixMs): string => `${rfc3339(at).slice(0, 16)}Z`;
const short = (hash: string): string => hash.slice(0, 12);
const missing = ({ reason }: Metric): string => (reason === null ? 'n/a' : `n/a (${metricReasonText(reason)})`);
const number = (metric: Metric): string => (metric.value === null ? missing(metric) : metric.value.toFixed(2));
const percent = (metric: Metric): string =>
  metric.value === null ? missing(metric) : `${(metric.value * 100).toFixed(2)}%`;
