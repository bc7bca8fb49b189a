/** The row of a run and the run's own facts, which are most of its columns. */
import { z } from 'zod';
import { evidencePanelSchema } from '../../../shared/evidence/evidencePanel.ts';
import { performanceSummarySchema } from '../../../shared/evidence/performanceSummary.ts';
import { intervalSchema } from '../../../shared/model/candle.ts';
import { tradingModes } from '../../../shared/model/mode.ts';
import { strategyParametersSchema } from '../../../shared/model/strategy.ts';
import { decimalTextSchema } from '../../../shared/values/decimal.ts';
import { unixMsSchema } from '../../../shared/values/time.ts';
import type { BacktestRun } from '../../ports/backtests.ts';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(schema);
const count = z.int().min(0);
const time = unixMsSchema;

export const runRowSchema = z.object({
  id: z.string(),
  asked_at: time,
  duration_ms: z.number(),
  app: z.string(),
  strategy: z.string(),
  strategy_version: count,
  strategy_hash: z.string(),
  parameters: json(strategyParametersSchema),
  parameters_hash: z.string(),
  market_label: z.string(),
  synthetic: z.int(),
  interval: intervalSchema,
  fingerprint: z.string(),
  market_hash: z.string(),
  symbols: json(z.array(z.string())),
  from_at: time,
  to_at: time,
  bars: count,
  settings_hash: z.string(),
  mode: z.enum(tradingModes),
  currency: z.string(),
  start_equity: decimalTextSchema,
  after_stop: z.enum(['END', 'RESUME']),
  seed: count,
  end_kind: z.enum(['END_OF_DATA', 'STOPPED']),
  ended_at: time,
  end_text: z.string(),
  resumes: count,
  end_equity: decimalTextSchema,
  cash: decimalTextSchema,
  open_positions: count,
  orders: count,
  fills: count,
  signals: count,
  refused: count,
  maker_fees: decimalTextSchema,
  taker_fees: decimalTextSchema,
  slippage: decimalTextSchema,
  filled_notional: decimalTextSchema,
  performance: json(performanceSummarySchema),
  evidence: json(evidencePanelSchema),
  known_variants: count,
  declared_variants: count,
  result_hash: z.string(),
});

/** A run without the rows of the other tables. */
export type RunHead = Omit<BacktestRun, 'trades' | 'points' | 'trips' | 'stops' | 'notes'>;

type Row = z.output<typeof runRowSchema>;

/** The facts in a row that was read. */
export const headOf = (row: Row): RunHead => ({
  id: row.id,
  askedAt: row.asked_at,
  durationMs: row.duration_ms,
  strategy: {
    id: row.strategy,
    version: row.strategy_version,
    hash: row.strategy_hash,
    parameters: row.parameters,
    parametersHash: row.parameters_hash,
  },
  market: marketOf(row),
  setup: {
    app: row.app,
    settingsHash: row.settings_hash,
    mode: row.mode,
    currency: row.currency,
    equity: row.start_equity,
    afterStop: row.after_stop,
    seed: row.seed,
  },
  end: endOf(row),
  counts: { orders: row.orders, fills: row.fills, signals: row.signals, refused: row.refused },
  costs: {
    makerFees: row.maker_fees,
    takerFees: row.taker_fees,
    slippage: row.slippage,
    filledNotional: row.filled_notional,
  },
  performance: row.performance,
  evidence: row.evidence,
  variants: { known: row.known_variants, declared: row.declared_variants },
  resultHash: row.result_hash,
});

const marketOf = (row: Row): RunHead['market'] => ({
  label: row.market_label,
  synthetic: row.synthetic === 1,
  interval: row.interval,
  fingerprint: row.fingerprint,
  hash: row.market_hash,
  symbols: row.symbols,
  from: row.from_at,
  to: row.to_at,
  bars: row.bars,
});

const endOf = (row: Row): RunHead['end'] => ({
  kind: row.end_kind,
  at: row.ended_at,
  text: row.end_text,
  resumes: row.resumes,
  equity: row.end_equity,
  cash: row.cash,
  openPositions: row.open_positions,
});
