/** The sizer's caps from the same facts the gate checks, so that a computed size passes the gate by construction. */
import type { ModeLimits } from '../../../shared/settings.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';
import type { SizingCaps } from '../sizing/sizing.ts';
import type { Exposure } from './context.ts';
import type { NotionalCap } from './orderNotionalCap.ts';

/** What binds besides the mode's caps. Null leaves a candidate out; where its input is missing the gate refuses the order instead. */
export interface MarketCaps {
  /** RC-07. */
  readonly notional: NotionalCap | null;
  /** RC-18, see dailyHeadroomOf. */
  readonly dailyLoss: Money | null;
  /** PS-07: notional that correlation still allows, see correlationHeadroom. */
  readonly correlation: Money | null;
  /** RC-22, see liquidityCap. */
  readonly liquidity: Quantity | null;
}

/** Caps of SM-02 with what already counts against them, and what the day and the market still allow. */
export const entryCaps = (limits: ModeLimits, exposure: Exposure, market: MarketCaps): SizingCaps => ({
  gross: { cap: limits.gross, now: money(exposure.grossPositions.add(exposure.workingEntries)) },
  symbol: { cap: limits.symbol, now: money(exposure.symbolPosition.add(exposure.symbolWorking)) },
  orderNotional: market.notional === null ? null : market.notional.amount,
  heat: { cap: limits.heat, now: exposure.heat },
  dailyLoss: market.dailyLoss,
  correlation: market.correlation,
  liquidity: market.liquidity,
});
