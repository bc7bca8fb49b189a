import { beforeEach, describe, expect, it } from 'vitest';
import { AccountMoves } from '../../../../../../src/main/adapters/venue/ccxt/stream/accountMoves.ts';
import { UsdmTranslator } from '../../../../../../src/main/adapters/venue/ccxt/stream/usdm/usdmTranslator.ts';
import { symbolName } from '../../../../../../src/shared/values/ids.ts';
import { price } from '../../../../../../src/shared/values/price.ts';
import { toWire } from '../../../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';
import { usdmMessage } from '../../../../../support/userMessages.ts';

const BTC = symbolName('BTC/USDT:USDT');
const START = 1_763_820_000_000;
let reports: string[];
let stream: UsdmTranslator;

const at = (ms: number) => unixMs(START + ms);
const take = (name: string, fields: Record<string, unknown> = {}, ms = 0) =>
  toWire(stream.take(usdmMessage(name, fields), at(ms)));

beforeEach(() => {
  reports = [];
  stream = new UsdmTranslator(
    {
      symbolOf: (name) => (name === 'BTCUSDT' ? BTC : null),
      currency: 'USDT',
      rateOf: (asset) => (asset === 'BNB' ? price('600') : null),
      learnNumber: () => undefined,
      report: (text) => reports.push(text),
    },
    new AccountMoves('USDT'),
  );
});

const partial = {
  kind: 'fill',
  fill: {
    tradeId: 'BTCUSDT:698801',
    clientOrderId: 'app-f-0001',
    symbol: 'BTC/USDT:USDT',
    side: 'BUY',
    quantity: '0.004',
    price: '80000',
    fee: '0.064',
    liquidity: 'MAKER',
    venueTime: 1_763_820_005_000,
  },
};

