/** The smallest order that a venue takes (RC-04): what is less can neither be sold nor guarded by a stop. */
import type { Instrument } from '../../../shared/model/instrument.ts';
import { ceilToStep, maxDecimal, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';

/** On the lot, at a price; an order that is exempt from the minimum notional has the minimum quantity alone. */
export function smallestOrder(
  { lot, minQuantity, minNotional }: Pick<Instrument, 'lot' | 'minQuantity' | 'minNotional'>,
  { price, isExempt }: { readonly price: Decimal; readonly isExempt: boolean },
): Quantity {
  const forValue = isExempt ? ZERO : minNotional.div(price);
  return quantity(ceilToStep(maxDecimal(forValue, minQuantity), lot));
}
