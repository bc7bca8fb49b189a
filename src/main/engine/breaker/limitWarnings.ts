/** RC-32: gross exposure, heat and the venue's request weight on their way to a limit. */
import { decimalFromFloat } from '../../../shared/values/decimal.ts';
import {
  holdWarning,
  noWarning,
  warnedLimits,
  warningHoldMs,
  warningSeverity,
  type WarnedLimit,
} from '../../domain/breaker/earlyWarning.ts';
import { usedShare } from '../../domain/breaker/usedShare.ts';
import { percentText } from '../../domain/wording/numberText.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import { equityOf, heatOf, workingEntryNotional, workingOrders } from '../exposure.ts';
import type { Step } from '../step.ts';
import { limitMode } from './lossBases.ts';

/** What each limit is called in a sentence. */
const names: Readonly<Record<WarnedLimit, string>> = {
  GROSS: 'gross exposure',
  HEAT: 'open risk to stops',
  EXCHANGE_WEIGHT: "the venue's request weight",
};

/** Raises the warnings that are new or worse, and clears those that are over. */
export function warnOfLimits(step: Step): void {
  const { warnings } = step.state.live.breaker;
  const uses = usesOf(step);
  for (const limit of warnedLimits) {
    const held = warnings.get(limit) ?? noWarning;
    const used = uses[limit] ?? 0;
    const now = holdWarning(held, { now: step.at, used }, warningHoldMs[limit]);
    if (now === held) continue;
    warnings.set(limit, now);
    const [before, next] = [held.step, now.step];
    if (next === before) continue;
    const severity = warningSeverity(next);
    if (severity === null) clearAlert(step, `LIMIT_${limit}`);
    else if (next > before) raiseAlert(step, `LIMIT_${limit}`, { found: foundText(limit, used, next), severity });
  }
}

const foundText = (limit: WarnedLimit, used: number, from: number): string =>
  `${names[limit]} is at ${percentText(decimalFromFloat(used))} of its limit, warning from ${from}%`;

/** Share of each limit that is used; null where it is not known. */
function usesOf({ state, facts, book }: Step): Readonly<Record<WarnedLimit, number | null>> {
  const mode = limitMode(state);
  const { exchangeWeight } = state.live.breaker;
  if (mode === null) return { GROSS: null, HEAT: null, EXCHANGE_WEIGHT: exchangeWeight };
  const limits = facts.settings.modes[mode];
  const equity = equityOf(state, book).risk;
  const working = workingOrders(state, book);
  const gross = state.live.totals[book].gross.plus(workingEntryNotional(working));
  return {
    GROSS: usedShare(gross.toNumber(), equity.mul(limits.gross).toNumber()),
    HEAT: usedShare(heatOf(state, book, working).toNumber(), equity.mul(limits.heat).toNumber()),
    EXCHANGE_WEIGHT: exchangeWeight,
  };
}
