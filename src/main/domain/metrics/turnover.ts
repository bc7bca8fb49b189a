/** Turnover (ME-16): sum of fill notional over the time-average equity. */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';

export const turnover = (filledNotional: number, averageEquity: number): Metric =>
  averageEquity <= 0 ? undefinedFor('NO_EQUITY') : defined(filledNotional / averageEquity);
