/** Largest quantity the market takes without moving too far (RC-22): for the check and for the size (PS-06). */
import type { Settings } from '../../../shared/settings.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { Price } from '../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';
import { largestForFraction, visibleDepth, type Market } from './expectedFill.ts';
import { collarBound } from './priceCollar.ts';

export interface LiquidityQuestion {
  readonly market: Market;
  /** Price the collar is around, and its width as a fraction (RC-05): depth beyond it does not count. */
  readonly reference: Price;
  readonly width: Decimal;
  readonly settings: Pick<Settings['orders'], 'slippageMax' | 'depthShare'>;
}

/** The quantity, and what limits it. */
export type LiquidityCap =
  | { readonly by: 'SLIPPAGE'; readonly quantity: Quantity }
  /** `near` is what is visible within the collar. */
  | { readonly by: 'DEPTH'; readonly quantity: Quantity; readonly near: Quantity };

/** The smaller of what stays within the slippage and the share of the depth within the collar; null where neither binds. */
export function liquidityCap({ market, reference, width, settings }: LiquidityQuestion): LiquidityCap | null {
  const bySlippage = largestForFraction(market, settings.slippageMax);
  const near = visibleDepth(market, collarBound(market.side, reference, width));
  const slipped: LiquidityCap | null = bySlippage === null ? null : { by: 'SLIPPAGE', quantity: bySlippage };
  if (near === null) return slipped;
  const share = quantity(near.mul(settings.depthShare));
  return slipped !== null && slipped.quantity.lessThanOrEqualTo(share)
    ? slipped
    : { by: 'DEPTH', quantity: share, near };
}
