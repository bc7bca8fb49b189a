/** The venue's recorded answers in the desk's terms. */
import { describe, expect, it } from 'vitest';
import { readHoldings, readPositions, readSetup } from '../../../../../src/main/adapters/venue/ccxt/readAccount.ts';
import {
  defaultCosts,
  readCosts,
  readInstrument,
  readMaxLeverage,
} from '../../../../../src/main/adapters/venue/ccxt/readInstrument.ts';
import { readAlgoOrder, readRegularOrder } from '../../../../../src/main/adapters/venue/ccxt/readOrder.ts';
import { readFill, readTrades } from '../../../../../src/main/adapters/venue/ccxt/readTrade.ts';
import { overlaidTable, readSymbolTable, unlisted } from '../../../../../src/main/adapters/venue/ccxt/symbolTable.ts';
import { toWire } from '../../../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName, type SymbolName } from '../../../../../src/shared/values/ids.ts';
import { price, type Price } from '../../../../../src/shared/values/price.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { exchangeFixture } from '../../../../support/exchangeFixture.ts';

const PERP = symbolName('BTC/USDT:USDT');
const SPOT = symbolName('BTC/USDT');
const perpName = (venueSymbol: string): SymbolName | null => (venueSymbol === 'BTCUSDT' ? PERP : null);
const spotName = (venueSymbol: string): SymbolName | null => (venueSymbol === 'BTCUSDT' ? SPOT : null);
const record = (value: unknown): Record<string, unknown> => ({ ...(value as Record<string, unknown>) });

describe('readRegularOrder', () => {
  it('reads an order that is filled in part, on either product', () => {
    const terms = {
      symbol: PERP,
      side: 'BUY',
      type: 'LIMIT',
      quantity: '0.01',
      limitPrice: '80000',
      triggerPrice: null,
    };
    expect(toWire(readRegularOrder(exchangeFixture('futures.order.query'), perpName)?.order)).toMatchObject({
      terms: { ...terms, clientOrderId: 'app-f-0001', timeInForce: 'GTC', reduceOnly: false, postOnly: false },
      venueOrderId: '8886774001',
      status: 'PARTIAL',
      filledQuantity: '0.004',
    });
    expect(toWire(readRegularOrder(exchangeFixture('spot.order.query'), spotName)?.order)).toMatchObject({
      terms: { ...terms, symbol: SPOT, clientOrderId: 'app-0001' },
      status: 'PARTIAL',
    });
  });

  it('calls an order with an id outside our alphabet after its number', () => {
    const row = { ...record(exchangeFixture('futures.order.query')), clientOrderId: 'autoclose-1:2/3' };
    expect(readRegularOrder(row, perpName)?.order.terms.clientOrderId).toBe('venue-8886774001');
  });

  it('reads nothing of a symbol or a status it does not know', () => {
    const row = record(exchangeFixture('futures.order.query'));
    expect(readRegularOrder({ ...row, symbol: 'NEWUSDT' }, perpName)).toBeNull();
    expect(readRegularOrder({ ...row, status: 'SOMETHING_NEW' }, perpName)).toBeNull();
    expect(readRegularOrder({}, perpName)).toBeNull();
  });
});

