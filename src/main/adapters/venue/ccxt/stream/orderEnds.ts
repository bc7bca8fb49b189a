/** How an order is over, by the venue's word for its status; a word that is not there is no end. */
import type { OrderEnd } from './orderReport.ts';

export const orderEnds: Readonly<Record<string, OrderEnd['status']>> = {
  FILLED: 'FILLED',
  CANCELED: 'CANCELED',
  REJECTED: 'REJECTED',
  EXPIRED: 'EXPIRED',
  EXPIRED_IN_MATCH: 'EXPIRED',
};
