/** Reference price and width of the price collar (RC-05), shared by the price check and the depth that counts as near (RC-22). */
import type { Side } from '../../../shared/model/order.ts';
import type { Settings } from '../../../shared/settings.ts';
import {
  ONE,
  decimal,
  decimalFromFloat,
  maxDecimal,
  minDecimal,
  type Decimal,
} from '../../../shared/values/decimal.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import type { QuoteFact } from './context.ts';

/** RC-05: the mid counts up to this spread and age, the last trade up to its own. */
const MID_MAX_SPREAD = decimal('0.005');
const MID_MAX_AGE_MS = 2_000;
const LAST_MAX_AGE_MS = 5_000;

type CollarSettings = Pick<Settings['orders'], 'collarMin' | 'collarMax' | 'collarSigma'>;

/**
 * The mid where the spread is tight and the quote fresh, else the last trade while that is fresh, else null. A source that only has bars is as fresh
 * as two of them: one silent cadence is how it always looks.
 */
export function referencePrice({ quote, ageMs, cadenceMs }: QuoteFact): Price | null {
  const patienceMs = cadenceMs === null ? 0 : 2 * cadenceMs;
  const spread = quote.ask.sub(quote.bid).div(quote.mid);
  if (spread.lessThanOrEqualTo(MID_MAX_SPREAD) && ageMs <= Math.max(MID_MAX_AGE_MS, patienceMs)) return quote.mid;
  return ageMs <= Math.max(LAST_MAX_AGE_MS, patienceMs) ? quote.last : null;
}

/** c = clamp(factor x sigma of 15 minutes, min, max) as a fraction; the narrowest while sigma is unknown, which refuses more and never less. */
export function collarWidth(sigma15m: number | null, settings: CollarSettings): Decimal {
  if (sigma15m === null) return settings.collarMin;
  const wide = settings.collarSigma.mul(decimalFromFloat(sigma15m));
  return minDecimal(maxDecimal(wide, settings.collarMin), settings.collarMax);
}

/** Worst price for a side: reference x (1 + c) of a buy, (1 - c) of a sell. */
export const collarBound = (side: Side, reference: Price, width: Decimal): Price =>
  price(reference.mul(side === 'BUY' ? ONE.add(width) : ONE.sub(width)));
