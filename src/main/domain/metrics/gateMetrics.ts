/** What the gates of SM-05, SM-06 and SM-09 compare with their thresholds, unrounded. The clock of SM-07 is the gate's own. */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { summarizeDrawdown } from './drawdown.ts';
import { sharpe } from './sharpe.ts';
import type { TrackRecord } from './trackRecord.ts';
import type { TradeFact } from './tradeFact.ts';
import { winRate } from './tradeSummary.ts';

export interface GateMetrics {
  readonly winRate: Metric;
  /** Annual, of closed days (ME-04). */
  readonly sharpe: Metric;
  /** On every point of the record (ME-06). */
  readonly maxDrawdown: Metric;
  readonly closedTrades: number;
  /** Closed daily returns behind the Sharpe ratio; the running day never counts (ME-03). */
  readonly dailyReturns: number;
  /** Time-weighted return of the whole record, the running day included. */
  readonly twr: Metric;
}

/** Metrics of one book since its record began; every round trip that closed since then. */
export const gateMetrics = (record: TrackRecord, trades: readonly Pick<TradeFact, 'netPnl'>[]): GateMetrics => ({
  winRate: winRate(trades),
  sharpe: sharpe(record.days.closed.map((day) => day.return)),
  maxDrawdown: summarizeDrawdown(record.drawdown, record.last, record.points).max,
  closedTrades: trades.length,
  dailyReturns: record.days.closed.length,
  twr: totalReturn(record),
});

/** Time-weighted return of the record (ME-02). */
export const totalReturn = (record: TrackRecord): Metric =>
  record.everHadCapital ? defined(record.last.index - 1) : undefinedFor('NO_CAPITAL');
