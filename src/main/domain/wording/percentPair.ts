/** A found and an allowed percentage side by side: two that differ never read alike (UI-69). */
import { decimal, type Decimal } from '../../../shared/values/decimal.ts';

const HUNDRED = decimal(100);
/** Finer than any price or limit says anything. */
const MOST_PLACES = 8;

/** "6.7%" and "2.1%" of two fractions, with `least` places, and with more where these would hide the difference. */
export function percentPair(found: Decimal, allowed: Decimal, least = 1): readonly [found: string, allowed: string] {
  let places = least;
  while (places < MOST_PLACES && isHidden(found, allowed, places)) places += 1;
  return [percent(found, places), percent(allowed, places)];
}

const isHidden = (found: Decimal, allowed: Decimal, places: number): boolean =>
  !found.equals(allowed) && percent(found, places) === percent(allowed, places);

const percent = (fraction: Decimal, places: number): string => `${fraction.mul(HUNDRED).toFixed(places)}%`;