describe('UsdmTranslator: orders', () => {
  it('tells a resting limit order', () => {
    expect(take('ORDER_TRADE_UPDATE.NEW')).toEqual([
      {
        kind: 'working',
        order: {
          terms: {
            clientOrderId: 'app-f-0001',
            symbol: 'BTC/USDT:USDT',
            side: 'BUY',
            type: 'LIMIT',
            quantity: '0.01',
            limitPrice: '80000',
            triggerPrice: null,
            timeInForce: 'GTC',
            reduceOnly: false,
            postOnly: false,
          },
          venueOrderId: '8886774001',
          status: 'OPEN',
          filledQuantity: '0',
        },
      },
    ]);
  });

  it('tells a post-only, reduce-only order as such', () => {
    const [event] = take('ORDER_TRADE_UPDATE.NEW', { f: 'GTX', R: true });
    expect(event).toMatchObject({ order: { terms: { postOnly: true, reduceOnly: true } } });
  });

  it('tells nothing of a new order that does not rest', () => {
    expect(take('ORDER_TRADE_UPDATE.NEW', { o: 'MARKET', p: '0' })).toEqual([]);
    expect(take('ORDER_TRADE_UPDATE.NEW', { f: 'IOC', i: 2 })).toEqual([]);
    expect(take('ORDER_TRADE_UPDATE.NEW', { f: 'FOK', i: 3 })).toEqual([]);
  });

  it('tells an execution with its fee', () => {
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial')).toEqual([partial]);
  });

  it('tells a repeated execution once', () => {
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial')).toHaveLength(1);
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial')).toEqual([]);
    expect(take('TRADE_LITE')).toEqual([]);
  });

  it('tells executions that come newest first, each once, and then nothing is missing', () => {
    const ids = [...take('ORDER_TRADE_UPDATE.TRADE.filled'), ...take('ORDER_TRADE_UPDATE.TRADE.partial', {}, 20)];
    expect(ids.map((event) => (event.kind === 'fill' ? event.fill.tradeId : event.kind))).toEqual([
      'BTCUSDT:698802',
      'BTCUSDT:698801',
    ]);
    expect(stream.isMissing(at(10_000))).toBe(false);
  });

  it('knows equal trade numbers of different symbols apart', () => {
    stream = new UsdmTranslator(
      {
        symbolOf: (name) => symbolName(name === 'BTCUSDT' ? 'BTC/USDT:USDT' : 'ETH/USDT:USDT'),
        currency: 'USDT',
        rateOf: () => null,
        learnNumber: () => undefined,
        report: () => undefined,
      },
      new AccountMoves('USDT'),
    );
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial')).toHaveLength(1);
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial', { s: 'ETHUSDT' })).toHaveLength(1);
  });

  it('turns a fee in a third asset into account currency', () => {
    const [event] = take('ORDER_TRADE_UPDATE.TRADE.partial', { n: '0.0001', N: 'BNB' });
    expect(event).toMatchObject({ fill: { fee: '0.06' } });
  });

  it('says what a fee without a known rate was, for the desk to estimate', () => {
    const [event] = take('ORDER_TRADE_UPDATE.TRADE.partial', { n: '0.0001', N: 'XYZ' });
    expect(event).toMatchObject({ fill: { fee: '0', unpricedFee: { asset: 'XYZ', amount: '0.0001' } } });
  });

  it('keeps a rebate below zero', () => {
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial', { n: '-0.01' })).toMatchObject([{ fill: { fee: '-0.01' } }]);
  });

  it('tells the end of an order after its executions', () => {
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial')).toHaveLength(1);
    expect(take('ORDER_TRADE_UPDATE.CANCELED')).toEqual([
      { kind: 'order', clientOrderId: 'app-f-0001', venueOrderId: '8886774001', status: 'CANCELED', text: '' },
    ]);
    expect(take('ORDER_TRADE_UPDATE.CANCELED')).toEqual([]);
  });

  it('holds an end that overtook its execution until that comes', () => {
    expect(take('ORDER_TRADE_UPDATE.CANCELED')).toEqual([]);
    expect(stream.due(at(400))).toEqual([]);
    const events = take('ORDER_TRADE_UPDATE.TRADE.partial', {}, 450);
    expect(events.map((event) => event.kind)).toEqual(['fill', 'order']);
    expect(stream.isMissing(at(10_000))).toBe(false);
  });

  it('asks for an execution that never came, and tells the end after the answer', () => {
    expect(take('ORDER_TRADE_UPDATE.CANCELED')).toEqual([]);
    expect(stream.isMissing(at(499))).toBe(false);
    expect(stream.isMissing(at(500))).toBe(true);
    expect(stream.complete(at(600)).map((event) => event.kind)).toEqual(['order']);
    expect(stream.isMissing(at(10_000))).toBe(false);
  });

  it('does not take an answer for one to a later question', () => {
    expect(take('ORDER_TRADE_UPDATE.CANCELED', {}, 1_000)).toEqual([]);
    expect(stream.complete(at(900))).toEqual([]);
    expect(stream.isMissing(at(1_500))).toBe(true);
  });

  it('tells a held end after three seconds at the latest', () => {
    take('ORDER_TRADE_UPDATE.CANCELED');
    expect(stream.due(at(2_999))).toEqual([]);
    expect(stream.due(at(3_000)).map((event) => event.kind)).toEqual(['order']);
    expect(stream.due(at(3_100))).toEqual([]);
  });

  it('notices an execution lost between two others', () => {
    take('ORDER_TRADE_UPDATE.TRADE.filled');
    expect(stream.isMissing(at(600))).toBe(true);
  });

  it('does not call an order working again that is over', () => {
    take('ORDER_TRADE_UPDATE.CANCELED', { z: '0' });
    expect(take('ORDER_TRADE_UPDATE.NEW')).toEqual([]);
  });

  it.each([
    ['2', 'What could not be filled at once expired.'],
    ['4', 'Another order reduced the position first.'],
    ['5', 'The venue liquidated the position.'],
    ['9', ''],
  ])('says why an order expired, reason %s', (er, text) => {
    expect(take('ORDER_TRADE_UPDATE.EXPIRED.IOC', { er })).toMatchObject([{ status: 'EXPIRED', text }]);
  });

  it.each([
    ['EXPIRED_IN_MATCH', 'EXPIRED'],
    ['REJECTED', 'REJECTED'],
  ])('tells the end %s as %s', (X, status) => {
    expect(take('ORDER_TRADE_UPDATE.EXPIRED.IOC', { X, x: X })).toMatchObject([{ kind: 'order', status }]);
  });

  it('tells a liquidation as an execution under its own id', () => {
    expect(take('ORDER_TRADE_UPDATE.liquidation')).toMatchObject([
      {
        kind: 'fill',
        fill: { clientOrderId: 'autoclose-1763820400000000001', side: 'SELL', quantity: '0.01', fee: '0.35' },
      },
    ]);
  });

  it('calls orders with ids of another alphabet or length after their number', () => {
    const [event] = take('ORDER_TRADE_UPDATE.liquidation', { c: 'settlement_autoclose-1763820400000000001' });
    expect(event).toMatchObject({ fill: { clientOrderId: 'venue-8886774001' } });
    expect(take('ORDER_TRADE_UPDATE.CANCELED', { c: 'ios:abc.def', i: 7, z: '0' })).toMatchObject([
      { clientOrderId: 'venue-7' },
    ]);
  });

  it('tells executions without a trade number apart by progress', () => {
    const [one] = take('ORDER_TRADE_UPDATE.liquidation', { t: 0, l: '0.004', z: '0.004', X: 'PARTIALLY_FILLED' });
    const [two] = take('ORDER_TRADE_UPDATE.liquidation', { t: 0, l: '0.006', z: '0.010' });
    expect([one, two]).toMatchObject([
      { fill: { tradeId: 'BTCUSDT:8886774001-0.004' } },
      { fill: { tradeId: 'BTCUSDT:8886774001-0.01' } },
    ]);
  });

  it('reads ids that came as text', () => {
    expect(take('ORDER_TRADE_UPDATE.CANCELED', { i: '888677400188867740', z: '0' })).toMatchObject([
      { venueOrderId: '888677400188867740' },
    ]);
  });

  it('says once that a symbol it does not know is traded', () => {
    const text = 'OLDUSDT, which the desk does not know, is traded in this account.';
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial', { s: 'OLDUSDT' })).toEqual([{ kind: 'setupChanged', text }]);
    expect(take('ORDER_TRADE_UPDATE.TRADE.filled', { s: 'OLDUSDT' })).toEqual([]);
  });

  it('asks for what a message it cannot read may have told', () => {
    expect(take('ORDER_TRADE_UPDATE.TRADE.partial', { l: 'NaN' })).toEqual([]);
    expect(reports).toEqual([expect.stringContaining('A message ORDER_TRADE_UPDATE could not be read: o.l')]);
    expect(stream.isMissing(at(500))).toBe(true);
    expect(stream.complete(at(600))).toEqual([]);
    expect(stream.isMissing(at(700))).toBe(false);
  });

  it('says that an order was changed at the venue', () => {
    expect(take('ORDER_TRADE_UPDATE.NEW', { x: 'AMENDMENT' })).toEqual([
      { kind: 'setupChanged', text: 'An order on BTC/USDT:USDT was changed at the venue.' },
    ]);
  });

  it.each([[null], ['text'], [{}], [{ e: 7 }], [{ e: 'SOMETHING_NEW' }], [{ result: null, id: 1 }]])(
    'takes %j for nothing',
    (message) => {
      expect(stream.take(message, at(0))).toEqual([]);
      expect(stream.isMissing(at(10_000))).toBe(false);
    },
  );
});
