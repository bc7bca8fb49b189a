/** RC-13: exposure of the whole book. Protective stops do not count. */
import { missing, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { exposurePriceOf } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';
import { judgeCap } from './capAfter.ts';

/** Sum of |position| x mark, working entries and the order <= gross cap x equity. */
export const grossExposure: Check<EntryContext> = {
  rule: 'RC-13',
  code: 'GROSS_EXPOSURE',
  name: 'Gross exposure',
  unit: '%',
  judge(context) {
    const { exposure, limits } = context;
    if (exposure === null || limits === null) return missing('exposure or limits are unknown', this.rule);
    const now = exposure.grossPositions.add(exposure.workingEntries);
    return judgeCap(context, {
      rule: this.rule,
      cap: limits.gross,
      now,
      perUnit: exposurePriceOf(context),
      text: refusalText.grossCap,
    });
  },
};
