/** Public market data as REST writes it, and the parts the streams share. */
import { decimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Level } from './book.ts';
import type { Bar } from './candleTape.ts';
import type { Market, PublicTrade } from './market.ts';

const DAY_MS = 86_400_000;
const NO_BAR = { open: ZERO, high: ZERO, low: ZERO, volume: ZERO, quoteVolume: ZERO, trades: 0 };

/** Funding is paid when the hour is a multiple of eight. */
export const FUNDING_INTERVAL_MS = 8 * 3_600_000;

export const nextFundingTime = (now: number): number =>
  (Math.floor(now / FUNDING_INTERVAL_MS) + 1) * FUNDING_INTERVAL_MS;

export const levelTexts = ({ instrument }: Market, levels: readonly Level[]): [string, string][] =>
  levels.map(({ price, quantity }) => [instrument.priceText(price), instrument.quantityText(quantity)]);

/** The last 24 hours, as REST and the ticker streams tell them. */
export function dayOf(market: Market, now: number) {
  const bars = market.tape.bars(60_000, { start: now - DAY_MS, limit: DAY_MS / 60_000 });
  const day = bars.reduce((sum, bar) => addBar(sum, bar), {
    ...(bars[0] ?? NO_BAR),
    volume: ZERO,
    quoteVolume: ZERO,
    trades: 0,
  });
  const change = market.last.minus(day.open);
  const percent = day.open.isZero() ? ZERO : change.div(day.open).mul(100);
  const average = day.volume.isZero() ? market.last : day.quoteVolume.div(day.volume);
  return { ...day, change, percent, average, openTime: now - DAY_MS, closeTime: now };
}

const addBar = (sum: Pick<Bar, 'open' | 'high' | 'low' | 'volume' | 'quoteVolume' | 'trades'>, bar: Bar) => ({
  open: sum.open,
  high: bar.high.greaterThan(sum.high) ? bar.high : sum.high,
  low: bar.low.lessThan(sum.low) ? bar.low : sum.low,
  volume: sum.volume.plus(bar.volume),
  quoteVolume: sum.quoteVolume.plus(bar.quoteVolume),
  trades: sum.trades + bar.trades,
});

export function dayJson(market: Market, now: number): Record<string, unknown> {
  const { instrument, trades } = market;
  const day = dayOf(market, now);
  const price = (value: Decimal): string => instrument.priceText(value);
  const first = trades[0]?.id ?? 0;
  const last = trades.at(-1);
  return {
    symbol: instrument.symbol,
    priceChange: price(day.change),
    priceChangePercent: day.percent.toFixed(3),
    weightedAvgPrice: price(day.average),
    lastPrice: price(market.last),
    lastQty: instrument.quantityText(last?.quantity ?? ZERO),
    ...(instrument.family === 'spot' ? { prevClosePrice: price(day.open), ...topJson(market) } : {}),
    openPrice: price(day.open),
    highPrice: price(day.high),
    lowPrice: price(day.low),
    volume: instrument.quantityText(day.volume),
    quoteVolume: day.quoteVolume.toFixed(8),
    openTime: day.openTime,
    closeTime: day.closeTime,
    firstId: first,
    lastId: last?.id ?? 0,
    count: day.trades,
  };
}

/** Best bid and ask. */
export function topJson(market: Market) {
  const bid = market.book.best('bid');
  const ask = market.book.best('ask');
  const { instrument } = market;
  return {
    bidPrice: instrument.priceText(bid?.price ?? ZERO),
    bidQty: instrument.quantityText(bid?.quantity ?? ZERO),
    askPrice: instrument.priceText(ask?.price ?? ZERO),
    askQty: instrument.quantityText(ask?.quantity ?? ZERO),
  };
}

export const klineRow = ({ instrument }: Market, bar: Bar, intervalMs: number): unknown[] => [
  bar.openTime,
  instrument.priceText(bar.open),
  instrument.priceText(bar.high),
  instrument.priceText(bar.low),
  instrument.priceText(bar.close),
  bar.volume.toFixed(8),
  bar.openTime + intervalMs - 1,
  bar.quoteVolume.toFixed(8),
  bar.trades,
  bar.volume.div(2).toFixed(8),
  bar.quoteVolume.div(2).toFixed(8),
  '0',
];

export const tradeJson = ({ instrument }: Market, trade: PublicTrade): Record<string, unknown> => ({
  id: trade.id,
  price: instrument.priceText(trade.price),
  qty: instrument.quantityText(trade.quantity),
  quoteQty: trade.price.mul(trade.quantity).toFixed(8),
  time: trade.time,
  isBuyerMaker: trade.buyerIsMaker,
  isBestMatch: true,
});

/** Every trade is an aggregate of its own. */
export const aggTradeJson = ({ instrument }: Market, trade: PublicTrade): Record<string, unknown> => ({
  a: trade.id,
  p: instrument.priceText(trade.price),
  q: instrument.quantityText(trade.quantity),
  f: trade.id,
  l: trade.id,
  T: trade.time,
  m: trade.buyerIsMaker,
});

/** Mark, index and funding. */
export const premiumJson = (market: Market, now: number): Record<string, unknown> => ({
  symbol: market.instrument.symbol,
  markPrice: market.mark.toFixed(8),
  indexPrice: market.mark.toFixed(8),
  estimatedSettlePrice: market.mark.toFixed(8),
  lastFundingRate: market.fundingRate.toFixed(8),
  interestRate: decimal('0.0001').toFixed(8),
  nextFundingTime: nextFundingTime(now),
  time: now,
});
