/** RC-26: a symbol in which something happened that the desk did not cause takes no entries until a person has explained it. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** No order, fill or position in the symbol that is not ours. */
export const externalActivity: Check<EntryContext> = {
  rule: 'RC-26',
  code: 'EXTERNAL_ACTIVITY',
  name: 'External activity',
  unit: 'findings',
  judge({ draft, externalActivity: found }) {
    if (found === null) return missing('activity at the venue is unknown', this.rule);
    return found.length === 0
      ? pass('0', '0')
      : fail(`${found.length}`, '0', controlText.external(draft.symbol, found));
  },
};
