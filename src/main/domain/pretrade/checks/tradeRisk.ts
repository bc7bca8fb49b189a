/** RC-16: what one trade may lose. */
import { floorToLot } from '../../../../shared/values/quantity.ts';
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { hasSize, sizingOf } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';

/** quantity x loss per unit <= risk fraction x equity. */
export const tradeRisk: Check<EntryContext> = {
  rule: 'RC-16',
  code: 'TRADE_RISK',
  name: 'Risk of the trade',
  unit: 'quote',
  judge(context) {
    const { draft, equity, limits, instrument, state } = context;
    const sizing = sizingOf(context);
    if (equity === null || limits === null || instrument === null)
      return missing('equity or limits are unknown', this.rule);
    if (sizing === null || !hasSize(draft)) return missing('there is no size', this.rule);
    const { lossPerUnit } = sizing.terms;
    const risk = draft.quantity.mul(lossPerUnit);
    const limit = limits.risk.mul(equity);
    if (risk.lessThanOrEqualTo(limit)) return pass(risk.toFixed(2), limit.toFixed(2));
    const fits = floorToLot(limit.div(lossPerUnit), instrument.lot);
    return fail(
      risk.toFixed(2),
      limit.toFixed(2),
      refusalText.aboveTradeRisk(risk, limit, { mode: state.mode, fits, instrument }),
    );
  },
};
