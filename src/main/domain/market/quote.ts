/** A quote from a tick. Where the source has no book the spread is modeled, and always against us. */
import type { Instrument } from '../../../shared/model/instrument.ts';
import { decimal, maxDecimal } from '../../../shared/values/decimal.ts';
import { ceilToTick, floorToTick, price, type Price } from '../../../shared/values/price.ts';

export interface Quote {
  readonly bid: Price;
  readonly ask: Price;
  readonly last: Price;
  /** (bid + ask) / 2, not on the tick grid. */
  readonly mid: Price;
}

/** Prices as the source wrote them, decimal text; bid or ask null where the source has none. */
export interface QuoteSource {
  readonly last: string;
  readonly bid: string | null;
  readonly ask: string | null;
}

/** Half a modeled spread in fractions of the price: 1 basis point, wide for a major, so that paper never flatters (PF). */
const MODELED_HALF_SPREAD = decimal('0.0001');
const HALF = decimal('0.5');

/**
 * Takes bid and ask from the source, or models them around the last price: half spread max(half a tick, 1 basis point), rounded outward to
 * the tick. The result may be crossed or not above zero where the source is: RC-21 refuses entries on it.
 */
export function quoteOf(source: QuoteSource, instrument: Pick<Instrument, 'tick'>): Quote {
  const last = price(source.last);
  const bid =
    source.bid === null ? floorToTick(last.sub(halfSpread(last, instrument.tick)), instrument.tick) : price(source.bid);
  const ask =
    source.ask === null ? ceilToTick(last.add(halfSpread(last, instrument.tick)), instrument.tick) : price(source.ask);
  return { bid, ask, last, mid: price(bid.add(ask).mul(HALF)) };
}

const halfSpread = (last: Price, tick: Price) => maxDecimal(tick.mul(HALF), last.mul(MODELED_HALF_SPREAD));
