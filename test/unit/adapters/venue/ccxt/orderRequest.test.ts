import { describe, expect, it } from 'vitest';
import { placeRequest } from '../../../../../src/main/adapters/venue/ccxt/orderRequest.ts';
import { laneOf } from '../../../../../src/main/adapters/venue/ccxt/orderDesk.ts';
import { buildTerms, type TermsWire } from '../../../../support/buildOrder.ts';

const perp = (terms: Partial<TermsWire>, hedged = false) =>
  placeRequest(buildTerms(terms), { market: 'PERP', venueSymbol: 'BTCUSDT', hedged });
const spot = (terms: Partial<TermsWire>) =>
  placeRequest(buildTerms({ symbol: 'BTC/USDT', ...terms }), { market: 'SPOT', venueSymbol: 'BTCUSDT', hedged: false });

describe('placeRequest', () => {
  it('places a market order with exact text under our id, and never a price', () => {
    expect(spot({ quantity: '0.00001' })).toEqual({
      api: 'private',
      method: 'POST',
      path: 'order',
      params: {
        symbol: 'BTCUSDT',
        side: 'BUY',
        type: 'MARKET',
        quantity: '0.00001',
        selfTradePreventionMode: 'EXPIRE_TAKER',
        recvWindow: 3_000,
        newClientOrderId: 'A-1',
        newOrderRespType: 'RESULT',
      },
    });
  });

  const rows: readonly [string, () => ReturnType<typeof perp>, Record<string, unknown>][] = [
    [
      'a limit order of USD-M',
      () => perp({ limitPrice: '60000.5' }),
      { type: 'LIMIT', timeInForce: 'GTC', price: '60000.5' },
    ],
    ['immediate or cancel', () => spot({ limitPrice: '1', timeInForce: 'IOC' }), { type: 'LIMIT', timeInForce: 'IOC' }],
    ['fill or kill', () => perp({ limitPrice: '1', timeInForce: 'FOK' }), { type: 'LIMIT', timeInForce: 'FOK' }],
    ['post-only on USD-M', () => perp({ limitPrice: '1', postOnly: true }), { type: 'LIMIT', timeInForce: 'GTX' }],
    ['post-only on spot', () => spot({ limitPrice: '1', postOnly: true }), { type: 'LIMIT_MAKER', price: '1' }],
    ['a stop on spot', () => spot({ side: 'SELL', triggerPrice: '58000' }), { type: 'STOP_LOSS', stopPrice: '58000' }],
    ['reduce-only', () => perp({ side: 'SELL', reduceOnly: true }), { reduceOnly: 'true' }],
  ];
  it.each(rows)('knows %s', (_what, request, params) => {
    expect(request().params).toMatchObject(params);
  });

  it('sends no time in force with a post-only order of spot, which the venue refuses', () => {
    expect(spot({ limitPrice: '1', postOnly: true }).params).not.toHaveProperty('timeInForce');
  });

  it('places a stop of USD-M with the other service, triggered by trades', () => {
    const stop = perp({ clientOrderId: 'P-1', side: 'SELL', triggerPrice: '58000', reduceOnly: true });
    expect(stop.path).toBe('algoOrder');
    expect(stop.params).toMatchObject({
      algoType: 'CONDITIONAL',
      type: 'STOP_MARKET',
      clientAlgoId: 'P-1',
      triggerPrice: '58000',
      workingType: 'CONTRACT_PRICE',
      reduceOnly: 'true',
      quantity: '0.1',
    });
    expect(stop.params).not.toHaveProperty('newClientOrderId');
  });

  const legs: readonly [string, boolean, string][] = [
    ['BUY', false, 'LONG'],
    ['SELL', false, 'SHORT'],
    ['SELL', true, 'LONG'],
    ['BUY', true, 'SHORT'],
  ];
  it.each(legs)('names the leg of a %s in hedge mode (reducing: %s) instead of the flag', (side, reduceOnly, leg) => {
    const { params } = perp({ side: side === 'BUY' ? 'BUY' : 'SELL', reduceOnly }, true);
    expect(params).toMatchObject({ positionSide: leg });
    expect(params).not.toHaveProperty('reduceOnly');
  });
});

describe('laneOf', () => {
  it('puts emergency orders first, then what reduces, then entries', () => {
    expect(laneOf(buildTerms({ clientOrderId: 'ES-3-BTC-L-1', reduceOnly: true }), 'PERP')).toBe('EMERGENCY');
    expect(laneOf(buildTerms({ reduceOnly: true }), 'PERP')).toBe('REDUCE');
    expect(laneOf(buildTerms({ side: 'SELL' }), 'PERP')).toBe('ENTRY');
    expect(laneOf(buildTerms({ side: 'SELL' }), 'SPOT')).toBe('REDUCE');
    expect(laneOf(buildTerms({}), 'SPOT')).toBe('ENTRY');
  });
});
