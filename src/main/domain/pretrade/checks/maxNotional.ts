/** RC-07: the notional of one order. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { exposurePriceOf, hasSize } from '../orderFacts.ts';
import { orderNotionalCap } from '../orderNotionalCap.ts';
import { refusalText } from '../refusalText.ts';

/** quantity x price <= min(gross cap x equity, absolute cap, 1% of 24 h volume). */
export const maxNotional: Check<EntryContext> = {
  rule: 'RC-07',
  code: 'ORDER_NOTIONAL',
  name: 'Largest notional',
  unit: 'quote',
  judge(context) {
    const cap = orderNotionalCap(context);
    if (cap === null || context.instrument === null)
      return missing('equity, limits or 24 h volume is unknown', this.rule);
    if (!hasSize(context.draft)) return missing('there is no size', this.rule);
    const found = context.draft.quantity.mul(exposurePriceOf(context));
    const limit = cap.amount.toFixed(2);
    if (found.lessThanOrEqualTo(cap.amount)) return pass(found.toFixed(2), limit);
    return fail(found.toFixed(2), limit, refusalText.aboveNotional(found, cap, context.instrument.quote));
  },
};
