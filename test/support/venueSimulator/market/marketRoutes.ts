/** Public endpoints, the same for both families but for their root and a few fields. */
import { z } from 'zod';
import type { Family } from '../core/family.ts';
import type { InstrumentCatalog } from '../core/instrumentCatalog.ts';
import type { Params } from '../core/params.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { readJson } from '../core/readJson.ts';
import { refusal } from '../core/venueError.ts';
import type { RateLimits } from '../http/rateLimits.ts';
import type { Route, Routes } from '../http/route.ts';
import { intervalMs } from './candleTape.ts';
import type { Market } from './market.ts';
import {
  aggTradeJson,
  dayJson,
  FUNDING_INTERVAL_MS,
  klineRow,
  levelTexts,
  premiumJson,
  topJson,
  tradeJson,
} from './marketJson.ts';

export interface MarketRouteParts {
  readonly family: Family;
  readonly catalog: InstrumentCatalog;
  readonly clock: VenueClock;
  readonly limits: RateLimits;
  readonly marketOf: (symbol: string) => Market;
}

const symbolsSchema = z.array(z.string());

export function marketRoutes(parts: MarketRouteParts): Routes {
  const root = parts.family === 'spot' ? '/api/v3' : '/fapi/v1';
  const { catalog, clock, family } = parts;
  const one = (params: Params): Market => parts.marketOf(catalog.get(family, params.name('symbol')).symbol);
  const perSymbol = (
    json: (market: Market, now: number) => unknown,
    weights: readonly [one: number, all: number],
  ): Route => ({
    security: 'none',
    weight: (params) => (params.has('symbol') || params.has('symbols') ? weights[0] : weights[1]),
    answer: (params) => {
      if (params.has('symbol')) return json(one(params), clock.now());
      return chosen(parts, params).map((market) => json(market, clock.now()));
    },
  });
  const open = (weight: Route['weight'], answer: Route['answer']): Route => ({ security: 'none', weight, answer });
  return {
    [`GET ${root}/ping`]: open(1, () => ({})),
    [`GET ${root}/time`]: open(1, () => ({ serverTime: clock.now() })),
    [`GET ${root}/exchangeInfo`]: open(family === 'spot' ? 20 : 1, (params) => exchangeInfo(parts, params)),
    [`GET ${root}/ticker/24hr`]: perSymbol(dayJson, family === 'spot' ? [2, 80] : [1, 40]),
    [`GET ${root}/ticker/bookTicker`]: perSymbol(
      (market, now) => ({
        symbol: market.instrument.symbol,
        ...topJson(market),
        ...(family === 'usdm' ? { time: now } : {}),
      }),
      [2, 4],
    ),
    [`GET ${root}/ticker/price`]: perSymbol(
      (market, now) => ({
        symbol: market.instrument.symbol,
        price: market.instrument.priceText(market.last),
        ...(family === 'usdm' ? { time: now } : {}),
      }),
      [2, 4],
    ),
    [`GET ${root}/klines`]: open(family === 'spot' ? 2 : klineWeight, (params) =>
      klines(one(params), params, clock.now()),
    ),
    [`GET ${root}/trades`]: open(family === 'spot' ? 25 : 5, (params) =>
      recent(one(params), params).map((trade) => tradeJson(one(params), trade)),
    ),
    [`GET ${root}/aggTrades`]: open(family === 'spot' ? 4 : 20, (params) =>
      recent(one(params), params).map((trade) => aggTradeJson(one(params), trade)),
    ),
    [`GET ${root}/depth`]: open(5, (params) => depth(one(params), clock.now())),
    ...(family === 'usdm' ? fundingRoutes(parts, { one, perSymbol }) : {}),
  };
}

function fundingRoutes(
  { catalog, clock }: MarketRouteParts,
  {
    one,
    perSymbol,
  }: {
    one: (params: Params) => Market;
    perSymbol: (json: (market: Market, now: number) => unknown, weights: readonly [number, number]) => Route;
  },
): Routes {
  return {
    'GET /fapi/v1/premiumIndex': perSymbol(premiumJson, [1, 10]),
    'GET /fapi/v1/fundingRate': {
      security: 'none',
      weight: 1,
      answer: (params) => {
        const market = one(params);
        const fundingTime = Math.floor(clock.now() / FUNDING_INTERVAL_MS) * FUNDING_INTERVAL_MS;
        return [
          {
            symbol: market.instrument.symbol,
            fundingTime,
            fundingRate: market.fundingRate.toFixed(8),
            markPrice: market.mark.toFixed(8),
          },
        ];
      },
    },
    'GET /fapi/v1/fundingInfo': {
      security: 'none',
      weight: 0,
      answer: () =>
        catalog.all('usdm').map(({ symbol }) => ({
          symbol,
          adjustedFundingRateCap: '0.02000000',
          adjustedFundingRateFloor: '-0.02000000',
          fundingIntervalHours: 8,
          disclaimer: false,
        })),
    },
  };
}

function chosen({ family, catalog, marketOf }: MarketRouteParts, params: Params): Market[] {
  const named = params.optional('symbols');
  const instruments =
    named === undefined
      ? catalog.all(family)
      : readJson(symbolsSchema, named, 'symbols').map((symbol) => catalog.get(family, symbol));
  return instruments.map((instrument) => marketOf(instrument.symbol));
}

function exchangeInfo({ family, catalog, clock, limits }: MarketRouteParts, params: Params) {
  return {
    ...catalog.describe(family, named(params)),
    serverTime: clock.now(),
    rateLimits: limits.rows(family, clock.now()).map(({ count: _count, ...row }) => row),
  };
}

/** Symbols of a question about some. */
function named(params: Params): readonly string[] | undefined {
  const symbol = params.optional('symbol');
  if (symbol !== undefined) return [symbol];
  const symbols = params.optional('symbols');
  return symbols === undefined ? undefined : z.array(z.string()).parse(JSON.parse(symbols));
}

function klineWeight(params: Params): number {
  const limit = params.optionalInt('limit') ?? 500;
  return limit < 100 ? 1 : limit < 500 ? 2 : limit <= 1000 ? 5 : 10;
}

function klines(market: Market, params: Params, now: number): unknown[] {
  market.tape.roll(now, market.last);
  const length = intervalMs(params.text('interval'));
  if (length === undefined) throw refusal(-1120, 'Invalid interval.');
  const range = {
    start: params.optionalInt('startTime'),
    end: params.optionalInt('endTime'),
    limit: params.optionalInt('limit'),
  };
  return market.tape.bars(length, range).map((bar) => klineRow(market, bar, length));
}

function recent(market: Market, params: Params) {
  const start = params.optionalInt('startTime') ?? 0;
  return market.trades.filter((trade) => trade.time >= start).slice(-(params.optionalInt('limit') ?? 500));
}

const depth = (market: Market, now: number) => ({
  lastUpdateId: market.updateId,
  ...(market.instrument.family === 'usdm' ? { E: now, T: now } : {}),
  bids: levelTexts(market, market.book.sides.bids),
  asks: levelTexts(market, market.book.sides.asks),
});
