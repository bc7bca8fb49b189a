/** RC-06: no more than the sizer computed, and not far above what is usual in the symbol. */
import { coded, fail, missing, pass, warn, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { hasSize } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';
import { usualQuantity } from '../usualQuantity.ts';

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
    const usual = usualQuantity(recentEntryQuantities)?.mul(settings.orders.qtyMedianFactor);
    if (usual === undefined || draft.quantity.lessThanOrEqualTo(usual))
      return pass(draft.quantity.toFixed(), allowed.toFixed());
    if (sizeConfirmation !== null)
      return warn(draft.quantity.toFixed(), usual.toFixed(), controlText.sizeConfirmed(sizeConfirmation));
    const text = refusalText.aboveMedian(draft.quantity, usual, instrument);
    return coded('ABOVE_MEDIAN', fail(draft.quantity.toFixed(), usual.toFixed(), text));
  },
};