describe('readAlgoOrder', () => {
  it.each([
    ['LONG', 'SELL', true],
    ['LONG', 'BUY', false],
    ['SHORT', 'BUY', true],
    ['SHORT', 'SELL', false],
    ['BOTH', 'SELL', false],
    ['SOMETHING_NEW', 'SELL', false],
  ] as const)(
    'knows by its leg what reduces in hedge mode, where the flag says nothing: %s %s',
    (leg, side, expected) => {
      const [algo] = exchangeFixture('futures.openAlgoOrders') as readonly unknown[];
      const told = { positionSide: leg, side, reduceOnly: false };
      expect(readAlgoOrder({ ...record(algo), ...told }, perpName)?.order.terms.reduceOnly).toBe(expected);
      const regular = { ...record(exchangeFixture('futures.order.query')), ...told };
      expect(readRegularOrder(regular, perpName)?.order.terms.reduceOnly).toBe(expected);
    },
  );

  it('reads a resting stop', () => {
    const [row] = exchangeFixture('futures.openAlgoOrders') as readonly unknown[];
    const stop = readAlgoOrder(row, perpName);
    expect([stop?.childId, stop?.isTriggered]).toEqual([null, false]);
    expect(toWire(stop?.order)).toMatchObject({
      terms: {
        clientOrderId: 'app-a-0001',
        side: 'SELL',
        type: 'STOP_MARKET',
        triggerPrice: '82000',
        reduceOnly: true,
      },
      status: 'OPEN',
    });
  });

  it('takes "finished" for filled only where all of it was executed', () => {
    const row = record(exchangeFixture('futures.algoOrder.query.FINISHED'));
    const filled = readAlgoOrder(row, perpName);
    expect([filled?.order.status, filled?.childId]).toEqual(['FILLED', '8886774010']);
    expect(readAlgoOrder({ ...row, actualQty: '0.000' }, perpName)?.order.status).toBe('CANCELED');
    expect(readAlgoOrder({ ...row, algoStatus: 'TRIGGERING', actualOrderId: '' }, perpName)).toMatchObject({
      childId: null,
      isTriggered: true,
      order: { status: 'OPEN' },
    });
  });
});

describe('readTrades', () => {
  const context = {
    symbol: SPOT,
    clientOrderId: clientOrderId('A-1'),
    currency: 'USDT',
    rateOf: (asset: string): Price | null => (asset === 'BNB' ? price('600') : null),
  };

  it('reads fees in the base asset and in a third one', () => {
    const fills = readTrades(exchangeFixture('spot.myTrades')).map((row) => readFill(row, context));
    expect(toWire(fills)).toMatchObject([
      // 0.000005 BTC at 86190; the buyer receives that much less.
      {
        tradeId: 'BTCUSDT:5402000101',
        side: 'BUY',
        quantity: '0.005',
        fee: '0.43095',
        baseFee: '0.000005',
        liquidity: 'TAKER',
      },
      // 0.0000006 BNB at 600.
      { tradeId: 'BTCUSDT:5402000102', fee: '0.00036' },
    ]);
    expect(fills[1]).not.toHaveProperty('baseFee');
  });

  it('reads a trade of USD-M with its fee in account currency', () => {
    const [row] = readTrades(exchangeFixture('futures.userTrades'));
    if (row === undefined) throw new Error('Expected a trade');
    expect(toWire(readFill(row, { ...context, symbol: PERP }))).toEqual({
      tradeId: 'BTCUSDT:698759',
      clientOrderId: 'A-1',
      symbol: PERP,
      side: 'BUY',
      quantity: '0.01',
      price: '86190.5',
      fee: '0.4309525',
      liquidity: 'TAKER',
      venueTime: 1_763_820_002_000,
    });
  });

  it('says which fee it could not value, for the desk to estimate', () => {
    const [, row] = readTrades(exchangeFixture('spot.myTrades'));
    if (row === undefined) throw new Error('Expected a trade');
    const fill = readFill(row, { ...context, rateOf: () => null });
    expect(toWire(fill)).toMatchObject({ fee: '0', unpricedFee: { asset: 'BNB', amount: '0.0000006' } });
  });

  it('orders trades by time, then by number as a number', () => {
    const rows = exchangeFixture('futures.userTrades') as readonly Record<string, unknown>[];
    const trade = (id: string, time: number) => ({ ...rows[0], id, time });
    const ids = readTrades([trade('100', 5), trade('99', 5), trade('500', 1)]).map((row) => row.id);
    expect(ids).toEqual(['500', '99', '100']);
  });
});

