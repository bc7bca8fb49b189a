/** Recorded order book of one symbol, best level first, as the source wrote it. */
import type { UnixMs } from '../../../../shared/values/time.ts';

/** Price and quantity as decimal text. */
export type DepthLevel = readonly [price: string, quantity: string];

export interface BookDepth {
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
  /** Desk clock when it arrived. */
  readonly receivedAt: UnixMs;
}
