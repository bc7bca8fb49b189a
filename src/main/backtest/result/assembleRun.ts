/** Puts the result of a played run together: what happened, every metric, the evidence, and the hashes that tie it to its inputs. */
import { createHash } from 'node:crypto';
import { decimalText } from '../../../shared/values/decimal.ts';
import { unixMs } from '../../../shared/values/time.ts';
import type { PerformanceSummary } from '../../../shared/evidence/performanceSummary.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { EvidencePanel } from '../../../shared/evidence/evidencePanel.ts';
import { dataSeed } from '../../domain/evidence/dataSeed.ts';
import { evidencePanel } from '../../domain/evidence/evidencePanel.ts';
import { lossesToLimit } from '../../domain/evidence/tripOdds.ts';
import { performanceSummary } from '../../domain/metrics/performanceSummary.ts';
import type { TradeFact } from '../../domain/metrics/tradeFact.ts';
import { equityOf } from '../../engine/exposure.ts';
import type { BacktestJob, BacktestRun, BacktestVariant } from '../../ports/backtests.ts';
import { hashColumns, type OpenedMarket } from '../market/openMarket.ts';
import type { PlayedRun } from '../run/playRun.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { bookOf } from '../run/session.ts';
import { benchmarksOf } from './benchmarks.ts';
import { tradeRows } from './tradeRows.ts';

export interface RunInputs {
  readonly job: BacktestJob;
  readonly prepared: PreparedRun;
  readonly market: OpenedMarket;
  readonly played: PlayedRun;
  /** Every variant of the strategy that was run on the same market before, by hash; this run's own may be among them. */
  readonly variants: readonly BacktestVariant[];
  readonly durationMs: number;
}

/** The result, ready to be stored. */
export function assembleRun(inputs: RunInputs): BacktestRun {
  const { job, prepared, market, played } = inputs;
  const rows = tradeRows(played.ledger.trades, played.lanes);
  const facts = rows.map(({ fact }) => fact);
  const performance = performanceOf(inputs, facts);
  const others = inputs.variants.filter(({ hash }) => hash !== prepared.installed.hash);
  const known = others.length + 1;
  const happened = {
    strategy: strategyOf(prepared),
    market: marketOf(market, played),
    setup: setupOf(job, prepared),
    end: endOf(played),
    counts: countsOf(played),
    costs: costsOf(played),
    performance,
    trades: rows.map(({ row }) => row),
    points: played.meter.points,
    trips: played.ledger.trips,
    stops: played.ledger.stops,
    notes: notesOf(market, played),
  };
  return {
    id: job.id,
    askedAt: unixMs(job.askedAt),
    durationMs: inputs.durationMs,
    ...happened,
    evidence: evidenceOf(inputs, { facts, others }),
    variants: { known, declared: job.declaredVariants },
    resultHash: sha256(JSON.stringify(happened)),
  };
}

function performanceOf({ played, market }: RunInputs, trades: readonly TradeFact[]): PerformanceSummary {
  const { meter, ledger } = played;
  return performanceSummary({
    record: meter.record,
    trades,
    filledNotional: ledger.filledNotional.toNumber(),
    costs: {
      makerFees: ledger.makerFees.toNumber(),
      takerFees: ledger.takerFees.toNumber(),
      funding: 0,
      slippage: ledger.slippage.toNumber(),
    },
    startEquity: meter.points[0]?.equity ?? 0,
    flows: [],
    benchmarks: benchmarksOf(meter.record, market.columns),
  });
}

function evidenceOf(
  { job, prepared, played }: RunInputs,
  { facts, others }: { readonly facts: readonly TradeFact[]; readonly others: readonly BacktestVariant[] },
): EvidencePanel {
  const { settings } = prepared;
  const dailyReturns = played.meter.record.days.closed;
  const limits = settings.modes.PAPER;
  return evidencePanel({
    dailyReturns,
    trades: facts,
    attempt: others.length + 1,
    pastAttempts: others.flatMap(({ sharpe, days }) => (sharpe === null ? [] : [{ sharpe, days }])),
    isUndeclared: false,
    lossesToTrip: lossesToLimit(limits.drawdown, limits.risk),
    settings: withVariants(settings, job.declaredVariants),
    seed: dataSeed(dailyReturns, facts, (bytes) => createHash('sha256').update(bytes).digest('hex')),
  });
}

/** A run counts the variants that were declared for it. */
const withVariants = (settings: Settings, declaredVariants: number): Pick<Settings, 'gate' | 'evidence'> => ({
  gate: settings.gate,
  evidence: { ...settings.evidence, declaredVariants },
});

function strategyOf({ installed, parametersHash }: PreparedRun): BacktestRun['strategy'] {
  const { id, version, parameters } = installed.strategy;
  return { id, version, hash: installed.hash, parameters, parametersHash };
}

function marketOf({ description, columns }: OpenedMarket, played: PlayedRun): BacktestRun['market'] {
  return {
    label: description.label,
    synthetic: description.synthetic,
    interval: description.interval,
    fingerprint: description.fingerprint,
    hash: hashColumns(
      columns,
      played.lanes.map(({ first }) => first),
    ),
    symbols: columns.map(({ symbol }) => symbol),
    from: played.from,
    to: played.endedAt,
    bars: played.bars,
  };
}

const setupOf = (job: BacktestJob, prepared: PreparedRun): BacktestRun['setup'] => ({
  app: job.app,
  settingsHash: prepared.settingsHash,
  mode: job.mode,
  currency: prepared.settings.paper.currency,
  equity: prepared.equity,
  afterStop: job.afterStop,
  seed: job.seed,
});

function endOf({ session, stopped, endedAt, resumes, ledger }: PlayedRun): BacktestRun['end'] {
  const book = bookOf(session.state);
  const last = ledger.stops.at(-1);
  return {
    kind: stopped ? 'STOPPED' : 'END_OF_DATA',
    at: endedAt,
    text: stopped
      ? `Ended by the emergency stop ${last?.incident ?? ''} (${last?.cause ?? ''}); run with --after-stop resume to go on.`
      : 'Ran to the end of the data.',
    resumes,
    equity: decimalText(equityOf(session.state, 'PAPER').reporting),
    cash: decimalText(book.cash),
    openPositions: book.positions.size,
  };
}

const countsOf = ({ session, ledger, refused }: PlayedRun): BacktestRun['counts'] => ({
  orders: bookOf(session.state).counters.order,
  fills: ledger.fills,
  signals: [...session.state.durable.strategies.values()].reduce(
    (sum, run) => sum + run.signals,
    refused - ledger.refused,
  ),
  refused,
});

const costsOf = ({ ledger }: PlayedRun): BacktestRun['costs'] => ({
  makerFees: decimalText(ledger.makerFees),
  takerFees: decimalText(ledger.takerFees),
  slippage: decimalText(ledger.slippage),
  filledNotional: decimalText(ledger.filledNotional),
});

function notesOf(market: OpenedMarket, played: PlayedRun): readonly string[] {
  const late = played.lanes.filter(({ columns }) => (columns.openTime[0] ?? 0) > played.from);
  const begins =
    late.length === 0 ? [] : [`${late.map(({ symbol }) => symbol).join(', ')}: begins after the run does.`];
  return [...market.notes, ...begins, ...MODEL_NOTES];
}

/** What every candle backtest leaves out (docs/paper-fills.md). */
const MODEL_NOTES = [
  'Fills are modeled on bars: spread and slippage from docs/paper-fills.md, the path inside a bar from docs/market-data.md. Funding and liquidation are not simulated.',
];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
