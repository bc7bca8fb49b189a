/** RC-12: exposure in one symbol. */
import { missing, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { exposurePriceOf } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';
import { judgeCap } from './capAfter.ts';

/** (|position| + working entries + order) x price <= per-symbol cap x equity. */
export const symbolExposure: Check<EntryContext> = {
  rule: 'RC-12',
  code: 'SYMBOL_EXPOSURE',
  name: 'Symbol exposure',
  unit: '%',
  judge(context) {
    const { exposure, limits } = context;
    if (exposure === null || limits === null) return missing('exposure or limits are unknown', this.rule);
    const now = exposure.symbolPosition.add(exposure.symbolWorking);
    return judgeCap(context, {
      rule: this.rule,
      cap: limits.symbol,
      now,
      perUnit: exposurePriceOf(context),
      text: refusalText.symbolCap,
    });
  },
};
