/**
 * What a market order pays beyond the quote when no book was recorded (docs/paper-fills.md). Always against the order, never zero.
 * The largest of three terms, so that calm data cannot hide size and small size cannot hide violent data.
 */
import type { Candle } from '../../../../shared/model/candle.ts';
import { decimal, maxDecimal, type Decimal } from '../../../../shared/values/decimal.ts';

/** 2 basis points of the price. */
const LEAST_SHARE = decimal('0.0002');
/** 5 % of the last bar's high to low. */
const RANGE_SHARE = decimal('0.05');

/** Price units to add for a buy and subtract for a sell. `bar` is the last closed bar, null before the first. */
export function slippage(start: Decimal, quantity: Decimal, bar: Candle | null): Decimal {
  const least = start.mul(LEAST_SHARE);
  if (bar === null) return least;
  const range = decimal(bar.high).minus(decimal(bar.low));
  return maxDecimal(least, range.mul(RANGE_SHARE), range.mul(participation(quantity, decimal(bar.volume))));
}

/** Square root of the share of the bar's volume (square-root impact law); 1 where nothing traded. */
function participation(quantity: Decimal, volume: Decimal): Decimal {
  return volume.isZero() ? decimal(1) : quantity.div(volume).sqrt();
}
