/** Reasons this venue refuses an order, with the codes the trader would see at Binance USD-M and spot. */
import type { PlaceAnswer } from '../../../ports/venue.ts';

const rejections = {
  MALFORMED: {
    PERP: '-1102',
    SPOT: '-1102',
    text: 'A mandatory parameter was missing, or one was sent that the type does not take.',
  },
  UNKNOWN_SYMBOL: { PERP: '-1121', SPOT: '-1121', text: 'Invalid symbol.' },
  HALTED: { PERP: '-1013', SPOT: '-2010', text: 'Market is closed.' },
  NO_PRICE: { PERP: '-2020', SPOT: '-2010', text: 'Unable to fill: no price is known for the symbol yet.' },
  DUPLICATE: { PERP: '-4116', SPOT: '-2010', text: 'Duplicate order sent: an open order has this client order id.' },
  TICK: { PERP: '-4014', SPOT: '-1013', text: 'Price not increased by tick size.' },
  LOT: { PERP: '-4023', SPOT: '-1013', text: 'Quantity not increased by step size.' },
  MIN_QUANTITY: { PERP: '-4004', SPOT: '-1013', text: 'Quantity less than the minimum.' },
  MAX_QUANTITY: { PERP: '-4005', SPOT: '-1013', text: 'Quantity greater than the maximum.' },
  MIN_NOTIONAL: { PERP: '-4164', SPOT: '-1013', text: 'Notional below the minimum.' },
  REDUCE_ONLY: { PERP: '-2022', SPOT: '-2022', text: 'Reduce-only order is rejected: it would not reduce a position.' },
  BALANCE: { PERP: '-2019', SPOT: '-2010', text: 'Balance or margin is insufficient.' },
  WOULD_TRIGGER: { PERP: '-2021', SPOT: '-2010', text: 'Order would immediately trigger.' },
  WOULD_TAKE: { PERP: '-5022', SPOT: '-2010', text: 'Post-only order would immediately match and take.' },
} as const;

export type RejectionReason = keyof typeof rejections;

/** The venue's own words for a reason. */
export const rejectionText = (reason: RejectionReason): string => rejections[reason].text;

/** Answer to the order that was refused. */
export const rejectedAnswer = (reason: RejectionReason, market: 'SPOT' | 'PERP'): PlaceAnswer => ({
  kind: 'rejected',
  code: rejections[reason][market],
  text: rejections[reason].text,
});
