/** RC-09: entries leave the venue's request limit to what reduces risk. */
import { decimal } from '../../../../shared/values/decimal.ts';
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** RC-09: share of the venue's request weight that entries may see used. */
const ENTRY_SHARE = decimal('0.70');

/** Used weight within 70 % of the venue's limit; a simulated venue meters nothing. */
export const exchangeWeight: Check<EntryContext> = {
  rule: 'RC-09',
  code: 'EXCHANGE_WEIGHT',
  name: 'Request weight',
  unit: 'weight',
  judge({ exchangeWeight: facts }) {
    if (facts === null) return missing("the venue's request weight is unknown", this.rule);
    if (facts === 'NOT_METERED') return pass('not metered', null);
    const { used, limit } = facts;
    const most = ENTRY_SHARE.mul(limit);
    return most.greaterThanOrEqualTo(used)
      ? pass(`${used}`, most.toFixed())
      : fail(`${used}`, most.toFixed(), controlText.weight(used, limit, ENTRY_SHARE));
  },
};
