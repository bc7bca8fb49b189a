/** Commands and rows of backtest runs (UI-58). A run is stored whole and compared later with paper and live. */
import { z } from 'zod';
import { strategyParametersSchema } from '../model/strategy.ts';
import { decimalTextSchema } from '../values/decimal.ts';
import { idSchema, symbolSchema } from './fields.ts';
import { evidencePart } from './viewRisk.ts';

const dec = decimalTextSchema;
const at = z.int().min(0);
const line = z.string().max(400);
const ratio = z.number().nullable();

export const backtestRequestSchema = z.strictObject({
  strategy: idSchema,
  parameters: strategyParametersSchema,
  /** Empty takes every symbol of the data. */
  symbols: z.array(symbolSchema).max(500),
  /** "feed": the candle files or generator this desk was started with. */
  source: z.literal('feed'),
  from: at.nullable(),
  to: at.nullable(),
  equity: dec,
  /** Variants tried outside of this desk; those of this desk are counted by it. */
  declaredVariants: z.int().min(0).max(1_000_000),
  seed: z.int().min(0).max(4_294_967_295),
  afterStop: z.enum(['END', 'RESUME']),
});
export type BacktestRequest = z.output<typeof backtestRequestSchema>;

export const backtestRow = z.strictObject({
  id: z.string(),
  state: z.enum(['RUNNING', 'DONE', 'FAILED', 'CANCELED']),
  /** "412,000 bars/s, 38%, 9 s left" while it runs; why it failed. */
  text: line,
  strategy: z.string(),
  parametersHash: z.string().max(64),
  from: at.nullable(),
  to: at.nullable(),
  startedAt: at,
  trades: z.int(),
  sharpe: z.strictObject({ value: ratio, low: ratio, high: ratio }),
  maxDrawdown: ratio,
  netPnl: dec.nullable(),
  costs: dec.nullable(),
  grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
});

export const backtestResultSchema = z.strictObject({
  row: backtestRow,
  metrics: z.array(
    z.strictObject({ name: line, value: line.nullable(), reason: line.nullable(), rule: z.string().max(12) }),
  ),
  evidence: evidencePart,
  /** At most 1,000 points, and buy-and-hold of the same symbols beside it. */
  equity: z.array(z.strictObject({ at, equity: z.number(), hold: z.number() })),
  trips: z.array(z.strictObject({ at, trigger: z.string().max(40), level: z.string().max(4), text: line })),
  trades: z.array(
    z.strictObject({
      symbol: z.string(),
      side: z.enum(['LONG', 'SHORT']),
      openedAt: at,
      closedAt: at,
      entry: dec,
      exit: dec,
      netPnl: dec,
      rMultiple: dec.nullable(),
      reason: line,
    }),
  ),
  costs: z.strictObject({ fees: dec, slippage: dec, share: ratio }),
  notes: z.array(line),
  hashes: z.strictObject({
    strategy: z.string().max(64),
    data: z.string().max(200),
    settings: z.string().max(64),
    app: z.string().max(40),
    result: z.string().max(64),
  }),
  variants: z.strictObject({ known: z.int(), declared: z.int() }),
});
export type BacktestResult = z.output<typeof backtestResultSchema>;

export const backtestCommands = {
  startBacktest: { input: backtestRequestSchema, output: z.strictObject({ id: z.string() }) },
  cancelBacktest: { input: z.strictObject({ id: idSchema }), output: z.strictObject({}) },
  getBacktest: { input: z.strictObject({ id: idSchema }), output: backtestResultSchema },
} as const;
