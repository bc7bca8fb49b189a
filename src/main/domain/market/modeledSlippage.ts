/**
 * What a market order pays beyond the quote where no book is known (docs/paper-fills.md). Always against the order, never zero.
 * The largest of three terms, so that calm data cannot hide size and small size cannot hide violent data.
 */
import type { Candle } from '../../../shared/model/candle.ts';
import { ONE, ZERO, decimal, maxDecimal, type Decimal } from '../../../shared/values/decimal.ts';

/** 2 basis points of the price. */
const LEAST_SHARE = decimal('0.0002');
/** 5 % of the last bar's high to low. */
const RANGE_SHARE = decimal('0.05');

/** Price units to add for a buy and subtract for a sell. `bar` is the last closed bar, null before the first. */
export function modeledSlippage(start: Decimal, quantity: Decimal, bar: Candle | null): Decimal {
  const least = start.mul(LEAST_SHARE);
  if (bar === null) return least;
  const range = decimal(bar.high).minus(decimal(bar.low));
  return maxDecimal(least, range.mul(RANGE_SHARE), range.mul(participation(quantity, decimal(bar.volume))));
}

/**
 * Largest quantity whose modeled slippage is no more than `most` price units: 0 where even the smallest order pays more, null where size does not
 * matter.
 */
export function largestForSlippage(start: Decimal, most: Decimal, bar: Candle | null): Decimal | null {
  if (modeledSlippage(start, ZERO, bar).greaterThan(most)) return ZERO;
  if (bar === null) return null;
  const range = decimal(bar.high).minus(decimal(bar.low));
  const volume = decimal(bar.volume);
  if (range.isZero() || volume.isZero()) return null;
  const share = most.div(range);
  return volume.mul(share).mul(share);
}

/** Square root of the share of the bar's volume (square-root impact law); 1 where nothing traded. */
function participation(quantity: Decimal, volume: Decimal): Decimal {
  return volume.isZero() ? ONE : quantity.div(volume).sqrt();
}
