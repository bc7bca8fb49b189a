/** What the gates of SM-05, SM-06 and SM-09 compare with their thresholds, unrounded. */
import type { Metric } from '../../../shared/evidence/metric.ts';

export interface GateMetrics {
  /** Fraction of closed round trips with net P&L above zero (ME-10). */
  readonly winRate: Metric;
  /** Annual, of closed days (ME-04). */
  readonly sharpe: Metric;
  /** On minute samples and fills (ME-06), since the start of the record. */
  readonly maxDrawdown: Metric;
  /** Closed round trips. */
  readonly trades: number;
  /** Closed daily returns behind the Sharpe ratio; the running day never counts (ME-03). */
  readonly dailyReturnCount: number;
  /** Time-weighted return of the whole record, the running day included (SM-09). */
  readonly twr: Metric;
  /** Sum of net P&L of closed round trips, fees and funding included (SM-09). */
  readonly realizedNetPnl: number;
}
