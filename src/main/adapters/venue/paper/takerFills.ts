/**
 * Prices of an order that takes liquidity now (PF-02): through the recorded book where there is one, else from the quote plus slippage.
 * Never better than the quote, never worse than the limit, on the tick, and rounded against the order.
 */
import { modeledSlippage } from '../../../domain/market/modeledSlippage.ts';
import type { Quote } from '../../../domain/market/quote.ts';
import type { Candle } from '../../../../shared/model/candle.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { Side } from '../../../../shared/model/order.ts';
import { decimal, minDecimal, type Decimal } from '../../../../shared/values/decimal.ts';
import { ceilToTick, floorToTick, type Price } from '../../../../shared/values/price.ts';
import { floorToLot, quantity as toQuantity, type Quantity } from '../../../../shared/values/quantity.ts';
import type { DepthLevel } from './bookDepth.ts';
import { volumeCap } from './volumeCap.ts';

/** 10 basis points per multiple of the last visible level. */
const BEYOND_DEPTH_STEP = decimal('0.001');

export interface TakerRequest {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly quote: Quote;
  readonly bar: Candle | null;
  /** Levels of the other side, best first; empty where no book was recorded. */
  readonly levels: readonly DepthLevel[];
  /** Trigger of a stop: it fills at the worse of this and the quote (PF-04). */
  readonly trigger: Price | null;
  readonly limit: Price | null;
}

export interface TakerFill {
  readonly quantity: Quantity;
  readonly price: Price;
}

/** Fills in order of execution. Without a limit they add up to the quantity; with one, to what trades within it. */
export function takerFills(request: TakerRequest): readonly TakerFill[] {
  const fills = request.levels.length === 0 ? fillsFromQuote(request) : fillsFromDepth(request);
  return fills.filter((fill) => fill.quantity.greaterThan(0));
}

/** Where the order starts: the worst of the far side of the quote, the last price and the trigger. */
function startPrice({ side, quote, trigger }: TakerRequest): Decimal {
  const touch = worseOf(side, side === 'BUY' ? quote.ask : quote.bid, quote.last);
  return trigger === null ? touch : worseOf(side, touch, trigger);
}

const worseOf = (side: Side, first: Decimal, second: Decimal): Decimal =>
  first.greaterThan(second) === (side === 'BUY') ? first : second;

const isWorse = (side: Side, candidate: Decimal, than: Decimal): boolean =>
  side === 'BUY' ? candidate.greaterThan(than) : candidate.lessThan(than);

/** Next tick away from the order's favor; a sell never goes below one tick. */
function againstOrder(request: TakerRequest, raw: Decimal): Price {
  const { tick } = request.instrument;
  if (request.side === 'BUY') return ceilToTick(raw, tick);
  const floored = floorToTick(raw, tick);
  return floored.lessThan(tick) ? tick : floored;
}

function moved(side: Side, from: Decimal, by: Decimal): Decimal {
  return side === 'BUY' ? from.plus(by) : from.minus(by);
}

function fillsFromQuote(request: TakerRequest): readonly TakerFill[] {
  const { instrument, side, bar, limit } = request;
  const start = startPrice(request);
  const cap = limit === null ? null : volumeCap(instrument, bar);
  const size = cap === null ? request.quantity : toQuantity(minDecimal(cap, request.quantity));
  const modeled = againstOrder(request, moved(side, start, modeledSlippage(start, size, bar)));
  return [{ quantity: size, price: limit !== null && isWorse(side, modeled, limit) ? limit : modeled }];
}

function fillsFromDepth(request: TakerRequest): readonly TakerFill[] {
  const { instrument, side, levels, limit } = request;
  const start = startPrice(request);
  const fills: TakerFill[] = [];
  let leaves: Decimal = request.quantity;
  let last = { price: start, size: leaves };
  for (const [priceText, sizeText] of levels) {
    if (decimal(sizeText).isZero()) continue;
    last = { price: worseOf(side, decimal(priceText), start), size: decimal(sizeText) };
    if (leaves.isZero() || (limit !== null && isWorse(side, last.price, limit))) return fills;
    const taken = floorToLot(minDecimal(leaves, last.size), instrument.lot);
    fills.push({ quantity: taken, price: againstOrder(request, last.price) });
    leaves = leaves.minus(taken);
  }
  if (limit === null && leaves.greaterThan(0)) fills.push(beyondDepth(request, leaves, last));
  return fills;
}

/** All of the remainder at the price of its worst part. */
function beyondDepth(request: TakerRequest, leaves: Decimal, last: { price: Decimal; size: Decimal }): TakerFill {
  const away = last.price.mul(BEYOND_DEPTH_STEP).mul(leaves.div(last.size).ceil());
  return { quantity: toQuantity(leaves), price: againstOrder(request, moved(request.side, last.price, away)) };
}
