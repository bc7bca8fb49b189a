/** RC-21: a second source does not say another price. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** |mid - second mid| / second mid within the limit. Where there is one source only, or the second one is stale, there is nothing to compare with. */
export const sourceDivergence: Check<EntryContext> = {
  rule: 'RC-21',
  code: 'DIVERGENCE',
  name: 'Second source',
  unit: '%',
  judge({ draft, quote, instrument, secondSource, settings }) {
    if (secondSource === null) return missing('the second source is unknown', this.rule);
    if (secondSource === 'NONE') return pass('one source', null);
    if (quote === null || instrument === null) return missing(`${draft.symbol} has no quote yet`, this.rule);
    if (secondSource.ageMs > quote.staleAfterMs) return pass('second source is silent', null);
    const limit = settings.data.sourceDivergence;
    const here = quote.quote.mid;
    const apart = here.sub(secondSource.mid).abs().div(secondSource.mid);
    const value = apart.mul(100).toFixed(4);
    const allowed = limit.mul(100).toFixed(4);
    if (apart.lessThanOrEqualTo(limit)) return pass(value, allowed);
    const found = { here, source: secondSource, limit, tick: instrument.tick };
    return fail(value, allowed, controlText.divergence(draft.symbol, found));
  },
};
