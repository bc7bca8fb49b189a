/** RC-17: what is lost if every stop is hit. */
import { missing, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { sizingOf } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';
import { judgeCap } from './capAfter.ts';

/** Open risk to stops, planned risk of working entries and of the order <= heat cap x equity. */
export const portfolioHeat: Check<EntryContext> = {
  rule: 'RC-17',
  code: 'HEAT',
  name: 'Portfolio heat',
  unit: '%',
  judge(context) {
    const { exposure, limits } = context;
    const sizing = sizingOf(context);
    if (exposure === null || limits === null || sizing === null)
      return missing('exposure, limits or size is unknown', this.rule);
    const perUnit = sizing.terms.lossPerUnit;
    return judgeCap(context, {
      rule: this.rule,
      cap: limits.heat,
      now: exposure.heat,
      perUnit,
      text: refusalText.heatCap,
    });
  },
};
