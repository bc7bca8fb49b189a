/** RC-22: the market takes the order without moving far. */
import type { Decimal } from '../../../../shared/values/decimal.ts';
import { floorToLot } from '../../../../shared/values/quantity.ts';
import { coded, fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { expectedFill, isResting } from '../expectedFill.ts';
import { liquidityCap } from '../liquidityCap.ts';
import { hasSize } from '../orderFacts.ts';
import { collarWidth, referencePrice } from '../priceCollar.ts';

/**
 * Expected slippage within its limit and quantity within its share of the depth inside the collar. A resting limit takes nothing. Where the source
 * has no book a model stands in, at a simulated venue only, and the value says so.
 */
export const liquidity: Check<EntryContext> = {
  rule: 'RC-22',
  code: 'LIQUIDITY',
  name: 'Liquidity',
  unit: '%',
  judge(context) {
    const { draft, simulated, quote, depth, instrument, volatility, settings } = context;
    if (quote === null || instrument === null || volatility === null)
      return missing(`quote or volatility of ${draft.symbol} is unknown`, this.rule);
    const most = settings.orders.slippageMax;
    if (isResting(draft, quote.quote)) return pass('rests', percent(most));
    if (depth === null) return missing('the order book is unknown', this.rule);
    if (depth.kind === 'MODELED' && !simulated) return missing('the source has no order book', this.rule);
    if (!hasSize(draft)) return missing('there is no size', this.rule);
    const market = { side: draft.side, quote: quote.quote, depth, limit: draft.limitPrice };
    const cap = liquidityCap({
      market,
      reference: referencePrice(quote) ?? quote.quote.mid,
      width: collarWidth(volatility.sigma15m, settings.orders),
      settings: settings.orders,
    });
    const { slippage } = expectedFill(market, draft.quantity);
    const value = depth.kind === 'MODELED' ? `${percent(slippage)} modeled` : percent(slippage);
    if (cap === null || draft.quantity.lessThanOrEqualTo(cap.quantity)) return pass(value, percent(most));
    const fits = floorToLot(cap.quantity, instrument.lot);
    if (cap.by === 'SLIPPAGE')
      return fail(value, percent(most), controlText.slippage({ slippage, most, fits }, instrument));
    const share = settings.orders.depthShare;
    const text = controlText.shareOfDepth({ size: draft.quantity, near: cap.near, share, fits }, instrument);
    return coded('DEPTH_SHARE', fail(draft.quantity.toFixed(), cap.quantity.toFixed(), text));
  },
};

const percent = (fraction: Decimal): string => fraction.mul(100).toFixed(4);
