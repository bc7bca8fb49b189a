/** Everything that happens on USD-M beside plain orders: what follows a move of the market, in the venue's order. */
import type { Market } from '../market/market.ts';
import { LiquidationDesk } from './liquidation.ts';
import type { UsdmVenue } from './usdmVenue.ts';

export class UsdmDesk {
  readonly venue: UsdmVenue;
  readonly liquidation: LiquidationDesk;

  constructor(venue: UsdmVenue) {
    this.venue = venue;
    this.liquidation = new LiquidationDesk(venue);
  }

  /** Triggers, fills, then liquidations. */
  marketMoved(market: Market): void {
    this.venue.marketMoved(market);
    this.liquidation.check();
  }
}
