/**
 * Holds back a single print far from the market until a second one agrees, for at most two seconds (RC-21). The desk keeps the last good price
 * meanwhile and refuses entries. Only for sources that tick about every second: bars may jump between prices that are both right.
 */
import type { MarketTick } from '../ports/marketFeed.ts';
import { isOutlier } from '../domain/market/outlier.ts';
import type { LiveState, SymbolMarket } from './liveState.ts';

/** One-second mids in the window. */
const WINDOW = 60;
/** Fewer mids say nothing about what is far. */
const LEAST_MIDS = 9;
const MID_EVERY_MS = 1_000;
const HOLD_MS = 2_000;
/** Slower sources have no one-second mids. */
const SLOWEST_CADENCE_MS = 3_000;
/** A second print this near to the doubted one agrees with it. */
const AGREES = 0.015;

/** Whether the source ticks often enough for a print to be doubted. */
export const isQuarantining = ({ cadenceMs }: { readonly cadenceMs: number }): boolean =>
  cadenceMs <= SLOWEST_CADENCE_MS;

/** Whether the tick must wait for another; remembers it when it must, and the window when it need not. */
export function isQuarantined(live: LiveState, market: SymbolMarket, tick: MarketTick): boolean {
  if (!isQuarantining(live.feed)) return false;
  const price = tick.bid === null || tick.ask === null ? Number(tick.last) : (Number(tick.bid) + Number(tick.ask)) / 2;
  const { doubted, mids } = market;
  if (mids.length >= LEAST_MIDS && isOutlier(mids, price) && !isConfirmed(doubted, price, tick.time)) {
    market.doubted = { price, since: doubted?.since ?? tick.time };
    return true;
  }
  // A confirmed jump starts a new window: the old mids say nothing about the new level.
  if (doubted !== null && isOutlier(mids, price)) mids.length = 0;
  market.doubted = null;
  rememberMid(market, price, tick.time);
  return false;
}

const isConfirmed = (doubted: SymbolMarket['doubted'], price: number, time: number): boolean =>
  doubted !== null && (Math.abs(price - doubted.price) <= AGREES * doubted.price || time - doubted.since >= HOLD_MS);

function rememberMid(market: SymbolMarket, price: number, time: number): void {
  if (time - market.midAt < MID_EVERY_MS) return;
  market.midAt = time;
  market.mids.push(price);
  if (market.mids.length > WINDOW) market.mids.shift();
}
