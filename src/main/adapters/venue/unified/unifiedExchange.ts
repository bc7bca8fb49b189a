/**
 * One exchange of the library for one account, spoken to through unified methods only. Amounts are decimal text, the library sends nothing twice, and
 * spaces requests by itself: the venue's limits are not known to the desk. On an account without real money it calls no host of another environment.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { pro } from 'ccxt';
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import { isRehearsalVenue } from '../../../../shared/model/venueAccount.ts';
import type { VenueCredentials } from '../../../ports/vault.ts';
import { closeExchange } from '../ccxt/closeExchange.ts';
import { ownAddress, hostsIn } from './ownAddress.ts';
import { readCapabilities, type UnifiedCapabilities } from './readCapabilities.ts';
import type { LibraryErrors } from './readLibraryError.ts';
import { SpacingMeter } from './spacingMeter.ts';

/** The unified methods the desk uses. */
export type UnifiedMethod =
  | 'loadMarkets'
  | 'fetchTime'
  | 'createOrder'
  | 'cancelOrder'
  | 'fetchOrder'
  | 'fetchOrders'
  | 'fetchOpenOrders'
  | 'fetchClosedOrders'
  | 'fetchCanceledOrders'
  | 'fetchMyTrades'
  | 'fetchPositions'
  | 'fetchBalance'
  | 'fetchTicker'
  | 'fetchLeverage'
  | 'fetchPositionMode'
  | 'watchOrders'
  | 'watchMyTrades';

/** What is seen of one call while it runs. */
export interface CallRecord {
  /** Of the last answer. */
  status: number | null;
  body: string;
  /** Called when a request is about to leave, after the library's own spacing; what it throws keeps it from leaving. */
  sent(): void;
}

export interface UnifiedExchange {
  readonly capabilities: UnifiedCapabilities;
  readonly errors: LibraryErrors;
  /** Rejects with whatever the library throws. */
  call(method: UnifiedMethod, args: readonly unknown[], record: CallRecord): Promise<unknown>;
  /** Share of the library's own spacing that was used in the last minute, 0 to 1. */
  spacingUsed(): number;
  close(): Promise<void>;
}

export interface UnifiedExchangeOptions {
  readonly account: VenueAccount;
  readonly credentials: VenueCredentials;
  /** The library's own options, over those set here; another pace among them. */
  readonly library?: { readonly rateLimit?: number; readonly options?: Readonly<Record<string, unknown>> };
}

const TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 20_000;

type ProClass = typeof pro.binance;
type Library = InstanceType<ProClass>;

const running = new AsyncLocalStorage<CallRecord>();

/** What the library's tables say of an exchange for a market; null where it has no such exchange. Sends nothing. */
export async function libraryCapabilities(account: VenueAccount): Promise<UnifiedCapabilities | null> {
  const Base = await loadClass(account.exchange);
  return Base === null ? null : capabilitiesOf(new Base(), account);
}

/** Loads the library on first use. The exchange must be one that libraryCapabilities knows. */
export async function createUnifiedExchange(options: UnifiedExchangeOptions): Promise<UnifiedExchange> {
  const { account } = options;
  const Base = await loadClass(account.exchange);
  if (Base === null) throw new Error(`The exchange library has no exchange "${account.exchange}" with streams`);
  const permits = new Set<string>();
  const meter = new SpacingMeter();
  const library = new (routedClass(meteredClass(Base, meter), account, permits))(settingsOf(options));
  // The library types its number parser as one of floats; amounts stay text.
  Object.assign(library, { number: String });
  if (account.environment === 'testnet') library.setSandboxMode(true);
  for (const host of hostsIn(library.urls['api'], library.hostname)) permits.add(host);
  // Without its agents the library refuses plain http and ws addresses.
  await library.loadHttpProxyAgent();
  const { default: errors } = await import('ccxt');
  return {
    capabilities: capabilitiesOf(library, account),
    errors,
    call: (method, args, record) => running.run(record, () => invoke(library, method, args)),
    spacingUsed: () => meter.share(performance.now()),
    close: () => closeExchange(library),
  };
}

async function loadClass(name: string): Promise<ProClass | null> {
  const { default: ccxt } = await import('ccxt');
  const { pro: classes } = ccxt;
  if (!Object.hasOwn(classes, name)) return null;
  // Every class with streams has the members used here; the type of one of them stands for all.
  return classes[name as keyof typeof classes] as ProClass;
}

