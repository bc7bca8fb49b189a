/** How much smaller a trade is while its symbol moves more than usual (PS-04). */
import type { Settings } from '../../../shared/settings.ts';
import { ONE, decimalFromFloat, maxDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { VolatilityFacts } from './volatilityFacts.ts';

type MultiplierSettings = Pick<Settings['sizing'], 'mVolMin' | 'mVolUnknown' | 'volMinObs'>;

/** Far below any lot, short enough to read and to store. */
const PLACES = 12;

/** clamp(sigma_ref / sigma_now, floor, 1): it only ever scales down. What stands in while too few days are known is the settings' own number. */
export function volatilityMultiplier(
  { sigmaNow, sigmaReference, observations }: VolatilityFacts,
  settings: MultiplierSettings,
): Decimal {
  if (sigmaNow === null || sigmaReference === null || observations < settings.volMinObs) return settings.mVolUnknown;
  if (sigmaNow <= sigmaReference) return ONE;
  return maxDecimal(decimalFromFloat(sigmaReference / sigmaNow).toDecimalPlaces(PLACES), settings.mVolMin);
}
