/** Cost fractions of an entry and its stop from what is known before sending (PS-02). */
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { OrderType } from '../../../shared/model/order.ts';
import { ZERO, decimal, maxDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { Quote } from '../market/quote.ts';
import type { SizingCosts } from './lossPerUnit.ts';

export interface CostInput {
  readonly type: OrderType;
  readonly postOnly: boolean;
  readonly quote: Quote;
  readonly instrument: Pick<Instrument, 'makerFee' | 'takerFee'>;
  /** Expected slippage beyond the best price, a fraction (RC-22); 0 where it is not known yet. */
  readonly bookWalk: Decimal;
  /** Medians of what the symbol's orders really paid, fractions; null before the first. */
  readonly realized: RealizedSlippage;
  /** settings.sizing.stopSlippageMin. */
  readonly stopSlippageMin: Decimal;
}

/** Slippage of market entries against the price they were decided at, and of stops against their trigger. */
export interface RealizedSlippage {
  readonly entry: Decimal | null;
  readonly stop: Decimal | null;
}

/** PS-02: a stop is given twice what stops of the symbol cost so far. */
const STOP_FACTOR = decimal(2);

/**
 * A limit cannot fill worse than its price, so it has no entry slippage; any other order is given the larger of half the spread with its way through
 * the book and the realized median. The exit is a triggered stop: taker fee, and the larger of the least stop slippage and twice the realized median.
 */
export function sizingCosts(input: CostInput): SizingCosts {
  const { instrument, realized } = input;
  return {
    entryFee: input.postOnly ? instrument.makerFee : instrument.takerFee,
    exitFee: instrument.takerFee,
    entrySlippage: input.type === 'LIMIT' ? ZERO : entrySlippage(input),
    stopSlippage: maxDecimal(input.stopSlippageMin, (realized.stop ?? ZERO).mul(STOP_FACTOR)),
  };
}

function entrySlippage({ quote, bookWalk, realized }: CostInput): Decimal {
  const halfSpread = quote.ask.sub(quote.bid).div(decimal(2)).div(quote.mid);
  return maxDecimal(halfSpread.add(bookWalk), realized.entry ?? ZERO).toDecimalPlaces(SLIPPAGE_PLACES);
}

/** A hundred-millionth of the price: finer than any tick, short enough to read and to store. */
const SLIPPAGE_PLACES = 8;
