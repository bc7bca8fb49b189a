import { describe, expect, it } from 'vitest';
import {
  fromVenueQuantity,
  readMarkets,
  toVenueQuantity,
  type ListedMarket,
} from '../../../../../src/main/adapters/venue/unified/marketTable.ts';
import { placeArguments } from '../../../../../src/main/adapters/venue/unified/placeArguments.ts';
import { decimal, toWire } from '../../../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../../../src/shared/values/ids.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { buildTerms } from '../../../../support/buildOrder.ts';
import { unifiedCapabilities } from '../../../../support/unifiedCapabilities.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');

/** A contract of a hundredth of a bitcoin, as a venue that counts contracts lists it. */
const contract = {
  symbol: 'BTC/USDT:USDT',
  base: 'BTC',
  quote: 'USDT',
  settle: 'USDT',
  spot: false,
  swap: true,
  linear: true,
  active: true,
  contractSize: '0.01',
  maker: '0.0002',
  taker: '0.0005',
  precision: { amount: '1', price: '0.5' },
  limits: {
    amount: { min: '1', max: '10000' },
    cost: { min: null },
    market: { max: '2000' },
    leverage: { max: '100' },
  },
};

function listed(overrides: object = {}): ListedMarket {
  const found = readMarkets({ one: { ...contract, ...overrides } }, 'PERP', unixMs(5)).get(SYMBOL);
  if (found === undefined) throw new Error('Expected the symbol to be listed');
  return found;
}

describe('readMarkets', () => {
  it("puts the venue's rules into the desk's quantities", () => {
    expect(toWire(listed().instrument)).toEqual({
      symbol: 'BTC/USDT:USDT',
      base: 'BTC',
      quote: 'USDT',
      kind: 'PERP',
      status: 'TRADING',
      tick: '0.5',
      lot: '0.01',
      minQuantity: '0.01',
      maxQuantity: '20',
      minNotional: '0',
      makerFee: '0.0002',
      takerFee: '0.0005',
      maxLeverage: 100,
      metadataAt: 5,
    });
  });

  it('halts what is not active', () => {
    expect(listed({ active: false }).instrument.status).toBe('HALTED');
  });

  it.each([
    ['an inverse contract', { linear: false }],
    ['a contract settled in something else', { settle: 'BTC' }],
    ['a contract with a delivery date', { swap: false, future: true }],
    ['spot', { spot: true, swap: false }],
    ['a symbol without a tick', { precision: { amount: '1' } }],
    ['a symbol without a lot', { precision: { price: '0.5', amount: '0' } }],
    ['a step in exponent text', { precision: { amount: '1', price: '5e-7' } }],
  ])('leaves out %s', (_what, overrides) => {
    expect(readMarkets({ one: { ...contract, ...overrides } }, 'PERP', unixMs(5)).size).toBe(0);
  });

  it('counts contracts both ways without a remainder', () => {
    expect(toVenueQuantity(listed(), quantity('0.37'))).toBe('37');
    expect(toVenueQuantity(listed(), quantity('0.375'))).toBeNull();
    expect(fromVenueQuantity(listed(), decimal('37')).toString()).toBe('0.37');
  });
});

describe('placeArguments', () => {
  const argumentsOf = (
    terms: Parameters<typeof buildTerms>[0],
    overrides: Parameters<typeof unifiedCapabilities>[0] = {},
  ) =>
    placeArguments(
      buildTerms({ symbol: SYMBOL, clientOrderId: 'L-1', ...terms }),
      listed(),
      unifiedCapabilities(overrides),
    );

  it('places a market order without a price', () => {
    expect(argumentsOf({ side: 'BUY', quantity: '0.1' })).toEqual({
      ok: true,
      value: [SYMBOL, 'market', 'buy', '10', undefined, { clientOrderId: 'L-1' }],
    });
  });

  it('places a limit order with its flags', () => {
    expect(
      argumentsOf({ side: 'SELL', quantity: '0.1', limitPrice: '60000.5', timeInForce: 'IOC', reduceOnly: true }),
    ).toEqual({
      ok: true,
      value: [SYMBOL, 'limit', 'sell', '10', '60000.5', { clientOrderId: 'L-1', reduceOnly: true, timeInForce: 'IOC' }],
    });
    expect(argumentsOf({ quantity: '0.1', limitPrice: '60000', postOnly: true })).toMatchObject({
      value: [SYMBOL, 'limit', 'buy', '10', '60000', { clientOrderId: 'L-1', postOnly: true }],
    });
  });

  it('places a stop as a stop-loss, or as a trigger with its direction', () => {
    const stop = { side: 'SELL', quantity: '0.1', triggerPrice: '59000', reduceOnly: true } as const;
    expect(argumentsOf(stop)).toMatchObject({
      value: [
        SYMBOL,
        'market',
        'sell',
        '10',
        undefined,
        { clientOrderId: 'L-1', reduceOnly: true, stopLossPrice: '59000' },
      ],
    });
    expect(argumentsOf(stop, { stopParam: 'triggerPrice', triggerDirection: true })).toMatchObject({
      value: [SYMBOL, 'market', 'sell', '10', undefined, { triggerPrice: '59000', triggerDirection: 'descending' }],
    });
    expect(argumentsOf({ ...stop, side: 'BUY' }, { stopParam: 'triggerPrice', triggerDirection: true })).toMatchObject({
      value: [SYMBOL, 'market', 'buy', '10', undefined, { triggerDirection: 'ascending' }],
    });
  });

  it('refuses what the library would round, and a stop where none can rest', () => {
    expect(argumentsOf({ quantity: '0.105' })).toMatchObject({ ok: false, error: { code: 'OFF_LOT' } });
    expect(argumentsOf({ quantity: '0.1', limitPrice: '60000.3' })).toMatchObject({
      ok: false,
      error: { code: 'OFF_TICK' },
    });
    const stop = { side: 'SELL', quantity: '0.1', triggerPrice: '59000.1' } as const;
    expect(argumentsOf(stop)).toMatchObject({ ok: false, error: { code: 'OFF_TICK' } });
    expect(argumentsOf({ ...stop, triggerPrice: '59000' }, { stopParam: null })).toMatchObject({
      error: { code: 'NO_STOPS' },
    });
  });
});
