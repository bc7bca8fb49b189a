/** RC-21: no update of the price stream is missing. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** Fails while updates are missing; a source that numbers nothing says so. */
export const sequenceGap: Check<EntryContext> = {
  rule: 'RC-21',
  code: 'SEQUENCE_GAP',
  name: 'Unbroken stream',
  unit: '',
  judge({ draft, sequence }) {
    if (sequence === null) return missing('the order of updates is unknown', this.rule);
    if (sequence === 'NOT_CARRIED') return pass('not numbered', null);
    return sequence.gap === null
      ? pass('unbroken', 'unbroken')
      : fail(sequence.gap.slice(0, 80), 'unbroken', controlText.sequenceGap(draft.symbol, sequence.gap.slice(0, 160)));
  },
};
