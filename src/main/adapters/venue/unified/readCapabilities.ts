/** What the library says an exchange can do for one market type, as data. Pure; "has" says only that a method exists, so a doubt counts as no. */
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import { DAY_MS } from '../../../../shared/values/time.ts';
import type { HistoryPage } from './readHistory.ts';
import { venueForm, type BalanceKind } from './venueForms.ts';

type Has = Readonly<Record<string, boolean | string | undefined>>;
type FeatureTree = { readonly [name: string]: unknown };

/** Tables of the library about one exchange, as they stand there. */
export interface LibraryTables {
  readonly exchange: string;
  readonly has: Has;
  readonly features: FeatureTree;
  readonly requiredCredentials: Readonly<Record<string, boolean | undefined>>;
}

export interface UnifiedCapabilities {
  readonly exchange: string;
  readonly market: VenueAccount['market'];
  /** Whether ids as the desk makes them are taken; null where that is not known. */
  readonly clientOrderIds: boolean | null;
  /** What ids it takes, in words; null where that is not known. */
  readonly clientOrderIdForm: string | null;
  /** Open and past orders can be listed, so that an order is found by our id. */
  readonly orderQuery: boolean;
  /** Methods that together list past orders of every ending. */
  readonly pastOrders: readonly ('fetchOrders' | 'fetchClosedOrders' | 'fetchCanceledOrders')[];
  readonly openOrders: boolean;
  /** How past orders are paged. */
  readonly pastOrdersPage: HistoryPage;
  /** Open orders of a full answer, which may be cut; null where the venue lists all. */
  readonly openOrdersLimit: number | null;
  /** Open orders are told for one symbol at a time only. */
  readonly openOrdersPerSymbol: boolean;
  /** Conditional orders are said to be listed, asked for and canceled apart; where it is not said, it is tried (the tables are behind in this). */
  readonly triggersApart: boolean;
  readonly fills: boolean;
  readonly fillsPage: HistoryPage;
  readonly balance: boolean;
  /** What the total of a balance counts; null where that is not known, always WALLET on spot. */
  readonly balanceKind: BalanceKind | null;
  readonly positions: boolean;
  readonly marketOrders: boolean;
  readonly reduceOnly: boolean;
  /** Reduce-only orders are known to be taken below the minimum notional (ES-09). */
  readonly reduceOnlyExempt: boolean;
  /** The parameter that makes an order a stop; null where there is none. */
  readonly stopParam: 'stopLossPrice' | 'triggerPrice' | null;
  /** A trigger names the direction it is crossed in. */
  readonly triggerDirection: boolean;
  /** Leverage and margin mode of a symbol can be asked for. */
  readonly leverage: boolean;
  readonly positionMode: boolean;
  /** The library's countdown, which covers the whole account. */
  readonly countdown: boolean;
  readonly streams: readonly ('watchOrders' | 'watchMyTrades')[];
  readonly clock: boolean;
  readonly testNetwork: boolean;
  /** Credentials beside key and secret. */
  readonly otherCredentials: readonly string[];
}

/** The longest ids of the desk, of each kind (CV-10, ES-05): what takes these takes all. */
const OWN_IDS = ['L-000001', 'L-000001-a1b2c3', 'ES-00000001-ABCDEFGHJKLM-L-00001', 'x_9'.padEnd(32, '_')];
const HELD_CREDENTIALS = new Set(['apiKey', 'secret']);

export function readCapabilities(tables: LibraryTables, market: VenueAccount['market']): UnifiedCapabilities {
  const { exchange, has } = tables;
  const feature = featuresOf(tables.features, market);
  const form = venueForm(exchange);
  const isPerp = market === 'PERP';
  const openOrders = is(has, 'fetchOpenOrders');
  return {
    exchange,
    market,
    clientOrderIds: form === null ? null : OWN_IDS.every((id) => form.clientOrderId.test(id)),
    clientOrderIdForm: form?.words ?? null,
    orderQuery: openOrders && is(has, 'fetchOrder') && pastOrdersOf(has).length > 0,
    pastOrders: pastOrdersOf(has),
    pastOrdersPage: pageOf(feature, is(has, 'fetchOrders') ? 'fetchOrders' : 'fetchClosedOrders'),
    openOrders,
    openOrdersLimit: numberIn(feature('fetchOpenOrders', 'limit')),
    openOrdersPerSymbol: feature('fetchOpenOrders', 'symbolRequired') === true,
    triggersApart: feature('fetchOpenOrders', 'trigger') === true,
    fills: is(has, 'fetchMyTrades'),
    fillsPage: pageOf(feature, 'fetchMyTrades'),
    balance: is(has, 'fetchBalance'),
    balanceKind: isPerp ? (form?.balance ?? null) : 'WALLET',
    positions: is(has, 'fetchPositions'),
    marketOrders: is(has, 'createMarketOrder') && feature('createOrder', 'marketBuyRequiresPrice') !== true,
    reduceOnly: isPerp && is(has, 'createReduceOnlyOrder'),
    reduceOnlyExempt: isPerp && form?.reduceOnlyExempt === true,
    stopParam: stopParamOf(feature),
    triggerDirection: feature('createOrder', 'triggerDirection') === true,
    leverage: is(has, 'fetchLeverage'),
    positionMode: is(has, 'fetchPositionMode'),
    countdown: is(has, 'cancelAllOrdersAfter'),
    streams: (['watchOrders', 'watchMyTrades'] as const).filter((name) => is(has, name)),
    clock: is(has, 'fetchTime'),
    testNetwork: is(has, 'sandbox'),
    otherCredentials: Object.entries(tables.requiredCredentials)
      .filter(([name, isNeeded]) => isNeeded === true && !HELD_CREDENTIALS.has(name))
      .map(([name]) => name),
  };
}

/** "emulated" is made of other methods and works; undefined is "no". */
const is = (has: Has, name: string): boolean => has[name] === true || has[name] === 'emulated';

/** What lists all of them, else what lists them by their ending. */
function pastOrdersOf(has: Has): UnifiedCapabilities['pastOrders'] {
  if (is(has, 'fetchOrders')) return ['fetchOrders'];
  if (!is(has, 'fetchClosedOrders')) return [];
  return is(has, 'fetchCanceledOrders') ? ['fetchClosedOrders', 'fetchCanceledOrders'] : ['fetchClosedOrders'];
}

type Feature = (method: string, param: string) => unknown;

/** Linear contracts only: what is settled in the coin itself is another kind of money. */
function featuresOf(features: FeatureTree, market: VenueAccount['market']): Feature {
  const branch = market === 'SPOT' ? features['spot'] : childOf(features['swap'], 'linear');
  return (method, param) => childOf(childOf(branch, method), param);
}

function pageOf(feature: Feature, method: string): HistoryPage {
  const days = numberIn(feature(method, 'untilDays'));
  return { limit: numberIn(feature(method, 'limit')), windowMs: days === null ? null : days * DAY_MS };
}

const numberIn = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null);

function childOf(tree: unknown, name: string): unknown {
  if (typeof tree !== 'object' || tree === null) return undefined;
  return Object.entries(tree).find(([key]) => key === name)?.[1];
}

/** A stop-loss closes and knows its direction by its side; a bare trigger is the second choice. */
function stopParamOf(feature: Feature): UnifiedCapabilities['stopParam'] {
  if (feature('createOrder', 'stopLossPrice') === true) return 'stopLossPrice';
  return feature('createOrder', 'triggerPrice') === true ? 'triggerPrice' : null;
}
