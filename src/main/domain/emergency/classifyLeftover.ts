/** What is left after a close: too small to sell, or still to be closed (ES-09). */
import type { Money } from '../../../shared/values/money.ts';
import { notional } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';

export type LeftoverKind = 'FLAT' | 'DUST' | 'RESIDUAL';

export interface LeftoverInput {
  /** Signed or unsigned. */
  readonly quantity: Quantity;
  readonly lot: Quantity;
  readonly price: Price;
  readonly minNotional: Money;
  /** Reduce-only orders may be below the minimum notional: such a rest can be closed, so it must be. */
  readonly reduceOnlyExempt: boolean;
}

/** DUST below one lot, or below the minimum notional where closing is not exempt; its value is listed, not counted as open. */
export function classifyLeftover(input: LeftoverInput): { readonly kind: LeftoverKind; readonly value: Money } {
  const size = quantity(input.quantity.abs());
  const value = notional(size, input.price);
  if (size.isZero()) return { kind: 'FLAT', value };
  const isDust = size.lessThan(input.lot) || (!input.reduceOnlyExempt && value.lessThan(input.minNotional));
  return { kind: isDust ? 'DUST' : 'RESIDUAL', value };
}
