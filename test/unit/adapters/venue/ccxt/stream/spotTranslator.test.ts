import { beforeEach, describe, expect, it } from 'vitest';
import { SpotTranslator } from '../../../../../../src/main/adapters/venue/ccxt/stream/spot/spotTranslator.ts';
import { symbolName } from '../../../../../../src/shared/values/ids.ts';
import { price } from '../../../../../../src/shared/values/price.ts';
import { toWire } from '../../../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';
import { spotMessage } from '../../../../../support/userMessages.ts';

const NOW = unixMs(1_763_820_000_000);
let stream: SpotTranslator;
let reports: string[];

const take = (name: string, fields: Record<string, unknown> = {}) =>
  toWire(stream.take(spotMessage(name, fields), NOW));

beforeEach(() => {
  reports = [];
  stream = new SpotTranslator({
    symbolOf: (name) => (name === 'BTCUSDT' ? symbolName('BTC/USDT') : null),
    currency: 'USDT',
    rateOf: (asset) => (asset === 'BNB' ? price('600') : null),
    learnNumber: () => undefined,
    report: (text) => reports.push(text),
  });
});

describe('SpotTranslator', () => {
  it('tells a resting limit order', () => {
    expect(take('executionReport.NEW')).toEqual([
      {
        kind: 'working',
        order: {
          terms: {
            clientOrderId: 'app-0001',
            symbol: 'BTC/USDT',
            side: 'BUY',
            type: 'LIMIT',
            quantity: '0.01',
            limitPrice: '80000',
            triggerPrice: null,
            timeInForce: 'GTC',
            reduceOnly: false,
            postOnly: false,
          },
          venueOrderId: '12510053279',
          status: 'OPEN',
          filledQuantity: '0',
        },
      },
    ]);
  });

  it('tells a post-only order and a waiting stop as such', () => {
    expect(take('executionReport.NEW', { o: 'LIMIT_MAKER' })).toMatchObject([{ order: { terms: { postOnly: true } } }]);
    const stop = { o: 'STOP_LOSS', i: 2, p: '0.00000000', P: '78000.00000000', w: false, S: 'SELL' };
    expect(take('executionReport.NEW', stop)).toMatchObject([
      { order: { terms: { type: 'STOP_MARKET', triggerPrice: '78000', limitPrice: null } } },
    ]);
    // The same order reports again when it becomes active.
    expect(take('executionReport.NEW', { ...stop, w: true })).toEqual([]);
  });

  it('tells nothing of a new order that does not rest', () => {
    expect(take('executionReport.NEW', { o: 'MARKET', p: '0.00000000' })).toEqual([]);
    expect(take('executionReport.NEW', { f: 'IOC', i: 2 })).toEqual([]);
  });

  it('tells a purchase that paid its fee in what was bought', () => {
    expect(take('executionReport.TRADE.partial')).toEqual([
      {
        kind: 'fill',
        fill: {
          tradeId: 'BTCUSDT:5402000201',
          clientOrderId: 'app-0001',
          symbol: 'BTC/USDT',
          side: 'BUY',
          quantity: '0.004',
          price: '80000',
          fee: '0.32',
          baseFee: '0.000004',
          liquidity: 'MAKER',
          venueTime: 1_763_820_005_000,
        },
      },
    ]);
    expect(take('executionReport.TRADE.partial')).toEqual([]);
  });

  it('takes fees in quote and in a third asset', () => {
    const [sold] = take('executionReport.TRADE.partial', { S: 'SELL', n: '0.32', N: 'USDT' });
    expect(sold).toMatchObject({ fill: { fee: '0.32' } });
    expect(sold).not.toHaveProperty('fill.baseFee');
    const [bnb] = take('executionReport.TRADE.partial', { t: 9, n: '0.0004', N: 'BNB', m: false });
    expect(bnb).toMatchObject({ fill: { fee: '0.24', liquidity: 'TAKER' } });
  });

  it('says what a fee without a known rate was, for the desk to estimate', () => {
    expect(take('executionReport.TRADE.partial', { n: '1', N: 'XYZ' })).toMatchObject([
      { fill: { fee: '0', unpricedFee: { asset: 'XYZ', amount: '1' } } },
    ]);
  });

  it('knows a canceled order by its own id, not by that of the cancel', () => {
    take('executionReport.TRADE.partial');
    expect(take('executionReport.CANCELED')).toEqual([
      { kind: 'order', clientOrderId: 'app-0001', venueOrderId: '12510053279', status: 'CANCELED', text: '' },
    ]);
  });

  it('holds the end until the execution before it was told', () => {
    expect(take('executionReport.CANCELED')).toEqual([]);
    expect(take('executionReport.TRADE.partial').map(({ kind }) => kind)).toEqual(['fill', 'order']);
  });

  it('says why an order ended', () => {
    expect(take('executionReport.EXPIRED')).toMatchObject([{ status: 'EXPIRED', text: 'UNFILLED_FOK_ORDER_EXPIRED' }]);
    expect(take('executionReport.STP', { i: 2 })).toMatchObject([
      { status: 'EXPIRED', text: 'Self-trade prevention took it off.' },
    ]);
    expect(
      take('executionReport.EXPIRED', { i: 3, x: 'REJECTED', X: 'REJECTED', r: 'INSUFFICIENT_BALANCES', eR: null }),
    ).toMatchObject([{ status: 'REJECTED', text: 'INSUFFICIENT_BALANCES' }]);
  });

  it('does not end an order that self-trade prevention only made smaller', () => {
    expect(take('executionReport.STP', { X: 'NEW' })).toEqual([]);
  });

  it('tells nothing at the end of a filled order but its execution', () => {
    take('executionReport.TRADE.partial');
    expect(take('executionReport.TRADE.filled').map(({ kind }) => kind)).toEqual(['fill']);
    expect(take('executionReport.NEW')).toEqual([]);
  });

  it('tells deposits and withdrawals once', () => {
    expect(take('balanceUpdate')).toEqual([
      { kind: 'transfer', amount: '100', note: '100 USDT came to the account (balance update)' },
    ]);
    expect(take('balanceUpdate')).toEqual([]);
    expect(take('balanceUpdate', { a: 'BTC', d: '-0.5' })).toEqual([
      { kind: 'setupChanged', text: '0.5 BTC left the account (balance update).' },
    ]);
  });

  it('says that another service locked money', () => {
    expect(take('externalLockUpdate')).toEqual([
      { kind: 'setupChanged', text: '10 USDT was locked by another service of the venue.' },
    ]);
    expect(take('externalLockUpdate', { d: '-10.00000000' })).toMatchObject([
      { text: '10 USDT was unlocked by another service of the venue.' },
    ]);
  });

  it.each(['outboundAccountPosition', 'listStatus', 'eventStreamTerminated'])('tells nothing of %s', (name) => {
    expect(take(name)).toEqual([]);
  });

  it('says once that a symbol it does not know is traded', () => {
    expect(take('executionReport.NEW', { s: 'OLDUSDT' })).toMatchObject([{ kind: 'setupChanged' }]);
    expect(take('executionReport.NEW', { s: 'OLDUSDT' })).toEqual([]);
  });

  it('asks for what a message it cannot read may have told', () => {
    expect(take('executionReport.NEW', { S: 'HOLD' })).toEqual([]);
    expect(reports).toHaveLength(1);
    expect(stream.isMissing(unixMs(NOW + 500))).toBe(true);
    expect(stream.complete(unixMs(NOW + 600))).toEqual([]);
    expect(stream.isMissing(unixMs(NOW + 700))).toBe(false);
  });
});
