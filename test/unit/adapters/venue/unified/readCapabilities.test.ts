/** What the installed exchange library says of ten exchanges; expected rows are taken by hand from the capability table of the venue protocol. */
import ccxt from 'ccxt';
import { describe, expect, it } from 'vitest';
import { missingCapabilities } from '../../../../../src/main/adapters/venue/unified/missingCapabilities.ts';
import {
  readCapabilities,
  type LibraryTables,
  type UnifiedCapabilities,
} from '../../../../../src/main/adapters/venue/unified/readCapabilities.ts';

type ExchangeId = keyof typeof ccxt.pro;

function tablesOf(id: ExchangeId): LibraryTables {
  const { has, features, requiredCredentials } = new ccxt.pro[id]();
  return { exchange: id, has, features: features ?? {}, requiredCredentials };
}

const capabilitiesOf = (id: ExchangeId, market: 'SPOT' | 'PERP'): UnifiedCapabilities =>
  readCapabilities(tablesOf(id), market);

const essentialOf = (id: ExchangeId, market: 'SPOT' | 'PERP'): readonly string[] =>
  missingCapabilities(capabilitiesOf(id, market)).flatMap(({ essential, code }) => (essential ? [code] : []));

describe('readCapabilities', () => {
  // Columns of the table: fetchTime, createReduceOnlyOrder, cancelAllOrdersAfter, fetchLeverage, fetchPositionMode, watchMyTrades, sandbox.
  const rows: readonly [ExchangeId, string][] = [
    ['binanceusdm', 'clock reduce - leverage mode trades test'],
    ['okx', 'clock reduce countdown leverage mode trades test'],
    ['bybit', 'clock reduce countdown leverage - trades test'],
    ['krakenfutures', '- reduce countdown leverage - trades test'],
    ['gate', 'clock reduce - leverage - trades test'],
    ['kucoinfutures', 'clock - - leverage mode trades -'],
    ['bitget', 'clock - - leverage - trades -'],
    ['hyperliquid', 'clock reduce countdown - - trades test'],
  ];
  it.each(rows)('reads perpetuals of %s as the table has them', (id, expected) => {
    const found = capabilitiesOf(id, 'PERP');
    const words = [
      found.clock ? 'clock' : '-',
      found.reduceOnly ? 'reduce' : '-',
      found.countdown ? 'countdown' : '-',
      found.leverage ? 'leverage' : '-',
      found.positionMode ? 'mode' : '-',
      found.streams.includes('watchMyTrades') ? 'trades' : '-',
      found.testNetwork ? 'test' : '-',
    ];
    expect(words.join(' ')).toBe(expected);
  });

  it('reads spot: no reduce-only, and streams as far as there are any', () => {
    expect(capabilitiesOf('kraken', 'SPOT')).toMatchObject({
      reduceOnly: false,
      countdown: true,
      testNetwork: false,
      streams: ['watchOrders', 'watchMyTrades'],
    });
    expect(capabilitiesOf('coinbase', 'SPOT')).toMatchObject({ streams: ['watchOrders'], testNetwork: false });
  });

  it('names credentials beside key and secret', () => {
    expect(capabilitiesOf('okx', 'PERP').otherCredentials).toEqual(['password']);
    expect(capabilitiesOf('kucoinfutures', 'PERP').otherCredentials).toEqual(['password']);
    expect(capabilitiesOf('bitget', 'PERP').otherCredentials).toEqual(['password']);
    expect(capabilitiesOf('hyperliquid', 'PERP').otherCredentials).toEqual(['privateKey', 'walletAddress']);
    expect(capabilitiesOf('bybit', 'PERP').otherCredentials).toEqual([]);
  });

  it('lists past orders by one method where there is one for all, else by their endings', () => {
    expect(capabilitiesOf('krakenfutures', 'PERP').pastOrders).toEqual(['fetchOrders']);
    expect(capabilitiesOf('bybit', 'PERP').pastOrders).toEqual(['fetchClosedOrders', 'fetchCanceledOrders']);
    expect(capabilitiesOf('kraken', 'SPOT').pastOrders).toEqual(['fetchClosedOrders']);
  });

  it('reads how histories are paged, and past what number open orders may be cut', () => {
    const DAY_MS = 86_400_000;
    expect(capabilitiesOf('bybit', 'PERP')).toMatchObject({
      openOrdersLimit: 50,
      pastOrdersPage: { limit: 50, windowMs: 7 * DAY_MS },
      fillsPage: { limit: 100, windowMs: 7 * DAY_MS },
    });
    expect(capabilitiesOf('kraken', 'SPOT')).toMatchObject({
      openOrdersLimit: null,
      fillsPage: { limit: null, windowMs: null },
    });
  });

  it('counts what is not said as no', () => {
    const none = { exchange: 'nowhere', has: {}, features: {}, requiredCredentials: {} };
    expect(readCapabilities(none, 'PERP')).toMatchObject({
      clientOrderIds: null,
      orderQuery: false,
      openOrders: false,
      fills: false,
      balance: false,
      balanceKind: null,
      positions: false,
      marketOrders: false,
      reduceOnly: false,
      stopParam: null,
      streams: [],
    });
  });

  it('takes no market orders where a purchase is named by its cost', () => {
    const { has, requiredCredentials } = tablesOf('binance');
    const features = { spot: { createOrder: { marketBuyRequiresPrice: true } } };
    const found = readCapabilities({ exchange: 'binance', has, features, requiredCredentials }, 'SPOT');
    expect(found.marketOrders).toBe(false);
  });
});

describe('what keeps live from a venue', () => {
  it.each([
    ['binanceusdm', 'PERP', []],
    ['binance', 'SPOT', []],
    ['bybit', 'PERP', []],
    ['krakenfutures', 'PERP', ['CLIENT_ORDER_IDS', 'BALANCE']],
    ['gate', 'PERP', ['CLIENT_ORDER_IDS', 'BALANCE', 'MARKET_ORDERS']],
    ['bybit', 'SPOT', ['MARKET_ORDERS']],
    ['kraken', 'SPOT', ['CLIENT_ORDER_IDS']],
    ['okx', 'PERP', ['CREDENTIALS', 'CLIENT_ORDER_IDS', 'BALANCE']],
    ['hyperliquid', 'PERP', ['CREDENTIALS', 'CLIENT_ORDER_IDS', 'BALANCE', 'ACCOUNT_SETUP']],
    ['bitget', 'PERP', ['CREDENTIALS', 'CLIENT_ORDER_IDS', 'BALANCE', 'RESTING_STOP']],
    ['kucoinfutures', 'PERP', ['CREDENTIALS', 'CLIENT_ORDER_IDS', 'BALANCE', 'RESTING_STOP']],
    ['coinbase', 'SPOT', ['CLIENT_ORDER_IDS', 'MARKET_ORDERS']],
  ] as const)('of %s %s is known', (id, market, expected) => {
    expect(essentialOf(id, market)).toEqual(expected);
  });
});
