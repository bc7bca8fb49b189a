/** Cost fractions of an entry and its stop from what is known before sending (PS-02). */
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { OrderType } from '../../../shared/model/order.ts';
import { ZERO, decimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { Quote } from '../market/quote.ts';
import type { SizingCosts } from './lossPerUnit.ts';

export interface CostInput {
  readonly type: OrderType;
  readonly postOnly: boolean;
  readonly quote: Quote;
  readonly instrument: Pick<Instrument, 'makerFee' | 'takerFee'>;
  /** settings.sizing.stopSlippageMin. */
  readonly stopSlippageMin: Decimal;
}

/**
 * A limit cannot fill worse than its price, so it has no entry slippage; any other order is given half the spread beyond its expected price.
 * The exit is a triggered stop: taker fee and the least stop slippage.
 */
export function sizingCosts({ type, postOnly, quote, instrument, stopSlippageMin }: CostInput): SizingCosts {
  const halfSpread = quote.ask.sub(quote.bid).div(decimal(2)).div(quote.mid);
  return {
    entryFee: postOnly ? instrument.makerFee : instrument.takerFee,
    exitFee: instrument.takerFee,
    entrySlippage: type === 'LIMIT' ? ZERO : halfSpread.toDecimalPlaces(SLIPPAGE_PLACES),
    stopSlippage: stopSlippageMin,
  };
}

/** A hundred-millionth of the price: finer than any tick, short enough to read and to store. */
const SLIPPAGE_PLACES = 8;
