/** Loss of one unit if stopped, every cost inside (PS-02). */
import { ONE, type Decimal } from '../../../shared/values/decimal.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import type { PositionSide } from '../position/side.ts';

/** Fractions of notional. Fees count as taker unless the entry is post-only. */
export interface SizingCosts {
  readonly entryFee: Decimal;
  readonly exitFee: Decimal;
  /** max(half spread + book walk, median realized). */
  readonly entrySlippage: Decimal;
  /** max(0.1%, 2 x median realized stop slippage of the symbol). */
  readonly stopSlippage: Decimal;
}

export interface LossTerms {
  /** Quote currency per base unit; not above 0 when the stop is far on the wrong side. */
  readonly lossPerUnit: Decimal;
  readonly effectiveEntry: Price;
  readonly effectiveStop: Price;
}

export interface LossInput {
  readonly side: PositionSide;
  readonly entry: Price;
  readonly stop: Price;
  readonly costs: SizingCosts;
}

/**
 * LONG: ef = entry(1+s_e), sf = stop(1-s_x), L = ef - sf + f_e ef + f_x sf.
 * SHORT: ef = entry(1-s_e), sf = stop(1+s_x), L = sf - ef + f_e ef + f_x sf.
 */
export function lossPerUnit({ side, entry, stop, costs }: LossInput): LossTerms {
  const isLong = side === 'LONG';
  const ef = entry.mul(isLong ? ONE.add(costs.entrySlippage) : ONE.sub(costs.entrySlippage));
  const sf = stop.mul(isLong ? ONE.sub(costs.stopSlippage) : ONE.add(costs.stopSlippage));
  const move = isLong ? ef.sub(sf) : sf.sub(ef);
  return {
    lossPerUnit: move.add(ef.mul(costs.entryFee)).add(sf.mul(costs.exitFee)),
    effectiveEntry: price(ef),
    effectiveStop: price(sf),
  };
}
