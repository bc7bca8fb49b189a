/** RC-11: an order of ours never meets another one of ours. */
import type { Price } from '../../../../shared/values/price.ts';
import { fail, missing, pass, type Check } from '../check.ts';
import type { RestingOrder } from '../controlFacts.ts';
import type { EntryContext, OrderDraft } from '../context.ts';
import { controlText } from '../controlText.ts';

/** No own resting order on the other side that the limit reaches; a market order reaches all of them. */
export const selfTrade: Check<EntryContext> = {
  rule: 'RC-11',
  code: 'SELF_TRADE',
  name: 'Self-trade',
  unit: '',
  judge({ draft, ownResting, instrument }) {
    if (ownResting === null || instrument === null) return missing('our own resting orders are unknown', this.rule);
    const met = ownResting.find((order) => order.side !== draft.side && isReached(draft, order));
    return met === undefined
      ? pass('none met', 'none met')
      : fail(met.clientOrderId, 'none met', controlText.selfTrade(draft.side, met, instrument.tick));
  },
};

const isReached = ({ side, limitPrice }: OrderDraft, order: RestingOrder): boolean =>
  limitPrice === null || crosses(side === 'BUY' ? [limitPrice, order.price] : [order.price, limitPrice]);

const crosses = ([buy, sell]: readonly [Price, Price]): boolean => buy.greaterThanOrEqualTo(sell);
