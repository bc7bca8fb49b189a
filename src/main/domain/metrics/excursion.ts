/** Worst and best excursion of a round trip from its average entry (ME-17), on risk marks. Decimals: amounts of money. */
import { ZERO, maxDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import { rMultiple } from '../position/applyFill.ts';

export interface Path {
  readonly side: 'LONG' | 'SHORT';
  readonly averageEntry: Decimal;
  /** Unsigned. */
  readonly quantity: Decimal;
  /** Lowest and highest risk mark while it was held. */
  readonly low: Decimal;
  readonly high: Decimal;
  /** Null without a planned stop. */
  readonly plannedRisk: Decimal | null;
}

/** Unsigned amounts; an excursion that never happened is zero. R is null without a planned stop. */
export interface Excursion {
  readonly mae: Money;
  readonly mfe: Money;
  readonly maeR: Decimal | null;
  readonly mfeR: Decimal | null;
}

export function excursionOf({ side, averageEntry, quantity, low, high, plannedRisk }: Path): Excursion {
  const below = maxDecimal(averageEntry.sub(low), ZERO).mul(quantity);
  const above = maxDecimal(high.sub(averageEntry), ZERO).mul(quantity);
  const [mae, mfe] = side === 'LONG' ? [below, above] : [above, below];
  return { mae: money(mae), mfe: money(mfe), maeR: rMultiple(mae, plannedRisk), mfeR: rMultiple(mfe, plannedRisk) };
}