describe('readAccount', () => {
  it('reads a position without a liquidation price', () => {
    expect(toWire(readPositions(exchangeFixture('futures.positionRisk.v3'), perpName))).toEqual([
      { symbol: PERP, quantity: '0.01', averageEntry: '86190.5', leg: 'NET', liquidationPrice: null },
    ]);
  });

  it('keeps legs apart and leaves out what is flat', () => {
    const [row] = exchangeFixture('futures.positionRisk.v3') as readonly Record<string, unknown>[];
    const legs = [
      { ...row, positionSide: 'LONG', liquidationPrice: '70000' },
      { ...row, positionSide: 'SHORT', positionAmt: '-0.004' },
      { ...row, positionAmt: '0.000' },
    ];
    expect(readPositions(legs, perpName).map((each) => [each.leg, each.quantity.toString()])).toEqual([
      ['LONG', '0.01'],
      ['SHORT', '-0.004'],
    ]);
  });

  it('reads the setup of the account', () => {
    const answers = {
      symbolConfig: exchangeFixture('futures.symbolConfig'),
      positionSide: exchangeFixture('futures.positionSide.dual.get'),
      accountConfig: exchangeFixture('futures.accountConfig'),
    };
    expect(readSetup(answers, perpName)).toEqual({
      positionMode: 'ONE_WAY',
      canTrade: true,
      symbols: [{ symbol: PERP, leverage: 10, marginMode: 'CROSSED' }],
    });
  });

  it('counts what rests in orders as held', () => {
    const holdings = readHoldings(exchangeFixture('spot.account'));
    expect([holdings.get('BTC')?.toString(), holdings.get('USDT')?.toString()]).toEqual(['0.51', '10861.9']);
  });
});

describe('readInstrument', () => {
  const facts = { market: 'PERP', costs: defaultCosts.PERP, maxLeverage: 20, readAt: unixMs(5) } as const;
  const perpTable = readSymbolTable(exchangeFixture('futures.exchangeInfo'), 'PERP');

  it("takes rules from the filters and never from the precisions, with the venue's own limits beside", () => {
    const listed = perpTable.byName(PERP);
    expect(listed === null ? null : toWire(readInstrument(listed, facts))).toMatchObject({
      symbol: PERP,
      base: 'BTC',
      quote: 'USDT',
      status: 'TRADING',
      tick: '0.1',
      lot: '0.001',
      minQuantity: '0.001',
      maxQuantity: '120',
      minNotional: '100',
      maxLeverage: 20,
    });
    expect(perpTable.limits?.weightPerMinute).toBe(2_400);
  });

  it('knows both forms of the minimum, and a symbol that does not trade', () => {
    const table = readSymbolTable(exchangeFixture('spot.exchangeInfo'), 'SPOT');
    const read = (name: string) => {
      const listed = table.byName(symbolName(name));
      return listed === null ? null : readInstrument(listed, { ...facts, market: 'SPOT', costs: defaultCosts.SPOT });
    };
    expect(read('BTC/USDT')).toMatchObject({ status: 'TRADING', kind: 'SPOT' });
    expect(read('BTC/USDT')?.minNotional.toString()).toBe('5');
    expect(read('OLD/USDT')?.status).toBe('HALTED');
  });

  it('lays symbols that were read again over the table, and keeps one that is listed no more as delisted', () => {
    const listed = perpTable.byName(PERP);
    if (listed === null) throw new Error(`${PERP} is in the fixture`);
    const table = overlaidTable(perpTable, [unlisted(listed)]);
    const gone = table.byName(PERP);
    expect(gone === null ? null : readInstrument(gone, facts)).toMatchObject({ symbol: PERP, status: 'DELISTED' });
    expect(table.byVenueSymbol(listed.venueSymbol)).toBe(gone);
    expect(table.byName(symbolName('ETH/USDT:USDT'))).toBe(perpTable.byName(symbolName('ETH/USDT:USDT')));
    expect(table.byVenueSymbol('ETHUSDT')).toBe(perpTable.byVenueSymbol('ETHUSDT'));
    expect(table.limits).toBe(perpTable.limits);
  });

  it('gives no instrument where a rule is missing', () => {
    const listed = perpTable.byName(PERP);
    expect(listed === null ? null : readInstrument({ ...listed, filters: [] }, facts)).toBeNull();
  });

  it("reads the account's fees and the highest leverage", () => {
    expect(toWire(readCosts(exchangeFixture('futures.commissionRate'), 'PERP'))).toEqual({
      makerFee: '0.0002',
      takerFee: '0.0005',
    });
    expect(toWire(readCosts(exchangeFixture('spot.account.commission'), 'SPOT'))).toEqual({
      makerFee: '0.001',
      takerFee: '0.001',
    });
    expect(readCosts(null, 'SPOT')).toBeNull();
    expect(readMaxLeverage(exchangeFixture('futures.leverageBracket')).get('BTCUSDT')).toBe(125);
  });
});
