/** PS-13: all fills of one episode share one risk budget, and a losing position is not made larger. */
import { positionSideOf } from '../../position/side.ts';
import { coded, fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { hasSize, sizingOf } from '../orderFacts.ts';

/** Planned risk of the episode with the order within one budget (PS-03); no adding at a loss unless the settings allow it. */
export const addingToPosition: Check<EntryContext> = {
  rule: 'PS-13',
  code: 'EPISODE_RISK',
  name: 'Adding to a position',
  unit: 'quote',
  judge(context) {
    const { draft, episode, instrument, settings } = context;
    const sizing = sizingOf(context);
    if (episode === null || instrument === null) return missing('the position is unknown', this.rule);
    const { unrealized, plannedRisk } = episode;
    if (unrealized !== null && unrealized.isNegative() && !settings.sizing.addToLosers) {
      const found = { loss: unrealized.neg(), quote: instrument.quote };
      const text = controlText.addingToLoser(draft.symbol, positionSideOf(draft.side), found);
      return coded('ADDING_TO_LOSER', fail(unrealized.toFixed(2), '0.00', text));
    }
    if (sizing === null || !hasSize(draft)) return missing('there is no size', this.rule);
    const risk = draft.quantity.mul(sizing.terms.lossPerUnit);
    const after = plannedRisk.add(risk);
    const budget = sizing.riskBudget;
    if (plannedRisk.isZero() || after.lessThanOrEqualTo(budget)) return pass(after.toFixed(2), budget.toFixed(2));
    const text = controlText.episodeRisk({ before: plannedRisk, risk, budget }, instrument);
    return fail(after.toFixed(2), budget.toFixed(2), text);
  },
};
