/** Whether an order only reduces (RC-23), and how much still could. */
import type { Side } from '../../../shared/model/order.ts';
import { ZERO, maxDecimal } from '../../../shared/values/decimal.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';
import { exitSide, sideOfQuantity } from '../position/side.ts';

export interface ReduceInput {
  readonly side: Side;
  readonly quantity: Quantity;
  /** Signed, as the venue reports it. */
  readonly positionQuantity: Quantity;
  /** Working reducing quantity on the closing side. */
  readonly workingReduceQuantity: Quantity;
}

export interface ReduceClass {
  /** Above 0, opposite side, and together with what already works no more than the position: exposure cannot grow. */
  readonly isReducing: boolean;
  /** Largest quantity that would still reduce on the closing side; 0 when flat. */
  readonly maxReducible: Quantity;
}

/** Classifies an order against the position at the venue. */
export function classifyReduce(input: ReduceInput): ReduceClass {
  const { positionQuantity, workingReduceQuantity } = input;
  if (positionQuantity.isZero()) return { isReducing: false, maxReducible: quantity(ZERO) };
  const maxReducible = quantity(maxDecimal(ZERO, positionQuantity.abs().sub(workingReduceQuantity)));
  const closes = input.side === exitSide(sideOfQuantity(positionQuantity));
  const fits = input.quantity.greaterThan(0) && input.quantity.lessThanOrEqualTo(maxReducible);
  return { isReducing: closes && fits, maxReducible };
}
