/** PS-10: every entry names a stop. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { refusalText } from '../refusalText.ts';

/** Fails without a stop, and when the sizer lacked an input. */
export const stopGiven: Check<EntryContext> = {
  rule: 'PS-10',
  code: 'NO_STOP',
  name: 'Stop given',
  unit: '',
  judge({ sizing, instrument }) {
    if (sizing === null || instrument === null) return missing('the size is not computed', 'PS-01');
    if (sizing.ok) return pass(sizing.value.stopPrice.toFixed(), null);
    const refusal = sizing.error;
    if (refusal.code === 'MISSING_INPUT') return missing(refusal.found, refusal.rule);
    if (refusal.code === 'NO_STOP')
      return fail('none', 'a stop', refusalText.noStop(refusal.side, refusal.entry, instrument.tick));
    return pass(refusal.code === 'BELOW_MIN' ? refusal.sizing.stopPrice.toFixed() : refusal.stop.toFixed(), null);
  },
};
