/** Largest notional of one order (RC-07). */
import { minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
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
  const all: readonly (readonly [Decimal, string])[] = [
    [limits.gross.mul(equity), 'the gross cap'],
    [settings.orders.maxNotional, 'the absolute cap'],
    ...(volume24h === 'NOT_CARRIED'
      ? []
      : [[volume24h.mul(settings.orders.volumeShare), 'the share of 24 h volume'] as const]),
  ];
  const least = minDecimal(settings.orders.maxNotional, ...all.map(([amount]) => amount));
  const source = all.find(([amount]) => amount.equals(least))?.[1] ?? 'the absolute cap';
  return { amount: money(least), source };
}
