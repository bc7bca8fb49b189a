/** Where the venue would liquidate an isolated linear position (RC-20). */
import { ONE, decimal, type Decimal } from '../../../shared/values/decimal.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import type { PositionSide } from '../position/side.ts';

export interface LiquidationInput {
  readonly side: PositionSide;
  readonly entry: Price;
  readonly leverage: number;
  /** Maintenance margin as a fraction of notional, below 1. */
  readonly maintenanceRate: Decimal;
}

/**
 * Price at which margin entry / leverage plus the loss is what maintenance needs: long entry (1 - 1/leverage) / (1 - rate), short
 * entry (1 + 1/leverage) / (1 + rate). 0 where a long cannot be liquidated.
 */
export function liquidationPrice({ side, entry, leverage, maintenanceRate }: LiquidationInput): Price {
  const share = ONE.div(decimal(leverage));
  return price(
    side === 'LONG'
      ? entry.mul(ONE.sub(share)).div(ONE.sub(maintenanceRate))
      : entry.mul(ONE.add(share)).div(ONE.add(maintenanceRate)),
  );
}
