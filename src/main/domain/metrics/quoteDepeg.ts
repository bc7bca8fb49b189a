/** The quote currency against the dollar (ME-22): a line of its own in reports and an alert, never the strategy's profit. */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { ONE, decimal, type Decimal } from '../../../shared/values/decimal.ts';

/** Farther from one dollar than this raises P2. */
const DEPEG_LIMIT = decimal('0.01');

/** Whether the quote currency is more than 1 % away from one dollar; equality is not a depeg (CV-04). */
export const isDepegged = (usdPerQuote: Decimal): boolean => usdPerQuote.sub(ONE).abs().greaterThan(DEPEG_LIMIT);

/** What the quote currency itself gained or lost against the dollar over a period, a fraction. */
export const quoteReturn = (startUsd: number, endUsd: number): Metric =>
  startUsd > 0 && endUsd > 0 ? defined(endUsd / startUsd - 1) : undefinedFor('NO_PRICES');
