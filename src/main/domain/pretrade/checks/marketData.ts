/** RC-21: whether the quote is fit to trade on: fresh, not crossed, not wide. */
import { decimal, maxDecimal, type Decimal } from '../../../../shared/values/decimal.ts';
import { fail, missing, pass, warn, type Check, type Verdict } from '../check.ts';
import type { EntryContext, QuoteFact, ReduceContext } from '../context.ts';
import { refusalText } from '../refusalText.ts';

/** RC-21: widest spread as a fraction of mid, or 5 times its median. */
const MAX_SPREAD = decimal('0.01');
const MEDIAN_FACTOR = decimal(5);

const about = { rule: 'RC-21', code: 'MARKET_DATA', name: 'Market data', unit: 's' } as const;

/** Stale, crossed or wide data refuses an entry. */
export const marketData: Check<EntryContext> = {
  ...about,
  judge: ({ draft, quote }) =>
    quote === null ? missing(`${draft.symbol} has no quote yet`, about.rule) : judgeQuote(draft.symbol, quote),
};

/** The same as a warning: doubtful data never keeps anyone from closing (CV-08). */
export const reduceMarketData: Check<ReduceContext> = {
  ...about,
  judge({ draft, quote }) {
    if (quote === null)
      return warn(null, null, `${draft.symbol} has no quote. The order goes at the market's price (RC-21).`);
    const verdict = judgeQuote(draft.symbol, quote);
    return verdict.passed ? verdict : warn(verdict.value, verdict.limit, verdict.text);
  },
};

function judgeQuote(symbol: string, fact: QuoteFact): Verdict {
  const { bid, ask, mid } = fact.quote;
  const age = (fact.ageMs / 1_000).toFixed(1);
  const limit = `${fact.staleAfterMs / 1_000}`;
  if (!(fact.ageMs <= fact.staleAfterMs))
    return { ...fail(age, limit, refusalText.staleQuote(symbol, fact)), code: 'STALE_DATA' };
  if (bid.lessThanOrEqualTo(0) || bid.greaterThanOrEqualTo(ask))
    return { ...fail(bid.toFixed(), ask.toFixed(), refusalText.crossedQuote(symbol, bid, ask)), code: 'CROSSED' };
  if (fact.doubtedPrice !== undefined)
    return {
      ...fail(fact.doubtedPrice, mid.toFixed(), refusalText.doubtedPrint(symbol, fact.doubtedPrice)),
      code: 'OUTLIER',
    };
  const spread = ask.sub(bid).div(mid);
  const widest = widestSpread(fact.medianSpread);
  if (spread.greaterThan(widest))
    return {
      ...fail(spread.toFixed(6), widest.toFixed(6), refusalText.wideSpread(symbol, spread, widest)),
      code: 'WIDE_SPREAD',
    };
  return pass(age, limit);
}

const widestSpread = (median: Decimal | null): Decimal =>
  median === null ? MAX_SPREAD : maxDecimal(MAX_SPREAD, median.mul(MEDIAN_FACTOR));
