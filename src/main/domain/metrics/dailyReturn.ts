/** Return of one UTC day (ME-02, ME-03), the observation behind Sharpe, Sortino, volatility and all evidence. */
import type { UnixMs } from '../../../shared/values/time.ts';

export interface DailyReturn {
  /** 00:00 UTC of the day; the first observation may reach back into the day before (ME-03). */
  readonly day: UnixMs;
  /** Simple, not logarithmic; flows excluded. */
  readonly return: number;
  /** A mark at midnight is missing and the last one before it stands in. */
  readonly estimated: boolean;
}
