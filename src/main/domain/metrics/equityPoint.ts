/** Where returns come from: equity samples, and the money that moved without being earned. Analytics floats in account currency. */
import type { UnixMs } from '../../../shared/values/time.ts';

/** Equity of a book at an instant, marked for reporting (CV-06): one a minute and one at every fill (ME-06). */
export interface EquityPoint {
  readonly at: UnixMs;
  readonly equity: number;
  /** Gross exposure: sum of absolute notionals. */
  readonly gross: number;
}

/** Deposit above zero, withdrawal below; never a return (ME-01). */
export interface ExternalFlow {
  readonly at: UnixMs;
  readonly amount: number;
  /** Equity just before the flow, which is where a sub-period ends (ME-02). */
  readonly equityBefore: number;
}
