import { describe, expect, it } from 'vitest';
import { readMarkets } from '../../../../../src/main/adapters/venue/unified/marketTable.ts';
import {
  readLeverage,
  readPlaced,
  readUnifiedOrder,
  readUnifiedPositions,
  readUnifiedTrades,
} from '../../../../../src/main/adapters/venue/unified/readUnified.ts';
import { toWire } from '../../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

/** One contract is a tenth of the base. */
const market = {
  symbol: 'BTC/USDT:USDT',
  base: 'BTC',
  quote: 'USDT',
  settle: 'USDT',
  swap: true,
  linear: true,
  contractSize: '0.1',
  precision: { amount: '1', price: '0.1' },
  limits: {},
};
const table = readMarkets({ market }, 'PERP', unixMs(0));

const order = {
  id: 77,
  clientOrderId: 'L-000001',
  symbol: 'BTC/USDT:USDT',
  side: 'buy',
  type: 'limit',
  status: 'open',
  amount: '4',
  filled: '0',
  price: '60000',
  timestamp: 1_000.5,
};
const stop = { ...order, side: 'sell', type: 'market', price: undefined, triggerPrice: '59000', reduceOnly: true };

describe('readUnifiedOrder', () => {
  it("reads an order in the desk's quantities", () => {
    const found = readUnifiedOrder(order, table);
    expect(toWire(found?.order)).toEqual({
      venueOrderId: '77',
      status: 'OPEN',
      filledQuantity: '0',
      terms: {
        clientOrderId: 'L-000001',
        symbol: 'BTC/USDT:USDT',
        side: 'BUY',
        type: 'LIMIT',
        quantity: '0.4',
        limitPrice: '60000',
        triggerPrice: null,
        timeInForce: 'GTC',
        reduceOnly: false,
        postOnly: false,
      },
    });
    expect(found?.placedAt).toBe(1_000);
  });

  it.each([
    ['open', '0', 'OPEN'],
    ['open', '1', 'PARTIAL'],
    ['closed', '4', 'FILLED'],
    ['closed', '1', 'CANCELED'],
    ['canceled', '1', 'CANCELED'],
    ['expired', '0', 'EXPIRED'],
    ['rejected', '0', 'REJECTED'],
    // A word nobody agreed on is asked about again.
    ['pending', '0', 'OPEN'],
  ])('reads %s with %s filled as %s', (status, filled, expected) => {
    expect(readUnifiedOrder({ ...order, status, filled }, table)?.order.status).toBe(expected);
  });

  it('reads a stop by any name of its trigger', () => {
    for (const name of ['triggerPrice', 'stopLossPrice', 'takeProfitPrice']) {
      const row = { ...stop, triggerPrice: undefined, [name]: '59000' };
      expect(readUnifiedOrder(row, table)).toMatchObject({
        isConditional: true,
        isTriggered: false,
        order: { terms: { type: 'STOP_MARKET', limitPrice: null, reduceOnly: true } },
      });
    }
  });

  it('takes a stop that is closed without having filled for triggered, not for filled', () => {
    expect(readUnifiedOrder({ ...stop, status: 'closed', filled: '0' }, table)?.isTriggered).toBe(true);
    expect(readUnifiedOrder({ ...stop, status: 'closed', filled: '4' }, table)?.isTriggered).toBe(false);
    expect(readUnifiedOrder({ ...stop, status: 'canceled' }, table)?.isTriggered).toBe(false);
  });

  it("calls an order without an id of ours after the venue's number", () => {
    const row = readUnifiedOrder({ ...order, clientOrderId: undefined }, table);
    expect([row?.clientOrderId, row?.order.terms.clientOrderId]).toEqual(['', 'venue-77']);
  });

  it('names no order of another symbol, and none without a status', () => {
    expect(readUnifiedOrder({ ...order, symbol: 'ETH/BTC' }, table)).toBeNull();
    expect(readUnifiedOrder({ ...order, status: undefined }, table)).toBeNull();
  });

  it('throws where the answer has another shape', () => {
    expect(() => readUnifiedOrder({ ...order, side: 'long' }, table)).toThrow();
  });
});

describe('readPlaced', () => {
  it('finds no order in an answer that names none', () => {
    expect(readPlaced({})).toBeNull();
    expect(readPlaced({ id: '' })).toBeNull();
    expect(readPlaced({ id: '5', timestamp: 7 })).toMatchObject({ id: '5', timestamp: 7 });
  });
});

describe('readUnifiedTrades', () => {
  const trade = { id: '2', order: '77', timestamp: 20, side: 'buy', amount: '1', price: '60000' };

  it('reads them oldest first, and skips none it cannot read', () => {
    expect(readUnifiedTrades([trade, { ...trade, id: 1, timestamp: 10 }]).map((each) => each.id)).toEqual(['1', '2']);
    expect(() => readUnifiedTrades([trade, { ...trade, price: undefined }])).toThrow();
  });
});

describe('readUnifiedPositions', () => {
  const position = {
    symbol: 'BTC/USDT:USDT',
    side: 'short',
    contracts: '3',
    entryPrice: '60000',
    unrealizedPnl: '-1.5',
  };

  it('signs shorts, sums what is not realized, and leaves out what is flat', () => {
    const found = readUnifiedPositions([position, { ...position, symbol: 'ETH/USDT:USDT', contracts: '0' }], table);
    expect(toWire(found.positions)).toMatchObject([{ quantity: '-0.3', averageEntry: '60000', leg: 'NET' }]);
    expect(found.unrealizedPnl.toString()).toBe('-3');
  });

  it('keeps legs apart, whether the venue says so or lists both', () => {
    const legs = (rows: readonly object[]): readonly string[] =>
      readUnifiedPositions(rows, table).positions.map((each) => each.leg);
    expect(legs([{ ...position, hedged: true }])).toEqual(['SHORT']);
    expect(legs([position, { ...position, side: 'long' }])).toEqual(['SHORT', 'LONG']);
  });
});

describe('readLeverage', () => {
  it('is none where no leverage is told', () => {
    expect(readLeverage({ longLeverage: undefined, marginMode: 'isolated' }, 'BTC/USDT:USDT')).toBeNull();
  });

  it('counts a margin mode that is not told as crossed', () => {
    expect(readLeverage({ longLeverage: '3', marginMode: 'isolated' }, 'BTC/USDT:USDT')).toMatchObject({
      leverage: 3,
      marginMode: 'ISOLATED',
    });
    expect(readLeverage({ longLeverage: 5 }, 'BTC/USDT:USDT')).toMatchObject({ leverage: 5, marginMode: 'CROSSED' });
  });
});
