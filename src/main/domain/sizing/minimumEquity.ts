/** Smallest equity a mode can work with (PS-12). */
import { ONE, decimal, type Decimal } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';

/** Room for rounding down to the lot. */
const STEP_BUFFER = decimal('0.10');

/** minNotional x 1.10 / per-symbol cap. Below it every order would die as BELOW_MIN. */
export const minimumEquity = (minNotional: Money, symbolCap: Decimal): Money =>
  money(minNotional.mul(ONE.add(STEP_BUFFER)).div(symbolCap));
