/** Money left before the daily loss limit (RC-18): for the check and for the size (PS-06). */
import { ZERO, maxDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import type { DailyLossFacts } from './controlFacts.ts';

/** limit x start equity - loss so far, never below 0. */
export const dailyHeadroomOf = ({ startEquity, lossNow }: DailyLossFacts, limit: Decimal): Money =>
  money(maxDecimal(ZERO, limit.mul(startEquity).sub(lossNow)));
