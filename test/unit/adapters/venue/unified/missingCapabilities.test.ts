import { describe, expect, it } from 'vitest';
import { missingCapabilities } from '../../../../../src/main/adapters/venue/unified/missingCapabilities.ts';
import { lacksEssentials } from '../../../../../src/main/adapters/venue/unified/unifiedFailureWords.ts';
import { missingCapabilitySchema } from '../../../../../src/shared/model/missingCapability.ts';
import type { VenueAccount } from '../../../../../src/shared/model/venueAccount.ts';
import { unifiedCapabilities } from '../../../../support/unifiedCapabilities.ts';

const codesOf = (overrides: Parameters<typeof unifiedCapabilities>[0]): readonly string[] =>
  missingCapabilities(unifiedCapabilities(overrides)).map((each) => each.code);

const ALWAYS = ['PERMISSION_CHECK', 'DEAD_MANS_SWITCH', 'WATCHDOG', 'REQUEST_LIMITS', 'MONEY_MOVES', 'PRICE_FEED'];

describe('missingCapabilities', () => {
  it('names what no venue has through the library, and nothing else of one that has all', () => {
    expect(codesOf({})).toEqual(ALWAYS);
  });

  it.each([
    ['CREDENTIALS', { otherCredentials: ['password'] }],
    ['CLIENT_ORDER_IDS', { clientOrderIds: false }],
    ['CLIENT_ORDER_IDS', { clientOrderIds: null, clientOrderIdForm: null }],
    ['ORDER_QUERY', { orderQuery: false }],
    ['OPEN_ORDERS', { openOrders: false }],
    ['FILLS', { fills: false }],
    ['BALANCE', { balance: false }],
    ['BALANCE', { balanceKind: null }],
    ['MARKET_ORDERS', { marketOrders: false }],
    ['POSITIONS', { positions: false }],
    ['RESTING_STOP', { reduceOnly: false }],
    ['RESTING_STOP', { stopParam: null }],
    ['ACCOUNT_SETUP', { leverage: false }],
  ] as const)('%s is essential on perpetuals', (code, overrides) => {
    const missing = missingCapabilities(unifiedCapabilities(overrides));
    expect(missing.filter((each) => each.essential).map((each) => each.code)).toEqual([code]);
    expect(missing[0]?.code).toBe(code);
  });

  it.each([
    ['STREAMS', { streams: [] }],
    ['CLOCK', { clock: false }],
    ['POSITION_MODE', { positionMode: false }],
    ['TEST_NETWORK', { testNetwork: false }],
    ['OPEN_ORDERS_PER_SYMBOL', { openOrdersPerSymbol: true }],
    ['SPOT_STOP', { market: 'SPOT', stopParam: null }],
  ] as const)('%s is said and lived with', (code, overrides) => {
    const missing = missingCapabilities(unifiedCapabilities(overrides));
    expect(missing.find((each) => each.code === code)).toMatchObject({ essential: false });
    expect(missing.some((each) => each.essential)).toBe(false);
  });

  it('asks neither positions nor leverage nor reduce-only of spot', () => {
    const overrides = {
      market: 'SPOT',
      positions: false,
      leverage: false,
      reduceOnly: false,
      positionMode: false,
    } as const;
    expect(codesOf(overrides)).toEqual(ALWAYS);
  });

  it('says of a countdown that it is there and left off', () => {
    const switchOf = (countdown: boolean): string | undefined =>
      missingCapabilities(unifiedCapabilities({ countdown })).find((each) => each.code === 'DEAD_MANS_SWITCH')?.what;
    expect(switchOf(true)).toBe('The countdown of nowhere covers the whole account, stops included as far as known.');
    expect(switchOf(false)).toBe('nowhere has no countdown that cancels orders, as far as the exchange library knows.');
  });

  it('keeps to what the contract carries', () => {
    const nothing = unifiedCapabilities({ orderQuery: false, openOrders: false, streams: [], clock: false });
    for (const each of missingCapabilities(nothing)) expect(missingCapabilitySchema.parse(each)).toEqual(each);
  });
});

describe('lacksEssentials', () => {
  const account: VenueAccount = {
    exchange: 'nowhere',
    market: 'PERP',
    environment: 'testnet',
    endpoints: null,
    legacy: {},
  };

  it('refuses with exactly what is missing', () => {
    const missing = missingCapabilities(unifiedCapabilities({ stopParam: null }));
    expect(lacksEssentials(missing, account)).toEqual({
      code: 'VENUE_UNSUPPORTED',
      text: 'nowhere PERP lacks what live trading needs. No reduce-only stop can rest at nowhere through the exchange library. Choose another venue, or stay on paper.',
    });
  });

  it('refuses nothing where only drawbacks are missing', () => {
    expect(lacksEssentials(missingCapabilities(unifiedCapabilities({})), account)).toBeNull();
  });

  it('counts what does not fit, and stays within what the screen shows', () => {
    const none = { orderQuery: false, openOrders: false, fills: false, balance: false, marketOrders: false } as const;
    const missing = missingCapabilities(
      unifiedCapabilities({ ...none, positions: false, leverage: false, stopParam: null }),
    );
    const failure = lacksEssentials(missing, account);
    expect(failure?.text.length).toBeLessThanOrEqual(400);
    expect(failure?.text).toMatch(/ And \d more\. Choose another venue, or stay on paper\.$/);
  });
});
