/** RC-29: symbols the book was opened for, as many as the mode allows; real money takes no symbol that is new, leveraged or leaving. */
import { DAY_MS } from '../../../../shared/values/time.ts';
import { daysText } from '../../wording/daysText.ts';
import { coded, fail, missing, pass, type Check, type Verdict } from '../check.ts';
import type { ListingFacts } from '../controlFacts.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** RC-29. */
const LEAST_AGE_DAYS = 30;

/** On the mode's list, and where money is real without restriction and at least 30 days old. */
export const restrictedList: Check<EntryContext> = {
  rule: 'RC-29',
  code: 'RESTRICTED',
  name: 'Restricted list',
  unit: '',
  judge({ draft, realMoney, listing, limits, state, now }) {
    if (listing === null || limits === null) return missing('the list of symbols is unknown', this.rule);
    const { symbol } = draft;
    const allowed = listing.declared.slice(0, limits.symbols);
    const place = allowed.indexOf(symbol) + 1;
    if (place === 0)
      return coded(
        'NOT_LISTED',
        fail('not listed', `${limits.symbols} symbols`, controlText.notListed(symbol, state.mode, allowed)),
      );
    const refused = !realMoney ? null : (restriction(symbol, listing) ?? youth(symbol, listing, now));
    return refused ?? pass(`symbol ${place}`, `${limits.symbols} symbols`);
  },
};

function restriction(symbol: string, { notice, isPreMarket, isLeveragedToken }: ListingFacts): Verdict | null {
  const found = notice ?? (isPreMarket ? 'is in pre-market' : isLeveragedToken ? 'is a leveraged token' : null);
  return found === null
    ? null
    : fail(found.slice(0, 80), 'no restriction', controlText.restricted(symbol, found.slice(0, 160)));
}

function youth(symbol: string, { listedAt }: ListingFacts, now: number): Verdict | null {
  if (listedAt === null) return missing(`the listing date of ${symbol} is unknown`, 'RC-29');
  const ageMs = now - listedAt;
  if (ageMs >= LEAST_AGE_DAYS * DAY_MS) return null;
  const days = Math.floor(ageMs / DAY_MS);
  return coded(
    'TOO_YOUNG',
    fail(daysText(days), daysText(LEAST_AGE_DAYS), controlText.tooYoung(symbol, days, LEAST_AGE_DAYS)),
  );
}
