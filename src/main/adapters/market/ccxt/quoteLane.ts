/**
 * The latest of one live symbol between two rounds of ticks. Busy streams send hundreds of messages a second; a round passes on the prices that
 * matter for stops and limits: lowest, highest and last, in the order they came.
 */
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { MarketTick } from '../../../ports/marketFeed.ts';
import { priceText } from './floatText.ts';

export interface QuoteUpdate {
  readonly bid?: number | undefined;
  readonly ask?: number | undefined;
  readonly last?: number | undefined;
  /** Venue time where it is given. */
  readonly time?: number | undefined;
}

export class QuoteLane {
  readonly symbol: SymbolName;
  private bid: string | null = null;
  private ask: string | null = null;
  private last: number | null = null;
  private prices: number[] = [];
  private time = 0;
  private isChanged = false;

  constructor(symbol: SymbolName) {
    this.symbol = symbol;
  }

  update({ bid, ask, last, time }: QuoteUpdate, now: UnixMs): void {
    this.bid = priceText(bid) ?? this.bid;
    this.ask = priceText(ask) ?? this.ask;
    if (last !== undefined && priceText(last) !== null) this.addPrice(last);
    // A venue clock ahead of ours must not make data look newer than now, nor ours when it is set back.
    this.time = Math.min(now, Math.max(this.time, time ?? now));
    this.isChanged = true;
  }

  /** The ticks of the round, none when nothing came or no price is known yet. */
  takeTicks(): readonly MarketTick[] {
    if (!this.isChanged || this.last === null) return [];
    const prices = this.prices.length === 0 ? [this.last] : turningPrices(this.prices);
    this.prices = [];
    this.isChanged = false;
    return prices.flatMap((price) => {
      const last = priceText(price);
      return last === null ? [] : [this.tick(last)];
    });
  }

  private addPrice(price: number): void {
    this.last = price;
    this.prices.push(price);
    if (this.prices.length > MOST_PRICES) this.prices = turningPrices(this.prices);
  }

  private tick(last: string): MarketTick {
    return { kind: 'tick', symbol: this.symbol, time: unixMs(this.time), last, bid: this.bid, ask: this.ask };
  }
}

const MOST_PRICES = 256;

/** Lowest, highest and last price, each once, in the order they came. */
export function turningPrices(prices: readonly number[]): number[] {
  const lowest = prices.indexOf(Math.min(...prices));
  const highest = prices.indexOf(Math.max(...prices));
  const places = new Set([lowest, highest, prices.length - 1]);
  const ordered = [...places].sort((one, other) => one - other);
  const turning = ordered.flatMap((place) => prices[place] ?? []);
  return turning.filter((price, index) => price !== turning[index - 1]);
}
