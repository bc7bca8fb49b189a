/** RC-19: an entry carries the stop it was sized with, and the venue can hold it. */
import { fail, pass, type Check, type Verdict } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { sizingOf } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';

/** The draft's stop exists, equals the sizer's, and may rest at the venue. */
export const mandatoryStop: Check<EntryContext> = {
  rule: 'RC-19',
  code: 'MANDATORY_STOP',
  name: 'Mandatory stop',
  unit: '',
  judge(context) {
    const { draft, restingStop } = context;
    const refuse = (code: string, text: string): Verdict => ({
      ...fail(draft.stopPrice?.toFixed() ?? 'none', 'a resting stop', text),
      code,
    });
    if (!restingStop) return refuse('NO_RESTING_STOP', refusalText.noRestingStop());
    if (draft.stopPrice === null) return refuse('STOP_MISSING', refusalText.stopMissingAtGate());
    const sized = sizingOf(context);
    if (sized !== null && !sized.stopPrice.equals(draft.stopPrice))
      return refuse('STOP_DIFFERS', refusalText.stopDiffers(draft.stopPrice, sized.stopPrice));
    return pass(draft.stopPrice.toFixed(), 'a resting stop');
  },
};
