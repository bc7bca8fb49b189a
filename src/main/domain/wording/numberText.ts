/** Numbers as the trader reads them in sentences (UI-72): thousands separated, prices with the decimals of their tick, percent with two. */
import { ceilToStep, decimal, decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import type { Price } from '../../../shared/values/price.ts';
import { rfc3339, type UnixMs } from '../../../shared/values/time.ts';

const HUNDRED = decimal(100);
const CENT = decimal('0.01');

/** "60,000.0" for a tick of 0.10. */
export const priceText = (value: Decimal, tick: Price): string => grouped(value.toFixed(tick.decimalPlaces()));

/** "7.80". */
export const moneyText = (value: Decimal): string => grouped(value.toFixed(2));

/** "2.31%" of the fraction 0.0231. */
export const percentText = (fraction: Decimal): string => `${grouped(fraction.mul(HUNDRED).toFixed(2))}%`;

/** As percentText but rounded up, so that a value above its limit never reads like the limit. */
export const percentTextUp = (fraction: Decimal): string =>
  `${grouped(ceilToStep(fraction.mul(HUNDRED), CENT).toFixed(2))}%`;

/** As moneyText but rounded up. */
export const moneyTextUp = (value: Decimal): string => grouped(ceilToStep(value, CENT).toFixed(2));

/** "2%" and "0.25%": no more places than needed. */
export const shortPercentText = (fraction: Decimal): string => `${decimalText(fraction.mul(HUNDRED))}%`;

/** "14:02:10", UTC. */
export const timeText = (at: UnixMs): string => rfc3339(at).slice(11, 19);

/** "1.8 s" below ten seconds, "34 s" above. */
export const ageText = (ms: number): string =>
  ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.floor(ms / 1_000)} s`;

/** "2,410 ms": whole milliseconds. */
export const millisText = (ms: number): string => `${grouped(Math.round(ms).toFixed(0))} ms`;

/** "5 s", "2.5 s": a limit as it is set. */
export const secondsText = (ms: number): string => `${ms / 1_000} s`;

function grouped(text: string): string {
  const [whole = '', places] = text.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return places === undefined ? separated : `${separated}.${places}`;
}
