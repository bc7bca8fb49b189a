/** Reads runs back. What the columns hold was written by this program; it is parsed all the same, because a file can come from anywhere. */
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { levels } from '../../../shared/model/mode.ts';
import { decimal, decimalText, decimalTextSchema } from '../../../shared/values/decimal.ts';
import { unixMsSchema } from '../../../shared/values/time.ts';
import type { BacktestRun, BacktestVariant, StoredBacktest } from '../../ports/backtests.ts';
import { headOf, runRowSchema, type RunHead } from './runRow.ts';

const count = z.int().min(0);
const float = z.string().transform(Number).pipe(z.number());
const level = z.enum(levels);
const time = unixMsSchema;

const tradeSchema = z.object({
  number: count,
  symbol: z.string(),
  side: z.enum(['LONG', 'SHORT']),
  quantity: decimalTextSchema,
  entryPrice: decimalTextSchema,
  exitPrice: decimalTextSchema,
  realizedPnl: decimalTextSchema,
  fees: decimalTextSchema,
  netPnl: decimalTextSchema,
  rMultiple: decimalTextSchema.nullable(),
  reason: z.string(),
  openedAt: time,
  closedAt: time,
  mae: decimalTextSchema,
  mfe: decimalTextSchema,
  maeR: decimalTextSchema.nullable(),
  mfeR: decimalTextSchema.nullable(),
});

const pointSchema = z.object({ at: time, equity: float, low: float, hold: float });
const tripSchema = z.object({
  at: time,
  trigger: z.string(),
  rule: z.string(),
  from: level,
  to: level,
  value: z.string(),
  limit: z.string(),
  text: z.string(),
});
const stopSchema = z.object({
  incident: z.string(),
  cause: z.string(),
  at: time,
  flatAt: time.nullable(),
  equityBefore: decimalTextSchema,
  equityAfter: decimalTextSchema.nullable(),
  resumedAt: time.nullable(),
});
const variantSchema = z.object({ hash: z.string(), sharpe: z.number().nullable(), days: count });

const TRADES = `SELECT number, symbol, side, quantity, entry_price AS entryPrice, exit_price AS exitPrice, realized_pnl AS realizedPnl, fees,
  net_pnl AS netPnl, r_multiple AS rMultiple, reason, opened_at AS openedAt, closed_at AS closedAt, mae, mfe, mae_r AS maeR, mfe_r AS mfeR
  FROM trades WHERE run = ? ORDER BY number`;
const POINTS = 'SELECT at, equity, low, hold FROM points WHERE run = ? ORDER BY at';
const TRIPS = `SELECT at, trigger, rule, level_from AS "from", level_to AS "to", value, level_limit AS "limit", text
  FROM trips WHERE run = ? ORDER BY place`;
const STOPS = `SELECT incident, cause, at, flat_at AS flatAt, equity_before AS equityBefore, equity_after AS equityAfter, resumed_at AS resumedAt
  FROM stops WHERE run = ? ORDER BY at, incident`;
const NOTES = 'SELECT text FROM notes WHERE run = ? ORDER BY place';
/** The newest run of each hash speaks for it. */
const VARIANTS = `SELECT strategy_hash AS hash, sharpe_per_day AS sharpe, days FROM runs AS run WHERE strategy = @strategy AND fingerprint = @fingerprint
  AND NOT EXISTS (SELECT 1 FROM runs AS newer WHERE newer.strategy = run.strategy AND newer.fingerprint = run.fingerprint
    AND newer.strategy_hash = run.strategy_hash AND (newer.asked_at, newer.id) > (run.asked_at, run.id))
  ORDER BY hash`;

/** The run of an id, null when there is none. */
export function readRun(database: Database.Database, id: string): BacktestRun | null {
  const row = database.prepare('SELECT * FROM runs WHERE id = ?').get(id);
  if (row === undefined) return null;
  const all = (sql: string): readonly unknown[] => database.prepare(sql).all(id);
  return {
    ...headOf(runRowSchema.parse(row)),
    trades: z.array(tradeSchema).parse(all(TRADES)),
    points: z.array(pointSchema).parse(all(POINTS)),
    trips: z.array(tripSchema).parse(all(TRIPS)),
    stops: z.array(stopSchema).parse(all(STOPS)),
    notes: z.array(z.string()).parse(database.prepare(NOTES).pluck().all(id)),
  };
}

/** The newest runs, newest first. */
export function readRuns(database: Database.Database, limit: number): readonly StoredBacktest[] {
  const rows = database.prepare('SELECT * FROM runs ORDER BY asked_at DESC, id DESC LIMIT ?').all(limit);
  return rows.map((row) => listed(headOf(runRowSchema.parse(row))));
}

/** Every variant of a strategy on a market. */
export const readVariants = (
  database: Database.Database,
  of: { readonly strategy: string; readonly fingerprint: string },
): readonly BacktestVariant[] => z.array(variantSchema).parse(database.prepare(VARIANTS).all(of));

function listed(run: RunHead): StoredBacktest {
  const { makerFees, takerFees, slippage } = run.costs;
  return {
    id: run.id,
    askedAt: run.askedAt,
    strategy: run.strategy.id,
    parametersHash: run.strategy.parametersHash,
    from: run.market.from,
    to: run.market.to,
    trades: run.performance.trades.count,
    performance: run.performance,
    evidence: run.evidence,
    netPnl: decimalText(decimal(run.end.equity).minus(decimal(run.setup.equity))),
    costs: decimalText(decimal(makerFees).plus(decimal(takerFees)).plus(decimal(slippage))),
    text: run.end.text,
  };
}
