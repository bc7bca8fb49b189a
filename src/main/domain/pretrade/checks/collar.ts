/** RC-05: no order far from the market, on either side of it. */
import type { Side } from '../../../../shared/model/order.ts';
import { oppositeSide } from '../../../../shared/model/order.ts';
import type { Decimal } from '../../../../shared/values/decimal.ts';
import type { Price } from '../../../../shared/values/price.ts';
import { ageText } from '../../wording/numberText.ts';
import { coded, fail, missing, pass, warn, type Check, type Verdict } from '../check.ts';
import type { EntryContext } from '../context.ts';
import type { Quote } from '../../market/quote.ts';
import { controlText } from '../controlText.ts';
import { expectedFill } from '../expectedFill.ts';
import { hasSize } from '../orderFacts.ts';
import { collarBound, collarWidth, referencePrice } from '../priceCollar.ts';

/** A limit within the collar and not absurdly passive; a market order expected to fill within the collar. */
export const collar: Check<EntryContext> = {
  rule: 'RC-05',
  code: 'COLLAR',
  name: 'Price collar',
  unit: 'quote',
  judge(context) {
    const { draft, quote, instrument, volatility, settings } = context;
    if (quote === null || instrument === null || volatility === null)
      return missing(`quote or volatility of ${draft.symbol} is unknown`, this.rule);
    const reference = referencePrice(quote);
    if (reference === null)
      return missing(
        `the last trade of ${draft.symbol} is ${ageText(quote.ageMs)} old, a reference price needs 5 s or less`,
        this.rule,
      );
    const width = collarWidth(volatility.sigma15m, settings.orders);
    const around = { quote: quote.quote, reference, width, tick: instrument.tick };
    const { limitPrice } = draft;
    const verdict = limitPrice === null ? judgeMarket(context, around) : judgeLimit(context, around, limitPrice);
    return volatility.sigma15m === null && verdict.passed ? warn(verdict.value, verdict.limit, NARROWEST) : verdict;
  },
};

const NARROWEST = 'How much the symbol moves is not known yet, so the narrowest collar holds (RC-05).';

interface Around {
  readonly quote: Quote;
  readonly reference: Price;
  readonly width: Decimal;
  readonly tick: Price;
}

function judgeMarket({ draft, depth }: EntryContext, around: Around): Verdict {
  const { side, quantity } = draft;
  if (depth === null) return missing('the expected price is unknown', 'RC-05');
  if (!hasSize(draft)) return missing('there is no size', 'RC-05');
  const found = expectedFill({ side, quote: around.quote, depth, limit: null }, quantity).price;
  const bound = collarBound(side, around.reference, around.width);
  return isBeyond(side, found, bound)
    ? fail(shown(found), shown(bound), controlText.collarMarket({ ...around, found, bound }))
    : pass(shown(found), shown(bound));
}

function judgeLimit({ draft, settings }: EntryContext, around: Around, found: Price): Verdict {
  const { side } = draft;
  const bound = collarBound(side, around.reference, around.width);
  if (isBeyond(side, found, bound))
    return fail(shown(found), shown(bound), controlText.collarLimit({ ...around, found, bound }));
  const width = settings.orders.passiveMax;
  const farthest = collarBound(oppositeSide(side), around.reference, width);
  if (!isBeyond(oppositeSide(side), found, farthest)) return pass(shown(found), shown(bound));
  const breach = { ...around, width, found, bound: farthest };
  return coded('TOO_PASSIVE', fail(shown(found), shown(farthest), controlText.collarLimit(breach)));
}

const isBeyond = (side: Side, at: Price, bound: Price): boolean =>
  side === 'BUY' ? at.greaterThan(bound) : at.lessThan(bound);

const shown = (at: Price): string => at.toDecimalPlaces(12).toFixed();
