import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';

const BTC = 'BTC/USDT';

describe('orders on spot', () => {
  it('takes the fee of a market buy out of what was bought', async () => {
    const { venue, exchange } = await openVenuePair();
    const order = await exchange.createOrder(BTC, 'market', 'buy', 0.01);
    expect([order.status, order.average, order.fee]).toEqual(['closed', 80000.01, { currency: 'BTC', cost: 0.00001 }]);
    expect([venue.spot.balance('BTC').free, venue.spot.balance('USDT').free]).toEqual(['0.00999', '9199.9999']);
  });

  it('takes the fee of a sale in quote currency', async () => {
    const { venue, exchange } = await openVenuePair({ spotBalances: { BTC: '0.5' } });
    await exchange.createOrder(BTC, 'market', 'sell', 0.01);
    // 0.01 x 79999.99 less 0.1 %
    expect(venue.spot.balance('USDT').free).toBe('799.1999001');
  });

  it('mixes fee assets within one order when the BNB runs out', async () => {
    const { venue, exchange } = await openVenuePair({
      spotBalances: { USDT: '10000', BNB: '0.0006' },
      prices: { BNBUSDT: '600' },
    });
    venue.foreign.payFeesInBnb(true);
    venue.setBook(
      'BTCUSDT',
      {
        bids: [['79990', '1']],
        asks: [
          ['80000', '0.005'],
          ['80001', '0.005'],
        ],
      },
      { family: 'spot' },
    );
    await exchange.createOrder(BTC, 'market', 'buy', 0.01);
    const trades = await exchange.fetchMyTrades(BTC);
    // 0.005 x 80000 x 0.001 x 0.75 / 600 = 0.0005 BNB; the second does not fit.
    expect(trades.map((trade) => [trade.fee?.currency, trade.fee?.cost])).toEqual([
      ['BNB', 0.0005],
      ['BTC', 0.000005],
    ]);
  });

  it('buys for an amount of quote currency', async () => {
    const { venue, exchange } = await openVenuePair({ prices: { BTCUSDT: '50000' } });
    venue.setBook('BTCUSDT', { bids: [['49990', '1']], asks: [['50000', '1']] }, { family: 'spot' });
    const order = await exchange.createOrder(BTC, 'market', 'buy', 0, undefined, { cost: 1000.4 });
    expect([order.status, order.filled, order.cost]).toEqual(['closed', 0.02, 1000]);
    expect(venue.spot.balance('USDT').free).toBe('9000');
  });

  it('locks what a resting order needs and unlocks it when it is canceled or filled better', async () => {
    const { venue, exchange } = await openVenuePair();
    const order = await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 70000);
    expect(venue.spot.balance('USDT')).toEqual({ free: '9300', locked: '700' });
    await exchange.cancelOrder(order.id, BTC);
    expect(venue.spot.balance('USDT')).toEqual({ free: '10000', locked: '0' });
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 81000);
    expect(venue.spot.balance('USDT')).toEqual({ free: '9199.9999', locked: '0' });
  });

  it('fills a resting order in part, keeps the rest locked and reports the fill', async () => {
    const { venue, exchange } = await openVenuePair();
    const order = await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    venue.setBook('BTCUSDT', { bids: [['78000', '1']], asks: [['78500', '0.004']] }, { family: 'spot' });
    expect(venue.spot.balance('USDT')).toEqual({ free: '9210', locked: '474' });
    const seen = await exchange.fetchOrder(order.id, BTC);
    expect([seen.status, seen.filled, seen.remaining]).toEqual(['open', 0.004, 0.006]);
  });

  it('refuses what the balance does not pay for', async () => {
    const { exchange } = await openVenuePair({ spotBalances: { USDT: '100' } });
    const refused = { name: 'InsufficientFunds' };
    expect(await refusalOf(exchange.createOrder(BTC, 'market', 'buy', 0.01))).toMatchObject(refused);
    expect(await refusalOf(exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000))).toMatchObject(refused);
    expect(await refusalOf(exchange.createOrder(BTC, 'market', 'sell', 0.01))).toMatchObject(refused);
  });

  it('refuses a duplicate of an open client id, and executes one whose order is filled a second time', async () => {
    const { venue, exchange } = await openVenuePair();
    const rest = () => exchange.createOrder(BTC, 'limit', 'buy', 0.001, 70000, { newClientOrderId: 'rest' });
    await rest();
    expect(await refusalOf(rest())).toEqual({ name: 'InvalidOrder', code: -2010 });
    const buy = () => exchange.createOrder(BTC, 'market', 'buy', 0.001, undefined, { newClientOrderId: 'buy' });
    await buy();
    await buy();
    expect(venue.spot.trades().map((trade) => trade.clientOrderId)).toEqual(['buy', 'buy']);
  });

  it('locks the balance of a stop, triggers it, and sells at the bid', async () => {
    const { venue, exchange } = await openVenuePair({ spotBalances: { BTC: '0.01' } });
    const order = await exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, { triggerPrice: 79000 });
    expect(venue.spot.balance('BTC')).toEqual({ free: '0', locked: '0.01' });
    expect(venue.spot.openOrders()).toMatchObject([{ type: 'STOP_LOSS', status: 'NEW', stopPrice: '79000' }]);
    venue.setPrice('BTCUSDT', '78900', { family: 'spot' });
    expect((await exchange.fetchOrder(order.id, BTC)).average).toBe(78899.99);
    expect(venue.spot.balance('BTC')).toEqual({ free: '0', locked: '0' });
  });

  it('turns a triggered stop limit into a resting order', async () => {
    const { venue, exchange } = await openVenuePair({ spotBalances: { BTC: '0.01' } });
    await exchange.createOrder(BTC, 'limit', 'sell', 0.01, 79500, { stopLossPrice: 79000, newClientOrderId: 'stop' });
    venue.setPrice('BTCUSDT', '78900', { family: 'spot' });
    expect(venue.spot.order('stop')).toMatchObject({ type: 'STOP_LOSS_LIMIT', status: 'NEW', executed: '0' });
    venue.setPrice('BTCUSDT', '79600', { family: 'spot' });
    expect(venue.spot.order('stop')).toMatchObject({ status: 'FILLED', averagePrice: '79500' });
  });

  it('refuses a stop that would trigger at once, a maker that would take, and more stops than the symbol has', async () => {
    const { exchange } = await openVenuePair({ spotBalances: { BTC: '1', USDT: '10000' } });
    const stop = (price: number) =>
      exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, { triggerPrice: price });
    expect(await refusalOf(stop(81000))).toMatchObject({ name: 'OrderImmediatelyFillable' });
    const maker = exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80500, { postOnly: true });
    expect(await refusalOf(maker)).toMatchObject({ name: 'OrderImmediatelyFillable' });
    for (let count = 0; count < 5; count += 1) await stop(79000);
    expect((await refusalOf(stop(79000))).code).toBe(-1013);
  });

  it('expires IOC remainders and whole FOK orders', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.setBook('BTCUSDT', { bids: [['79990', '1']], asks: [['80000', '0.004']] }, { family: 'spot' });
    const fok = await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80000, { timeInForce: 'FOK' });
    const ioc = await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80000, { timeInForce: 'IOC' });
    expect([fok.status, fok.filled, ioc.status, ioc.filled]).toEqual(['expired', 0, 'expired', 0.004]);
    expect(venue.spot.balance('USDT')).toEqual({ free: '9680', locked: '0' });
  });

  it('prevents trades of the account with itself and unlocks what expired', async () => {
    const { venue, exchange } = await openVenuePair({ spotBalances: { USDT: '1000', BTC: '0.01' } });
    venue.setBook('BTCUSDT', { bids: [['79000', '1']], asks: [['81000', '1']] }, { family: 'spot' });
    await exchange.createOrder(BTC, 'limit', 'sell', 0.01, 80000, { newClientOrderId: 'maker' });
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80000, { newClientOrderId: 'taker' });
    expect([venue.spot.order('maker')?.status, venue.spot.order('taker')?.status]).toEqual(['EXPIRED_IN_MATCH', 'NEW']);
    expect([venue.spot.balance('BTC'), venue.spot.balance('USDT')]).toEqual([
      { free: '0.01', locked: '0' },
      { free: '200', locked: '800' },
    ]);
  });

  it('cancels all of a symbol with a report each, and refuses when there is nothing', async () => {
    const { exchange } = await openVenuePair();
    await exchange.createOrder(BTC, 'limit', 'buy', 0.001, 70000);
    await exchange.createOrder(BTC, 'limit', 'buy', 0.001, 71000);
    expect((await exchange.cancelAllOrders(BTC)).map((order) => order.status)).toEqual(['canceled', 'canceled']);
    expect((await refusalOf(exchange.cancelAllOrders(BTC))).code).toBe(-2011);
  });

  it('replaces an order, and says so when only the cancel worked', async () => {
    const { venue, exchange } = await openVenuePair();
    const order = await exchange.createOrder(BTC, 'limit', 'buy', 0.001, 70000);
    const next = await exchange.editOrder(order.id, BTC, 'limit', 'buy', 0.002, 71000);
    expect(venue.spot.openOrders().map((each) => [each.price, each.quantity])).toEqual([['71000', '0.002']]);
    expect((await refusalOf(exchange.editOrder(next.id, BTC, 'limit', 'buy', 5, 71000))).code).toBe(-2021);
    expect(venue.spot.openOrders()).toEqual([]);
  });

  it('knows no reduce-only, and validates without placing', async () => {
    const { venue, exchange } = await openVenuePair();
    const reduce = exchange.createOrder(BTC, 'limit', 'buy', 0.001, 70000, { reduceOnly: true });
    expect((await refusalOf(reduce)).code).toBe(-1104);
    await exchange.createOrder(BTC, 'limit', 'buy', 0.001, 70000, { test: true });
    expect(venue.spot.orders()).toEqual([]);
  });
});
