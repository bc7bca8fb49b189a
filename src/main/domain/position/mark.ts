/** Marking a position: which side of the quote counts (CV-06), and the P&L that is not yet realized. */
import type { Position } from '../../../shared/model/position.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';

/** Risk mark: the side of the quote the position would be closed at, bid for longs and ask for shorts (CV-06). */
export const riskMark = (position: Position, quote: { readonly bid: Price; readonly ask: Price }): Price =>
  position.quantity.isNegative() ? quote.ask : quote.bid;

/** Unrealized P&L at a mark, before fees: (mark - average entry) x signed quantity. */
export const unrealizedPnl = (position: Position, mark: Price): Money =>
  money(mark.sub(position.averageEntry).mul(position.quantity));
