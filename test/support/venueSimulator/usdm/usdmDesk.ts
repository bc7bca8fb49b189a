/** Everything that happens on USD-M beside plain orders: conditional orders, liquidation, funding, the dead-man's switch. */
import type { Routes } from '../http/route.ts';
import type { Market } from '../market/market.ts';
import { AlgoBook } from './algoBook.ts';
import { algoRoutes } from './algoRoutes.ts';
import { accountRoutes } from './accountRoutes.ts';
import { DeadMansSwitch } from './deadMansSwitch.ts';
import { scheduleFunding } from './funding.ts';
import { LiquidationDesk } from './liquidation.ts';
import { orderRoutes } from './orderRoutes.ts';
import type { UsdmVenue } from './usdmVenue.ts';

export class UsdmDesk {
  readonly venue: UsdmVenue;
  readonly algo: AlgoBook;
  readonly liquidation: LiquidationDesk;
  readonly deadMan: DeadMansSwitch;

  constructor(venue: UsdmVenue) {
    this.venue = venue;
    this.algo = new AlgoBook(venue);
    this.liquidation = new LiquidationDesk(venue);
    this.deadMan = new DeadMansSwitch(venue);
    scheduleFunding(venue);
  }

  /** Triggers, then fills, then liquidations. */
  marketMoved(market: Market): void {
    this.algo.marketMoved(market);
    this.venue.marketMoved(market);
    this.liquidation.check();
  }

  routes(options: { readonly withAverages: boolean }): Routes {
    return {
      ...orderRoutes(this.venue, options),
      ...accountRoutes(this.venue),
      ...algoRoutes(this.algo, this.venue),
      ...this.deadMan.routes(),
    };
  }
}
