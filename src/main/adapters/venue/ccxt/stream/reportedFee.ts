/** What a fill cost, in account currency, whatever the venue charged it in. */
import type { Side } from '../../../../../shared/model/order.ts';
import { ZERO, type Decimal } from '../../../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../../../shared/values/ids.ts';
import { money, type Money } from '../../../../../shared/values/money.ts';
import type { Price } from '../../../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../../../shared/values/quantity.ts';

export interface ChargedFee {
  readonly amount: Decimal;
  /** Empty where the message names none. */
  readonly asset: string;
  readonly symbol: SymbolName;
  readonly side: Side;
  readonly price: Price;
}

export interface ReportedFee {
  readonly fee: Money;
  readonly baseFee?: Quantity;
  readonly unpricedFee?: { readonly asset: string; readonly amount: Decimal };
}

/**
 * A fee in the quote or account currency stands as it is; one in the base asset is worth the fill's own price, and a buyer receives that much less;
 * one in a third asset is worth its rate. Where that is not known the fee is 0 and what was charged stands beside it, for the desk to estimate.
 */
export function reportedFee(
  charged: ChargedFee,
  currency: string,
  rateOf: (asset: string) => Price | null,
): ReportedFee {
  const { amount, asset, symbol, side, price } = charged;
  if (amount.isZero()) return { fee: money(ZERO) };
  const [base, quote] = symbol.split(/[/:]/);
  if (asset === currency || asset === quote) return { fee: money(amount) };
  if (asset === base) {
    const fee = money(amount.mul(price));
    return side === 'BUY' && !symbol.includes(':') ? { fee, baseFee: quantity(amount) } : { fee };
  }
  const rate = rateOf(asset);
  return rate === null ? { fee: money(ZERO), unpricedFee: { asset, amount } } : { fee: money(amount.mul(rate)) };
}
