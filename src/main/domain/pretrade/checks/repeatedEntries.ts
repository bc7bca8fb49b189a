/** RC-10: a strategy that repeats itself is stopped before the account is full of it. */
import { coded, fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/**
 * The strategy is not disabled, and no more of its entries in this symbol and side are filled within the window or still working than the rule
 * allows: the fill of the next one then disables it.
 */
export const repeatedEntries: Check<EntryContext> = {
  rule: 'RC-10',
  code: 'REPEATED_ENTRIES',
  name: 'Repeated entries',
  unit: 'entries',
  judge({ automation, settings }) {
    if (automation === null) return missing('the earlier entries of the strategy are unknown', this.rule);
    const { raeCount, raeWindowMs } = settings.orders;
    if (automation === 'BY_HAND') return pass('by hand', `${raeCount}`);
    const found = automation.filled + automation.working;
    if (automation.isDisabled)
      return coded(
        'STRATEGY_DISABLED',
        fail('disabled', 'enabled', controlText.strategyDisabled(automation, raeCount, raeWindowMs)),
      );
    return found <= raeCount
      ? pass(`${found}`, `${raeCount}`)
      : fail(`${found}`, `${raeCount}`, controlText.repeatedEntries(automation, raeCount, raeWindowMs));
  },
};
