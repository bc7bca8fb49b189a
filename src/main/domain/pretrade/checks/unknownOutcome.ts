/** RC-24: while what became of an order is not known, its symbol takes no more entries. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** No order of the symbol has an unknown outcome. */
export const unknownOutcome: Check<EntryContext> = {
  rule: 'RC-24',
  code: 'OUTCOME_UNKNOWN',
  name: 'Unknown orders',
  unit: 'orders',
  judge({ draft, unknownOrders }) {
    if (unknownOrders === null) return missing('the state of our own orders is unknown', this.rule);
    const found = `${unknownOrders.length}`;
    return unknownOrders.length === 0 ? pass(found, '0') : fail(found, '0', controlText.unknownOrder(draft.symbol));
  },
};
