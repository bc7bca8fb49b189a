/** PS-02: the stop is where a loss is, below a long and above a short. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { sizingOf } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';

/** Fails when the sizer found the stop on the wrong side of the entry. */
export const stopSide: Check<EntryContext> = {
  rule: 'PS-02',
  code: 'STOP_WRONG_SIDE',
  name: 'Side of the stop',
  unit: '',
  judge(context) {
    const { sizing, instrument } = context;
    if (sizing !== null && !sizing.ok && sizing.error.code === 'STOP_WRONG_SIDE' && instrument !== null) {
      const { stop, entry } = sizing.error;
      return fail(stop.toFixed(), entry.toFixed(), refusalText.stopWrongSide(sizing.error, instrument.tick));
    }
    const known = sizingOf(context);
    return known === null
      ? missing('there is no stop to look at', this.rule)
      : pass(known.stopPrice.toFixed(), known.entryPrice.toFixed());
  },
};
