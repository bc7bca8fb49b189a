/**
 * One ccxt exchange for one account: signs and carries requests, and holds the sockets. Nothing of ccxt's own throttle, retries, market tables or
 * number parsing is used: the desk meters by itself, decides what an error means by itself, and reads amounts as decimal text.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { VenueCredentials } from '../../../ports/vault.ts';
import { CallError, readFailure } from './callError.ts';
import { closeExchange } from './closeExchange.ts';
import { guardedExchange, rawAnswer, type Guard, type ProClass, type RawAnswer } from './guardedExchange.ts';
import { observedExchange, type SocketListener } from './observedExchange.ts';
import { hostsOf, isBinance, ownAddresses, type AddressTree } from './venueAddresses.ts';

/** The address groups of ccxt that the desk uses. */
export type VenueApi = 'public' | 'private' | 'sapi' | 'fapiPublic' | 'fapiPrivate' | 'fapiPrivateV3';

/** Amounts are text. A list is sent as JSON: the orders of a batch. */
export type VenueParams = Readonly<
  Record<string, string | number | readonly Readonly<Record<string, string | number>>[]>
>;

export interface VenueRequest {
  readonly api: VenueApi;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly params?: VenueParams;
}

export interface VenueReply {
  /** Parsed JSON, always an object or a list. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The exchange with its sockets, for the account streams only: everything else goes through send. */
export type ProExchange = InstanceType<ProClass>;

export interface VenueExchange {
  /** ccxt exchange id. */
  readonly id: string;
  readonly market: VenueAccount['market'];
  readonly pro: ProExchange;
  /** Sends once, without regard to any budget. Throws CallError only, at the latest when the time is over. */
  send(request: VenueRequest, timeoutMs?: number): Promise<VenueReply>;
  /** One listener at a time; null listens to nothing. */
  setRawListener(listener: SocketListener | null): void;
  /** Venue clock minus ours, in milliseconds, for the timestamps of signed requests. */
  setClockOffset(offsetMs: number): void;
  close(): Promise<void>;
}

export interface VenueExchangeOptions {
  readonly account: VenueAccount;
  readonly credentials: VenueCredentials;
  readonly now: () => UnixMs;
  /** Longest wait for a whole answer; the venue itself gives up after 10 s. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const RECV_WINDOW_MS = 5_000;
/** ccxt would notice a half-open socket only after minutes. */
const KEEP_ALIVE_MS = 20_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5_000;

/** Loads ccxt, which is large, on first use. Throws where ccxt has no such exchange with streams. */
export async function createVenueExchange(options: VenueExchangeOptions): Promise<VenueExchange> {
  const { account, now, timeoutMs = TIMEOUT_MS } = options;
  let offsetMs = 0;
  let listener: SocketListener | null = null;
  const guard: Guard = { hosts: new Set(), venueNow: () => now() + offsetMs };
  const Observed = observedExchange(await loadClass(account.exchange), () => listener);
  const exchange = createPro(guardedExchange(Observed, guard), options, timeoutMs);
  setEnvironment(exchange, account);
  guard.hosts = hostsOf(treeOf(exchange));
  // Without its agents ccxt refuses plain http and ws addresses.
  await exchange.loadHttpProxyAgent();
  return {
    id: account.exchange,
    market: account.market,
    pro: exchange,
    send: (request, limitMs = timeoutMs) => send(exchange, request, limitMs),
    setRawListener: (next) => {
      listener = next;
    },
    setClockOffset: (next) => {
      offsetMs = next;
    },
    close: async () => {
      listener = null;
      await closeExchange(exchange);
    },
  };
}

async function loadClass(name: string): Promise<ProClass> {
  const { default: ccxt } = await import('ccxt');
  const { pro } = ccxt;
  if (!Object.hasOwn(pro, name)) throw new Error(`ccxt has no exchange "${name}" with streams`);
  // Every pro class has the members that are overridden; the type of one of them stands for all.
  return pro[name as keyof typeof pro] as ProClass;
}

function createPro(Guarded: ProClass, { account, credentials }: VenueExchangeOptions, timeoutMs: number): ProExchange {
  const exchange = new Guarded({
    apiKey: credentials.apiKey,
    secret: credentials.secret,
    enableRateLimit: false,
    newUpdates: true,
    timeout: timeoutMs,
    // ccxt keeps the last answer for debugging; answers of an account are not kept.
    enableLastJsonResponse: false,
    enableLastHttpResponse: false,
    streaming: { keepAlive: KEEP_ALIVE_MS },
    options: {
      defaultType: account.market === 'SPOT' ? 'spot' : 'swap',
      ...(account.market === 'PERP' ? { defaultSubType: 'linear' } : {}),
      fetchCurrencies: false,
      fetchMargins: false,
      fetchMarkets: { types: [account.market === 'SPOT' ? 'spot' : 'linear'] },
      fetchOpenOrders: { warnWithoutSymbol: false },
      warnOnFetchOpenOrdersWithoutSymbol: false,
      maxRetriesOnFailure: 0,
      recvWindow: RECV_WINDOW_MS,
      disableFuturesSandboxWarning: true,
      watchPositions: { fetchPositionsSnapshot: false, awaitPositionsSnapshot: false },
      ws: { backoff: { base: FIRST_RETRY_MS, max: LONGEST_RETRY_MS } },
    },
  });
  // Amounts in what ccxt parses stay text; it types the parser as one of floats. What it signs goes through the platform's own code.
  Object.assign(exchange, { number: String, hmac: createSigner() });
  return exchange;
}

/**
 * HMAC-SHA-256 in hex, the only one that Binance takes: ccxt's own is written in JavaScript. The key is prepared once and not for every request: an
 * emergency stop signs more than a hundred in one go.
 */
function createSigner(): (text: Uint8Array, secret: Uint8Array) => string {
  let prepared: { readonly secret: Uint8Array; readonly key: KeyObject } | null = null;
  return (text, secret) => {
    if (prepared === null || Buffer.compare(prepared.secret, secret) !== 0)
      prepared = { secret, key: createSecretKey(secret) };
    return createHmac('sha256', prepared.key).update(text).digest('hex');
  };
}

/** Once per instance: ccxt loses the live addresses when told twice. */
function setEnvironment(exchange: ProExchange, account: VenueAccount): void {
  if (account.endpoints !== null) exchange.urls['api'] = ownAddresses(account.endpoints);
  else if (account.environment === 'demo' && isBinance(account)) exchange.enableDemoTrading(true);
  else if (account.environment !== 'live') exchange.setSandboxMode(true);
}

/** ccxt types addresses as anything; in every class they are text, nested by name. */
const treeOf = (exchange: ProExchange): AddressTree => exchange.urls['api'] as AddressTree;

async function send(exchange: ProExchange, request: VenueRequest, timeoutMs: number): Promise<VenueReply> {
  const answer: RawAnswer = { status: null, headers: {}, body: '' };
  try {
    const work = rawAnswer.run(answer, () =>
      exchange.request(request.path, request.api, request.method, { ...request.params }),
    );
    const body: unknown = await inTime(work, timeoutMs);
    if (typeof body !== 'object' || body === null) throw new Error('The answer is no JSON');
    return { body, headers: answer.headers };
  } catch (error) {
    throw error instanceof CallError ? error : readFailure(answer, error);
  }
}

/** ccxt's own timer ends at the head of an answer: a body that stalls would never settle. */
function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No complete answer within ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
