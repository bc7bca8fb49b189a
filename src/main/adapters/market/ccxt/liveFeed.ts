/** Opens the live feed of a ccxt exchange within a time limit, or says why not. Public data only: no key is used. */
import type { ExchangeAddresses } from '../../../../shared/settings.ts';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ticker } from 'ccxt';
import { ok, type Result } from '../../../../shared/base/result.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { FeedDescription, FeedFailure, LiveSource } from '../../../ports/marketFeed.ts';
import { feedFailure } from '../feedFailure.ts';
import { liveInstrument } from './liveInstrument.ts';
import { fetchQuotes } from './liveRequests.ts';
import { createLiveSource } from './liveSource.ts';
import { liveTiming, type LiveTiming } from './liveTiming.ts';
import { createPublicExchange, reasonOf, type PublicExchange } from './publicExchange.ts';

export interface LiveFeedOptions {
  /** ccxt exchange id. */
  readonly exchange: string;
  readonly symbols: readonly string[];
  /** Longest time until the feed is known to work. */
  readonly connectMs: number;
  readonly endpoints?: ExchangeAddresses;
  /** Lists one market of an exchange that has several. */
  readonly market?: 'SPOT' | 'PERP';
  readonly timing?: Partial<LiveTiming>;
  /** This machine's clock; tests move it. */
  readonly now?: () => UnixMs;
}

interface Reached {
  readonly instruments: readonly Instrument[];
  readonly missing: readonly string[];
  readonly quotes: readonly Ticker[];
}

interface Pacing {
  readonly timing: LiveTiming;
  readonly now: () => UnixMs;
}

/** Longest expected gap between ticks, quiet hours and REST polling included. */
const CADENCE_MS = 3_000;
/** Requests after the connection may take longer than connecting. */
const REQUEST_TIMEOUT_MS = 10_000;

const wallTime = (): UnixMs => unixMs(Date.now());

/** Loads instrument rules and first prices; the streams start with `start`. Resolves within `connectMs`. */
export async function openLiveFeed(options: LiveFeedOptions): Promise<Result<LiveSource, FeedFailure>> {
  const { exchange: id, connectMs } = options;
  const timing = { ...liveTiming, ...options.timing };
  const started = performance.now();
  const exchange = await createPublicExchange({ ...options, timeoutMs: REQUEST_TIMEOUT_MS, retryMs: timing.retryMs });
  if (exchange === null)
    return feedFailure(
      'FEED_UNSUPPORTED',
      `Found exchange "${id}". Expected a ccxt exchange with streams, such as binanceusdm.`,
    );
  // Loading ccxt is not the venue's delay; half of the time stays for the venue on a slow machine.
  const left = Math.max(connectMs / 2, connectMs - (performance.now() - started));
  const reached = await withinTime(reach(exchange, options.symbols, (options.now ?? wallTime)()), left);
  if (typeof reached === 'string') {
    await exchange.close().catch(() => undefined);
    return feedFailure('FEED_UNREACHABLE', unreachableText(id, connectMs, reached));
  }
  if (reached.instruments.length === 0)
    return feedFailure(
      'FEED_UNSUPPORTED',
      `${id} has none of ${options.symbols.join(', ')}. Choose other symbols in liveFeed.symbols.`,
    );
  return ok(openSource(exchange, reached, { timing, now: options.now ?? wallTime }));
}

function openSource(exchange: PublicExchange, reached: Reached, { timing, now }: Pacing): LiveSource {
  let description = describe(exchange.id, reached);
  const names = reached.instruments.map((instrument) => instrument.symbol);
  return createLiveSource({
    exchange,
    description: () => description,
    refresh: async () => {
      await exchange.loadMarkets(true);
      const { instruments } = readInstruments(exchange, names, now());
      // A list without any of them is none.
      if (instruments.length === 0) return;
      description = { ...description, instruments: afterReading(description.instruments, instruments) };
    },
    firstQuotes: reached.quotes,
    timing,
    now,
  });
}

/** A symbol that is listed no more keeps its rules as they were: what is not trading must not keep the others from being known. */
function afterReading(before: readonly Instrument[], read: readonly Instrument[]): readonly Instrument[] {
  const bySymbol = new Map(read.map((instrument) => [instrument.symbol, instrument]));
  return before.map((known) => bySymbol.get(known.symbol) ?? { ...known, status: 'DELISTED' });
}

async function reach(exchange: PublicExchange, symbols: readonly string[], readAt: UnixMs): Promise<Reached> {
  await exchange.loadMarkets();
  const read = readInstruments(exchange, symbols, readAt);
  const names = read.instruments.map((instrument) => instrument.symbol);
  return { ...read, quotes: names.length === 0 ? [] : await fetchQuotes(exchange, names) };
}

function readInstruments(
  exchange: PublicExchange,
  symbols: readonly string[],
  readAt: UnixMs,
): Pick<Reached, 'instruments' | 'missing'> {
  const found = symbols.map((symbol) => {
    const market = exchange.markets?.[symbol];
    return { symbol, instrument: market === undefined ? null : liveInstrument(market, readAt) };
  });
  return {
    instruments: found.flatMap(({ instrument }) => instrument ?? []),
    missing: found.filter(({ instrument }) => instrument === null).map(({ symbol }) => symbol),
  };
}

const describe = (id: string, { instruments, missing }: Reached): FeedDescription => ({
  kind: 'live',
  label: `${id} ${instruments.length === 1 ? (instruments[0]?.symbol ?? '') : `${instruments.length} symbols`}`,
  synthetic: false,
  instruments,
  interval: '1m',
  cadenceMs: CADENCE_MS,
  from: null,
  to: null,
  findings: missing.map((symbol) => `${symbol}: not traded on ${id}, or its rules are incomplete. Left out.`),
  fingerprint: `live-${id}`,
});

/** The value, or the reason why there is none in time. The work left behind is not waited for. */
async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | string> {
  const timeUp = new AbortController();
  const late = delay(ms, 'no answer', { signal: timeUp.signal }).catch(() => 'no answer');
  const result = await Promise.race([work.catch((error: unknown) => reasonOf(error)), late]);
  timeUp.abort();
  return result;
}

const unreachableText = (id: string, connectMs: number, reason: string): string =>
  `Tried ${id} for ${connectMs / 1_000} s: ${reason}. Check the network, or rehearse with --feed replay.`;
