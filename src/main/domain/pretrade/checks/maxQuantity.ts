/** RC-06: no more than the sizer computed, and not far above what is usual in the symbol. */
import { ZERO, decimal, type Decimal } from '../../../../shared/values/decimal.ts';
import type { Quantity } from '../../../../shared/values/quantity.ts';
import { coded, fail, missing, pass, warn, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { hasSize } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';

/** RC-06: the median counts once this many entries exist. */
const MEDIAN_ENTRIES = 20;

/** quantity <= computed size, and <= 5 x median of the last 20 entries when there are 20; a person may confirm the latter, never the former. */
export const maxQuantity: Check<EntryContext> = {
  rule: 'RC-06',
  code: 'MAX_QUANTITY',
  name: 'Largest quantity',
  unit: 'base',
  judge({ draft, sizing, instrument, recentEntryQuantities, sizeConfirmation, settings }) {
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
    if (draft.quantity.lessThanOrEqualTo(usual)) return pass(draft.quantity.toFixed(), allowed.toFixed());
    if (sizeConfirmation !== null)
      return warn(draft.quantity.toFixed(), usual.toFixed(), controlText.sizeConfirmed(sizeConfirmation));
    const text = refusalText.aboveMedian(draft.quantity, usual, instrument);
    return coded('ABOVE_MEDIAN', fail(draft.quantity.toFixed(), usual.toFixed(), text));
  },
};

/** Mean of the middle one or two of a list that is not empty. */
function medianOf(quantities: readonly Quantity[]): Decimal {
  const sorted = quantities.toSorted((one, other) => one.comparedTo(other));
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, each) => sum.add(each), ZERO).div(decimal(middle.length));
}
