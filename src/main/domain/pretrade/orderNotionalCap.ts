/** Largest notional of one order (RC-07). */
import { money, type Money } from '../../../shared/values/money.ts';
import type { EntryContext, OrderDraft } from './context.ts';

export interface NotionalCap {
  readonly amount: Money;
  /** Which of the three it is, in words. */
  readonly source: string;
}

type CapInput = Pick<EntryContext, 'equity' | 'limits' | 'volume24h' | 'settings'> & {
  readonly draft: Pick<OrderDraft, 'book'>;
};

/** min(gross cap x equity, absolute cap, 1% of 24 h volume); null when one of them is unknown. A paper book may do without a volume its source does not carry. */
export function orderNotionalCap({ equity, limits, volume24h, settings, draft }: CapInput): NotionalCap | null {
  if (equity === null || limits === null || volume24h === null) return null;
  if (volume24h === 'NOT_CARRIED' && draft.book !== 'PAPER') return null;
  const absolute: NotionalCap = { amount: money(settings.orders.maxNotional), source: 'the absolute cap' };
  const others: readonly NotionalCap[] = [
    { amount: money(limits.gross.mul(equity)), source: 'the gross cap' },
    ...(volume24h === 'NOT_CARRIED'
      ? []
      : [{ amount: money(volume24h.mul(settings.orders.volumeShare)), source: 'the share of 24 h volume' }]),
  ];
  return others.reduce((least, each) => (each.amount.lessThan(least.amount) ? each : least), absolute);
}
