/** RC-09: entries leave the venue's request limit to what reduces risk. */
import { decimal, decimalFromFloat } from '../../../../shared/values/decimal.ts';
import { percentPair } from '../../wording/percentPair.ts';
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
  unit: '',
  judge({ exchangeWeight: used }) {
    if (used === null)
      return missing(
        'the venue has not said how much of its request limit is used, which it does within 5 s',
        this.rule,
      );
    if (used === 'NOT_METERED') return pass('not metered', null);
    const share = decimalFromFloat(used).toDecimalPlaces(PLACES);
    const [value, limit] = percentPair(share, ENTRY_SHARE, 0);
    return share.lessThanOrEqualTo(ENTRY_SHARE)
      ? pass(value, limit)
      : fail(value, limit, controlText.weight(value, limit));
  },
};

const PLACES = 6;
