/** Over the limits of a lower rung (SM-21): nothing is sold at once; what is still over after a wait is trimmed, largest first, down to the caps. */
import type { Settings } from '../../../shared/settings.ts';
import { ceilToStep, maxDecimal, minDecimal, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { notional, type Money } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';

export interface TrimPosition {
  readonly symbol: SymbolName;
  /** Signed. */
  readonly quantity: Quantity;
  readonly price: Price;
  readonly lot: Quantity;
  /** The smallest order that the venue takes: a smaller excess is rounded up to it, a smaller position is dust and stays (ES-09). */
  readonly least: Quantity;
}

export interface TrimCaps {
  /** Account currency. */
  readonly gross: Money;
  readonly symbol: Money;
}

export interface Trim {
  readonly symbol: SymbolName;
  /** Unsigned, on the lot, at most the position. */
  readonly quantity: Quantity;
}

/** When trimming begins: sooner after a risk cause. */
export const trimDueAt = (demotedAt: UnixMs, isRiskCause: boolean, settings: Settings['demotion']): UnixMs =>
  unixMs(demotedAt + (isRiskCause ? settings.trimAfterRiskMs : settings.trimAfterMs));

/** The trims that bring every symbol and the gross exposure to its cap or just below, largest position first; empty when nothing is over. */
export function planTrim(positions: readonly TrimPosition[], caps: TrimCaps): readonly Trim[] {
  const cuts = positions
    .toSorted((one, other) => sizeOf(other).comparedTo(sizeOf(one)))
    .map((position) => ({ position, toSymbolCap: cutFor(position, sizeOf(position).sub(caps.symbol)) }));
  const left = cuts.map(({ position, toSymbolCap }) => sizeOf(position).sub(toSymbolCap.mul(position.price)));
  let over = left.reduce<Decimal>((sum, each) => sum.add(each), ZERO).sub(caps.gross);
  return cuts.flatMap(({ position, toSymbolCap }) => {
    const cut = cutFor(position, toSymbolCap.mul(position.price).add(maxDecimal(over, ZERO)));
    over = over.sub(cut.sub(toSymbolCap).mul(position.price));
    return cut.isZero() ? [] : [{ symbol: position.symbol, quantity: quantity(cut) }];
  });
}

/** Whole lots worth at least the excess, so that a cap is met from below; never more than the position. */
function cutFor({ price, lot, least, quantity: held }: TrimPosition, excess: Decimal): Decimal {
  if (excess.lessThanOrEqualTo(0) || held.abs().lessThan(least)) return ZERO;
  return minDecimal(maxDecimal(ceilToStep(excess.div(price), lot), least), held.abs());
}

const sizeOf = (position: TrimPosition): Money => notional(position.quantity, position.price);
