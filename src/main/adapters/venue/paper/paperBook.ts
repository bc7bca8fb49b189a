/** The parts that checks and matching of the paper venue share: market, lanes, account, open ids. */
import type { ClientOrderId, SymbolName } from '../../../../shared/values/ids.ts';
import type { OrderTerms } from '../../../../shared/model/order.ts';
import type { PaperAccount } from './paperAccount.ts';
import type { SymbolLane } from './symbolLane.ts';

export interface PaperBook {
  readonly market: 'SPOT' | 'PERP';
  /** Leverage cap of the venue; an instrument may allow less. Spot is always fully paid. */
  readonly maxLeverage: number;
  readonly lanes: ReadonlyMap<SymbolName, SymbolLane>;
  readonly account: PaperAccount;
  /** Client order ids of all working orders. */
  readonly openIds: Set<ClientOrderId>;
}

/** True for orders that can only shrink a holding: reduce-only ones, and every sell on spot. */
export const isReducing = (book: PaperBook, terms: OrderTerms): boolean =>
  terms.reduceOnly || (book.market === 'SPOT' && terms.side === 'SELL');
