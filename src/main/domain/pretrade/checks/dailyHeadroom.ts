/** RC-18: a trade risks no more than what is left before today's loss limit. */
import { floorToLot } from '../../../../shared/values/quantity.ts';
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { dailyHeadroomOf } from '../dailyHeadroom.ts';
import { hasSize, sizingOf } from '../orderFacts.ts';

/** quantity x loss per unit <= daily limit x start equity - loss so far. */
export const dailyHeadroom: Check<EntryContext> = {
  rule: 'RC-18',
  code: 'DAILY_LOSS',
  name: 'Left of the day',
  unit: 'quote',
  judge(context) {
    const { draft, dailyLoss, limits, instrument } = context;
    const sizing = sizingOf(context);
    if (dailyLoss === null || limits === null || instrument === null)
      return missing("today's loss or the limits are unknown", this.rule);
    if (sizing === null || !hasSize(draft)) return missing('there is no size', this.rule);
    const { lossPerUnit } = sizing.terms;
    const risk = draft.quantity.mul(lossPerUnit);
    const left = dailyHeadroomOf(dailyLoss, limits.dailyLoss);
    if (risk.lessThanOrEqualTo(left)) return pass(risk.toFixed(2), left.toFixed(2));
    const fits = floorToLot(left.div(lossPerUnit), instrument.lot);
    return fail(risk.toFixed(2), left.toFixed(2), controlText.dailyHeadroom({ risk, left, fits }, instrument));
  },
};
