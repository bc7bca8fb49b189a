/** Stops so close that ordinary movement hits them (PS-11): a warning, never a refusal. */
import { ZERO, decimal, decimalFromFloat, maxDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { Price } from '../../../shared/values/price.ts';
import { priceText } from '../wording/numberText.ts';

/** How much the price moves by itself. */
export interface NoiseFacts {
  /** Wilder's average true range of hourly bars in price units; null while unknown. */
  readonly atr: number | null;
  /** ask - bid. */
  readonly spread: Decimal;
  /** settings.sizing.noiseAtr: multiple of the range below which a stop is in the noise. */
  readonly noiseAtr: Decimal;
}

/** PS-11. */
const SPREADS = decimal(3);

/** STOP_IN_NOISE where the stop is closer than a share of the range or three spreads; empty where it is not. */
export function stopWarnings(
  { entry, stop, tick }: { readonly entry: Price; readonly stop: Price; readonly tick: Price },
  { atr, spread, noiseAtr }: NoiseFacts,
): readonly string[] {
  const distance = entry.sub(stop).abs();
  const byRange = atr === null ? ZERO : decimalFromFloat(atr).mul(noiseAtr);
  const bySpread = spread.mul(SPREADS);
  const noise = maxDecimal(byRange, bySpread);
  if (distance.greaterThanOrEqualTo(noise)) return [];
  const what = byRange.greaterThan(bySpread) ? `${noiseAtr.toFixed()} x the hourly range` : '3 x the spread';
  return [
    `The stop is ${priceText(distance, tick)} from the entry, closer than ${priceText(noise, tick)}, ${what}: ordinary movement hits it. Widen it (STOP_IN_NOISE, PS-11).`,
  ];
}
