/**
 * Starts a stateful exchange on loopback, shaped like Binance (spot and USD-M on one port), that the real ccxt client talks to.
 * README.md beside this file describes the control interface.
 */
import type { AddressInfo } from 'node:net';
import { addressesAt } from './addresses.ts';
import { MarketControl } from './control/marketControl.ts';
import { SpotTruth, UsdmTruth } from './control/truth.ts';
import { InstrumentCatalog } from './core/instrumentCatalog.ts';
import { VenueClock } from './core/venueClock.ts';
import { FaultPlan } from './faults/faultPlan.ts';
import { ApiKeys, TEST_CREDENTIALS, type Credentials } from './http/apiKeys.ts';
import { Gateway } from './http/gateway.ts';
import { HttpServer } from './http/httpServer.ts';
import { RateLimits, type LimitSettings } from './http/rateLimits.ts';
import type { Routes } from './http/route.ts';
import { marketRoutes } from './market/marketRoutes.ts';
import { Markets } from './market/markets.ts';
import { spotAccountRoutes } from './spot/spotAccountRoutes.ts';
import { spotOrderRoutes } from './spot/spotOrderRoutes.ts';
import { SpotVenue } from './spot/spotVenue.ts';
import { accountRoutes } from './usdm/accountRoutes.ts';
import { orderRoutes } from './usdm/orderRoutes.ts';
import { UsdmDesk } from './usdm/usdmDesk.ts';
import { UsdmVenue } from './usdm/usdmVenue.ts';

export interface VenueSimulatorOptions {
  /** The venue's clock in ms; with it, due work runs on `tick` and `advance` only. */
  readonly now?: () => number;
  readonly seed?: number;
  /** Round trip, half each way. */
  readonly latencyMs?: number;
  readonly prices?: Readonly<Record<string, string>>;
  readonly spotBalances?: Readonly<Record<string, string>>;
  readonly wallet?: Readonly<Record<string, string>>;
  /** Further symbols AAA000USDT ... at 100, in both families. */
  readonly addSymbols?: number;
  readonly profile?: 'live' | 'testnet';
  readonly limits?: Partial<LimitSettings>;
  readonly credentials?: Credentials;
  /** Answers of USD-M placements still carry avgPrice and cumQuote, as before July 2026. */
  readonly withAverages?: boolean;
  readonly port?: number;
}

const START_BALANCES = { USDT: '10000' };

export type VenueSimulator = Awaited<ReturnType<typeof startVenueSimulator>>;

export async function startVenueSimulator(options: VenueSimulatorOptions = {}) {
  const clock = new VenueClock(options.now);
  const catalog = new InstrumentCatalog(options.addSymbols ?? 0);
  const limits = new RateLimits(options.limits ?? {});
  const keys = new ApiKeys(options.credentials ?? TEST_CREDENTIALS);
  const faults = new FaultPlan(options.seed ?? 1, options.latencyMs ?? 0);
  const listener = { bookChanged: () => undefined, tradePrinted: () => undefined, markChanged: () => undefined };
  const markets = new Markets({ catalog, clock, listener, prices: options.prices ?? {} });
  const usdm = new UsdmDesk(
    new UsdmVenue({
      clock,
      catalog,
      marketOf: (symbol) => markets.get('usdm', symbol),
      emit: () => undefined,
      wallet: options.wallet ?? START_BALANCES,
    }),
  );
  const spot = new SpotVenue({
    clock,
    catalog,
    marketOf: (symbol) => markets.get('spot', symbol),
    emit: () => undefined,
    orderBegan: () => limits.releaseOrder(clock.now()),
    balances: options.spotBalances ?? START_BALANCES,
  });
  const routes: Routes = {
    ...marketRoutes({ family: 'spot', catalog, clock, limits, marketOf: (symbol) => markets.get('spot', symbol) }),
    ...marketRoutes({ family: 'usdm', catalog, clock, limits, marketOf: (symbol) => markets.get('usdm', symbol) }),
    ...spotOrderRoutes(spot),
    ...spotAccountRoutes(spot, { limits, keys, isLive: options.profile !== 'testnet' }),
    ...orderRoutes(usdm.venue, { withAverages: options.withAverages ?? false }),
    ...accountRoutes(usdm.venue),
  };
  const http = new HttpServer({ gateway: new Gateway({ routes, keys, limits, clock }), faults, limits, clock });
  const port = await listen(http, options.port ?? 0);
  const market = new MarketControl({ catalog, markets, spot, usdm });
  return {
    port,
    urls: addressesAt(port),
    credentials: keys.credentials,
    requests: http.requests,
    faults,
    key: keys,
    spot: new SpotTruth(spot),
    usdm: new UsdmTruth(usdm),
    market,
    setPrice: market.setPrice.bind(market),
    setBook: market.setBook.bind(market),
    setMark: market.setMark.bind(market),
    setFundingRate: market.setFundingRate.bind(market),
    setStatus: market.setStatus.bind(market),
    setFilter: market.setFilter.bind(market),
    now: () => clock.now(),
    advance: (ms: number) => clock.advance(ms),
    tick: () => clock.tick(),
    stop: async () => {
      clock.stop();
      http.server.closeAllConnections();
      await new Promise<void>((resolve) => http.server.close(() => resolve()));
    },
  };
}

async function listen({ server }: HttpServer, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
