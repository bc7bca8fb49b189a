/** Events of the market streams. */
import { ZERO } from '../../../../src/shared/values/decimal.ts';
import type { Level, BookSides } from '../market/book.ts';
import type { Bar } from '../market/candleTape.ts';
import type { Market, PublicTrade } from '../market/market.ts';
import { dayOf, levelTexts, nextFundingTime, topJson } from '../market/marketJson.ts';

type MarketEvent = Readonly<Record<string, unknown>>;

const isSpot = (market: Market): boolean => market.instrument.family === 'spot';

export function bookTickerEvent(market: Market, now: number): MarketEvent {
  const { bidPrice: b, bidQty: B, askPrice: a, askQty: A } = topJson(market);
  const quote = { u: market.updateId, s: market.instrument.symbol, b, B, a, A };
  return isSpot(market) ? quote : { e: 'bookTicker', ...quote, ps: quote.s, T: now, E: now, st: 0 };
}

/** A contract that was listed, halted or settled. */
export const contractInfoEvent = ({ instrument }: Market, now: number): MarketEvent => ({
  e: 'contractInfo',
  E: now,
  s: instrument.symbol,
  ps: instrument.symbol,
  ct: 'PERPETUAL',
  cs: instrument.status,
  st: 0,
});

export function depthEvent(
  market: Market,
  { before, previousId, now }: { before: BookSides; previousId: number; now: number },
): MarketEvent {
  const { bids, asks } = market.book.sides;
  const head = { e: 'depthUpdate', E: now, s: market.instrument.symbol, U: previousId + 1, u: market.updateId };
  const changes = { b: changedLevels(market, before.bids, bids), a: changedLevels(market, before.asks, asks) };
  return isSpot(market) ? { ...head, ...changes } : { ...head, T: now, pu: previousId, ...changes };
}

/** Levels that are new or other than before; those gone have quantity 0. */
function changedLevels(market: Market, before: readonly Level[], after: readonly Level[]): [string, string][] {
  const kept = new Map(after.map((level) => [level.price.toFixed(), level.quantity]));
  const old = new Map(before.map((level) => [level.price.toFixed(), level.quantity]));
  const gone = before
    .filter((level) => !kept.has(level.price.toFixed()))
    .map(({ price }) => ({ price, quantity: ZERO }));
  const changed = after.filter((level) => old.get(level.price.toFixed())?.equals(level.quantity) !== true);
  return levelTexts(market, [...changed, ...gone]);
}

export const partialDepthEvent = (market: Market, levels: number): MarketEvent => ({
  lastUpdateId: market.updateId,
  bids: levelTexts(market, market.book.sides.bids.slice(0, levels)),
  asks: levelTexts(market, market.book.sides.asks.slice(0, levels)),
});

export function tradeEvent(market: Market, trade: PublicTrade, now: number): MarketEvent {
  const { instrument } = market;
  const fields = {
    s: instrument.symbol,
    t: trade.id,
    p: instrument.priceText(trade.price),
    q: instrument.quantityText(trade.quantity),
    T: trade.time,
    m: trade.buyerIsMaker,
  };
  return { e: 'trade', E: now, ...fields, ...(isSpot(market) ? { M: true } : { X: 'MARKET' }) };
}

export function aggTradeEvent(market: Market, trade: PublicTrade, now: number): MarketEvent {
  const { instrument } = market;
  return {
    e: 'aggTrade',
    E: now,
    s: instrument.symbol,
    a: trade.id,
    p: instrument.priceText(trade.price),
    q: instrument.quantityText(trade.quantity),
    f: trade.id,
    l: trade.id,
    T: trade.time,
    m: trade.buyerIsMaker,
    ...(isSpot(market) ? { M: true } : { st: 0 }),
  };
}

export interface KlineContext {
  readonly interval: string;
  readonly lengthMs: number;
  readonly now: number;
  readonly isClosed: boolean;
}

export function klineEvent(market: Market, bar: Bar, { interval, lengthMs, now, isClosed }: KlineContext): MarketEvent {
  const { instrument } = market;
  const trade = market.trades.at(-1)?.id ?? 0;
  return {
    e: 'kline',
    E: now,
    s: instrument.symbol,
    k: {
      t: bar.openTime,
      T: bar.openTime + lengthMs - 1,
      s: instrument.symbol,
      i: interval,
      f: trade,
      L: trade,
      o: instrument.priceText(bar.open),
      c: instrument.priceText(bar.close),
      h: instrument.priceText(bar.high),
      l: instrument.priceText(bar.low),
      v: bar.volume.toFixed(8),
      n: bar.trades,
      x: isClosed,
      q: bar.quoteVolume.toFixed(8),
      V: bar.volume.div(2).toFixed(8),
      Q: bar.quoteVolume.div(2).toFixed(8),
      B: '0',
    },
  };
}

export function miniTickerEvent(market: Market, now: number): MarketEvent {
  const { instrument } = market;
  const day = dayOf(market, now);
  return {
    e: '24hrMiniTicker',
    E: now,
    s: instrument.symbol,
    c: instrument.priceText(market.last),
    o: instrument.priceText(day.open),
    h: instrument.priceText(day.high),
    l: instrument.priceText(day.low),
    v: instrument.quantityText(day.volume),
    q: day.quoteVolume.toFixed(8),
  };
}

export function tickerEvent(market: Market, now: number): MarketEvent {
  const { instrument, trades } = market;
  const day = dayOf(market, now);
  const { bidPrice: b, bidQty: B, askPrice: a, askQty: A } = topJson(market);
  return {
    ...miniTickerEvent(market, now),
    e: '24hrTicker',
    p: instrument.priceText(day.change),
    P: day.percent.toFixed(3),
    w: instrument.priceText(day.average),
    Q: instrument.quantityText(trades.at(-1)?.quantity ?? ZERO),
    O: day.openTime,
    C: day.closeTime,
    F: trades[0]?.id ?? 0,
    L: trades.at(-1)?.id ?? 0,
    n: day.trades,
    ...(isSpot(market) ? { x: instrument.priceText(day.open), b, B, a, A } : { ps: instrument.symbol, st: 0 }),
  };
}

export const markPriceEvent = (market: Market, now: number): MarketEvent => ({
  e: 'markPriceUpdate',
  E: now,
  s: market.instrument.symbol,
  p: market.mark.toFixed(8),
  ap: market.mark.toFixed(8),
  P: market.mark.toFixed(8),
  i: market.mark.toFixed(8),
  r: market.fundingRate.toFixed(8),
  T: nextFundingTime(now),
  st: 0,
});
