/** Money an open position loses if its stop is hit: the position's share of the portfolio heat (RC-17). */
import type { Position } from '../../../shared/model/position.ts';
import { ONE, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { money, notional, type Money } from '../../../shared/values/money.ts';
import { quantity } from '../../../shared/values/quantity.ts';

/** Fractions of notional, as in PS-02. The entry fee is left out: it is paid and already out of equity. */
export interface ExitCosts {
  readonly exitFee: Decimal;
  readonly stopSlippage: Decimal;
}

/**
 * Loss from the average entry to the stop with exit fee and stop slippage; 0 when the stop is at breakeven or better (RC-17).
 * Without a stop everything is at risk: the whole notional at entry.
 */
export function openRisk(position: Position, costs: ExitCosts): Money {
  const { averageEntry, stopPrice } = position;
  const size = quantity(position.quantity.abs());
  if (stopPrice === null) return notional(size, averageEntry);
  const isShort = position.quantity.isNegative();
  const atRisk = isShort ? stopPrice.greaterThan(averageEntry) : stopPrice.lessThan(averageEntry);
  if (!atRisk) return money(ZERO);
  const slipped = stopPrice.mul(isShort ? ONE.add(costs.stopSlippage) : ONE.sub(costs.stopSlippage));
  const distance = isShort ? slipped.sub(averageEntry) : averageEntry.sub(slipped);
  return money(distance.add(slipped.mul(costs.exitFee)).mul(size));
}