type Socket = ReturnType<Library['client']>;
const quiet = new WeakSet<Socket>();

/** The library also rejects promises that nobody waits for, as when a subscription is refused: left alone they would end the process. */
function quieted(client: Socket): Socket {
  if (quiet.has(client)) return client;
  quiet.add(client);
  const future = client.future.bind(client);
  client.future = (hash): unknown => {
    const made: unknown = future(hash);
    void Promise.resolve(made).catch(() => undefined);
    return made;
  };
  return client;
}

/** Every request passes the library's spacing, which knows what each costs. */
function meteredClass(Base: ProClass, meter: SpacingMeter): ProClass {
  return class MeteredExchange extends Base {
    override throttle(...[cost]: Parameters<Library['throttle']>): ReturnType<Library['throttle']> {
      meter.take(Number(this.rateLimit) * Number(cost ?? 1), performance.now());
      return super.throttle(cost);
    }
  };
}

/** Own addresses take the place of the venue's below the library, so that what it concludes from an address stays right. */
function routedClass(Base: ProClass, account: VenueAccount, permits: ReadonlySet<string>): ProClass {
  const { endpoints } = account;
  const isPlay = isRehearsalVenue(account);
  const permit = (url: string): void => {
    const { host } = new URL(url);
    if (endpoints === null && isPlay && !permits.has(host))
      throw new Error(`Host ${host} is outside the account's environment; nothing was sent`);
  };
  const route = (url: string): string => (endpoints === null ? url : ownAddress(url, endpoints));
  return class RoutedExchange extends Base {
    override async fetch(...request: Parameters<Library['fetch']>): Promise<unknown> {
      permit(String(request[0]));
      running.getStore()?.sent();
      return super.fetch(...request);
    }

    override undiciRequest(
      ...[url, params]: Parameters<Library['undiciRequest']>
    ): ReturnType<Library['undiciRequest']> {
      return super.undiciRequest(route(String(url)), params);
    }

    override client(url: string): ReturnType<Library['client']> {
      // The library keeps its locks as clients without an address; they never connect.
      if (!url.startsWith('ws')) return quieted(super.client(url));
      permit(url);
      return quieted(super.client(route(url)));
    }

    override handleErrors(...answer: Parameters<Library['handleErrors']>): undefined {
      const record = running.getStore();
      if (record !== undefined) Object.assign(record, { status: Number(answer[0]), body: String(answer[5] ?? '') });
      return super.handleErrors(...answer);
    }
  };
}

function settingsOf({ account, credentials, library }: UnifiedExchangeOptions): object {
  const type = account.market === 'SPOT' ? { defaultType: 'spot' } : { defaultType: 'swap', defaultSubType: 'linear' };
  return {
    apiKey: credentials.apiKey,
    secret: credentials.secret,
    enableRateLimit: true,
    ...(library?.rateLimit === undefined ? {} : { rateLimit: library.rateLimit }),
    newUpdates: true,
    timeout: TIMEOUT_MS,
    // The library keeps the last answer for debugging; answers of an account are not kept.
    enableLastJsonResponse: false,
    enableLastHttpResponse: false,
    streaming: { keepAlive: KEEP_ALIVE_MS },
    options: {
      ...type,
      adjustForTimeDifference: true,
      maxRetriesOnFailure: 0,
      // Warnings of the library that it throws until they are acknowledged.
      fetchOpenOrders: { warnWithoutSymbol: false },
      fetchOrder: { acknowledged: true },
      warnOnFetchOpenOrdersWithoutSymbol: false,
      // Asked beside a stream they would fail with it, where nobody can catch it.
      watchPositions: { fetchPositionsSnapshot: false, awaitPositionsSnapshot: false },
      watchBalance: { fetchBalanceSnapshot: false, awaitBalanceSnapshot: false },
      ...library?.options,
    },
  };
}

const capabilitiesOf = (
  { id, has, features, requiredCredentials }: Library,
  { market }: VenueAccount,
): UnifiedCapabilities =>
  readCapabilities({ exchange: id, has, features: features ?? {}, requiredCredentials }, market);

/** The library types each method apart; what they answer is read by schema. */
async function invoke(library: Library, method: UnifiedMethod, args: readonly unknown[]): Promise<unknown> {
  const call: unknown = Reflect.get(library, method);
  if (typeof call !== 'function') throw new Error(`The exchange library has no ${method} here; nothing was sent`);
  return await (Reflect.apply(call, library, [...args]) as Promise<unknown>);
}
