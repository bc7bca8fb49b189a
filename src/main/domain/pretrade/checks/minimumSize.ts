/** PS-08: the largest allowed size is one the venue takes; never rounded up. */
import { fail, missing, pass, type Check } from '../check.ts';
import { belowMinimumText } from '../belowMinimumText.ts';
import type { EntryContext } from '../context.ts';
import { sizingOf } from '../orderFacts.ts';

/** Fails when what the caps allow is below the venue's minimum. */
export const minimumSize: Check<EntryContext> = {
  rule: 'PS-08',
  code: 'BELOW_MIN',
  name: 'Minimum size',
  unit: '',
  judge(context) {
    const { sizing, instrument, limits, state } = context;
    const known = sizingOf(context);
    if (sizing === null || known === null || instrument === null || limits === null)
      return missing('there is no size', this.rule);
    const limit = instrument.minQuantity.toFixed();
    if (sizing.ok || sizing.error.code !== 'BELOW_MIN') return pass(known.quantity.toFixed(), limit);
    const text = belowMinimumText({ refusal: sizing.error, instrument, limits, mode: state.mode });
    return fail(known.allowedQuantity.toFixed(), limit, text);
  },
};
