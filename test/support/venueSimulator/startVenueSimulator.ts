/**
 * Starts a stateful exchange on loopback, shaped like Binance (spot and USD-M on one port), that the real ccxt client talks to.
 * README.md beside this file describes the control interface.
 */
import type { AddressInfo } from 'node:net';
import { addressesAt } from './addresses.ts';
import { FaultControl } from './control/faultControl.ts';
import { Foreign } from './control/foreign.ts';
import { MarketControl } from './control/marketControl.ts';
import { StreamControl, type StreamSwitches } from './control/streamControl.ts';
import { SpotTruth, UsdmTruth } from './control/truth.ts';
import { InstrumentCatalog } from './core/instrumentCatalog.ts';
import { VenueClock } from './core/venueClock.ts';
import { FaultPlan } from './faults/faultPlan.ts';
import { ApiKeys, TEST_CREDENTIALS, type Credentials } from './http/apiKeys.ts';
import { Gateway } from './http/gateway.ts';
import { HttpServer, type RequestWatch } from './http/httpServer.ts';
import { RateLimits, type LimitSettings } from './http/rateLimits.ts';
import type { Routes } from './http/route.ts';
import { marketRoutes } from './market/marketRoutes.ts';
import { Markets } from './market/markets.ts';
import { spotAccountRoutes } from './spot/spotAccountRoutes.ts';
import { spotOrderRoutes } from './spot/spotOrderRoutes.ts';
import { SpotVenue } from './spot/spotVenue.ts';
import type { Connection } from './streams/connection.ts';
import { MarketStreams } from './streams/marketStreams.ts';
import { RequestSocket } from './streams/requestSocket.ts';
import { SocketServer } from './streams/socketServer.ts';
import { StreamLane } from './streams/streamLane.ts';
import { UserStreams } from './streams/userStreams.ts';
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
  /** Hears of every REST request, so that a test can act in the midst of one. */
  readonly watch?: RequestWatch;
}

const START_BALANCES = { USDT: '10000' };

export type VenueSimulator = Awaited<ReturnType<typeof startVenueSimulator>>;

/** Resolves when the venue listens. */
export async function startVenueSimulator(options: VenueSimulatorOptions = {}) {
  const clock = new VenueClock(options.now);
  const core = openCore(options, clock);
  const { faults, limits, keys, lanes, users, connections, refusing } = core;
  const gateway = new Gateway({ routes: core.routes, keys, limits, clock });
  const http = new HttpServer({ gateway, faults, limits, clock, watch: options.watch });
  const requests = new RequestSocket({ gateway, users, faults, limits, clock, refuses: () => refusing.user });
  const sockets = new SocketServer({
    connections,
    market: core.marketStreams,
    requests,
    clock,
    refuses: (side) => refusing[side],
  });
  sockets.attach(http.server);
  const port = await listen(http, options.port ?? 0);
  const market = new MarketControl(core);
  const foreign = new Foreign(core.spot, core.usdm);
  return {
    port,
    urls: addressesAt(port),
    credentials: keys.credentials,
    /** Requests so far, oldest first. */
    requests: http.requests,
    /** Connections that were opened so far. */
    accepted: () => http.accepted,
    faults: new FaultControl(faults, clock, core.usdm.algo),
    streams: new StreamControl({ lanes, sockets, refusing, users, clock }),
    foreign,
    key: keys,
    limits,
    spot: new SpotTruth(core.spot),
    usdm: new UsdmTruth(core.usdm),
    setPrice: market.setPrice.bind(market),
    setBook: market.setBook.bind(market),
    setMark: market.setMark.bind(market),
    setFundingRate: market.setFundingRate.bind(market),
    setStatus: market.setStatus.bind(market),
    unlist: market.unlist.bind(market),
    setFilter: market.setFilter.bind(market),
    setHistory: market.setHistory.bind(market),
    payFunding: foreign.payFunding.bind(foreign),
    now: () => clock.now(),
    advance: (ms: number) => clock.advance(ms),
    tick: () => clock.tick(),
    stop: async () => {
      clock.stop();
      lanes.user.stop();
      lanes.market.stop();
      sockets.stop();
      http.server.closeAllConnections();
      await new Promise<void>((resolve) => http.server.close(() => resolve()));
    },
  };
}

/** Everything but the sockets. */
function openCore(options: VenueSimulatorOptions, clock: VenueClock) {
  const catalog = new InstrumentCatalog(options.addSymbols ?? 0);
  const limits = new RateLimits(options.limits ?? {});
  const keys = new ApiKeys(options.credentials ?? TEST_CREDENTIALS);
  const faults = new FaultPlan(options.seed ?? 1, options.latencyMs ?? 0);
  const lanes = { user: new StreamLane(() => faults.oneWayMs()), market: new StreamLane(() => faults.oneWayMs()) };
  const connections = new Set<Connection>();
  const users = new UserStreams(lanes.user, clock, connections);
  const marketStreams = new MarketStreams(lanes.market, clock);
  const markets = new Markets({ catalog, clock, listener: marketStreams, prices: options.prices ?? {} });
  const spotMarket = (symbol: string) => markets.get('spot', symbol);
  const usdmMarket = (symbol: string) => markets.get('usdm', symbol);
  const usdm = new UsdmDesk(
    new UsdmVenue({
      clock,
      catalog,
      marketOf: usdmMarket,
      emit: (event) => users.sendUsdm(event),
      wallet: options.wallet ?? START_BALANCES,
    }),
  );
  const spot = new SpotVenue({
    clock,
    catalog,
    marketOf: spotMarket,
    emit: (event) => users.sendSpot(event),
    orderBegan: () => limits.releaseOrder(clock.now()),
    balances: options.spotBalances ?? START_BALANCES,
  });
  const routes: Routes = {
    ...marketRoutes({ family: 'spot', catalog, clock, limits, marketOf: spotMarket }),
    ...marketRoutes({ family: 'usdm', catalog, clock, limits, marketOf: usdmMarket }),
    ...spotOrderRoutes(spot),
    ...spotAccountRoutes(spot, { limits, keys, isLive: options.profile !== 'testnet' }),
    ...usdm.routes({ withAverages: options.withAverages ?? false }),
    ...users.routes(),
  };
  const refusing: StreamSwitches = { user: false, market: false };
  return {
    catalog,
    limits,
    keys,
    faults,
    lanes,
    connections,
    users,
    marketStreams,
    markets,
    usdm,
    spot,
    routes,
    refusing,
  };
}

async function listen({ server }: HttpServer, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
