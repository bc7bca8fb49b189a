/** RC-06: no more than the sizer computed, and not far above what is usual in the symbol. */
import { ZERO, decimal, type Decimal } from '../../../../shared/values/decimal.ts';
import type { Quantity } from '../../../../shared/values/quantity.ts';
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { hasSize } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';

/** RC-06: the median counts once this many entries exist. */
const MEDIAN_ENTRIES = 20;

/** quantity <= computed size, and <= 5 x median of the last 20 entries when there are 20. */
export const maxQuantity: Check<EntryContext> = {
  rule: 'RC-06',
  code: 'MAX_QUANTITY',
  name: 'Largest quantity',
  unit: 'base',
  judge({ draft, sizing, instrument, recentEntryQuantities, settings }) {
    if (sizing === null || !sizing.ok || !hasSize(draft) || instrument === null)
      return missing('there is no computed size', this.rule);
    const allowed = sizing.value.quantity;
    if (draft.quantity.greaterThan(allowed))
      return fail(
        draft.quantity.toFixed(),
        allowed.toFixed(),
        refusalText.aboveSize(draft.quantity, allowed, instrument),
      );
    if (recentEntryQuantities.length < MEDIAN_ENTRIES) return pass(draft.quantity.toFixed(), allowed.toFixed());
    const usual = medianOf(recentEntryQuantities).mul(settings.orders.qtyMedianFactor);
    return draft.quantity.greaterThan(usual)
      ? {
          ...fail(
            draft.quantity.toFixed(),
            usual.toFixed(),
            refusalText.aboveMedian(draft.quantity, usual, instrument),
          ),
          code: 'ABOVE_MEDIAN',
        }
      : pass(draft.quantity.toFixed(), allowed.toFixed());
  },
};

/** Mean of the middle one or two of a list that is not empty. */
function medianOf(quantities: readonly Quantity[]): Decimal {
  const sorted = quantities.toSorted((one, other) => one.comparedTo(other));
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, each) => sum.add(each), ZERO).div(decimal(middle.length));
}
