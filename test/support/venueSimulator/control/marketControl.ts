/** How a test moves the market. Every move is complete when the call returns: stops triggered, orders filled, positions liquidated. */
import { decimal } from '../../../../src/shared/values/decimal.ts';
import type { Family } from '../core/family.ts';
import type { InstrumentCatalog } from '../core/instrumentCatalog.ts';
import type { Level } from '../market/book.ts';
import type { Market } from '../market/market.ts';
import type { Markets } from '../market/markets.ts';
import type { SpotVenue } from '../spot/spotVenue.ts';
import type { MarketStreams } from '../streams/marketStreams.ts';
import type { UsdmDesk } from '../usdm/usdmDesk.ts';

export interface BookTexts {
  readonly bids: readonly (readonly [price: string, quantity: string])[];
  readonly asks: readonly (readonly [price: string, quantity: string])[];
}

export interface HistoryBar {
  readonly openTime: number;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

interface OneFamily {
  readonly family?: Family;
}

export interface MarketParts {
  readonly catalog: InstrumentCatalog;
  readonly markets: Markets;
  readonly spot: SpotVenue;
  readonly usdm: UsdmDesk;
  readonly marketStreams: MarketStreams;
}

export class MarketControl {
  private readonly parts: MarketParts;

  constructor(parts: MarketParts) {
    this.parts = parts;
  }

  /** Last, mark and a deep book one tick around the price, in one family or in both. */
  setPrice(symbol: string, price: string, { family, mark }: OneFamily & { readonly mark?: string } = {}): void {
    for (const market of this.parts.markets.named(symbol, family)) {
      market.quote(decimal(price));
      market.setMark(decimal(mark ?? price));
      this.settle(market);
    }
  }

  /** Exact levels, best first, that fills use up. */
  setBook(symbol: string, { bids, asks }: BookTexts, { family }: OneFamily = {}): void {
    const level = ([price, quantity]: readonly [string, string]): Level => ({
      price: decimal(price),
      quantity: decimal(quantity),
    });
    for (const market of this.parts.markets.named(symbol, family)) {
      market.replaceBook({ bids: bids.map(level), asks: asks.map(level) }, false);
      this.settle(market);
    }
  }

  /** USD-M mark price alone. */
  setMark(symbol: string, price: string): void {
    const market = this.parts.markets.get('usdm', symbol);
    market.setMark(decimal(price));
    this.settle(market);
  }

  setFundingRate(symbol: string, rate: string): void {
    this.parts.markets.get('usdm', symbol).fundingRate = decimal(rate);
  }

  /** TRADING, HALT, BREAK, CLOSE, SETTLING ...; USD-M says so on its stream of contracts. */
  setStatus(symbol: string, status: string, { family }: OneFamily = {}): void {
    for (const market of this.parts.markets.named(symbol, family)) {
      market.instrument.status = status;
      this.parts.marketStreams.contractChanged(market);
    }
  }

  /** The symbol is listed no more and unknown to every request. */
  unlist(symbol: string, { family }: OneFamily = {}): void {
    for (const { instrument } of this.parts.markets.named(symbol, family))
      this.parts.catalog.remove(instrument.family, symbol);
  }

  setFilter(
    symbol: string,
    filterType: string,
    { family, ...fields }: OneFamily & Readonly<Record<string, string | number | boolean>>,
  ): void {
    for (const { instrument } of this.parts.markets.named(symbol, family)) instrument.setFilter(filterType, fields);
  }

  /** One-minute bars before now, oldest first. */
  setHistory(symbol: string, bars: readonly HistoryBar[], { family }: OneFamily = {}): void {
    for (const market of this.parts.markets.named(symbol, family)) market.tape.load(bars);
  }

  private settle(market: Market): void {
    if (market.instrument.family === 'usdm') this.parts.usdm.marketMoved(market);
    else this.parts.spot.marketMoved(market);
  }
}
