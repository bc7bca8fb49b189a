import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';

const BTC = 'BTC/USDT:USDT';

describe('orders on USD-M', () => {
  it('fills a market order at the best ask, takes the taker fee and shows the position', async () => {
    const { venue, exchange } = await openVenuePair({ prices: { BTCUSDT: '80000' } });
    const order = await exchange.createOrder(BTC, 'market', 'buy', 0.01);
    const [position] = await exchange.fetchPositions([BTC]);
    expect([order.status, order.filled]).toEqual(['closed', 0.01]);
    expect([position?.side, position?.contracts, position?.entryPrice]).toEqual(['long', 0.01, 80000.1]);
    // 0.01 x 80000.1 x 0.0005
    expect(venue.usdm.wallet()).toBe('9999.5999995');
    const [trade] = await exchange.fetchMyTrades(BTC);
    expect([trade?.price, trade?.takerOrMaker, trade?.fee?.cost]).toEqual([80000.1, 'taker', 0.4000005]);
  });

  it('walks an exact book level by level and expires what is left of a market order', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.setBook(
      'BTCUSDT',
      {
        bids: [['79990', '1']],
        asks: [
          ['80010', '0.004'],
          ['80020', '0.003'],
        ],
      },
      { family: 'usdm' },
    );
    await exchange.createOrder(BTC, 'market', 'buy', 0.01, undefined, { newClientOrderId: 'sweep' });
    expect(venue.usdm.order('sweep')).toMatchObject({ status: 'EXPIRED', executed: '0.007' });
    expect(venue.usdm.trades().map((trade) => [trade.price, trade.quantity])).toEqual([
      ['80010', '0.004'],
      ['80020', '0.003'],
    ]);
  });

  it('rests a limit order, fills it in part as maker, and cancels the rest', async () => {
    const { venue, exchange } = await openVenuePair();
    const order = await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    expect([order.status, (await exchange.fetchOpenOrders(BTC)).length]).toEqual(['open', 1]);
    venue.setBook('BTCUSDT', { bids: [['78000', '1']], asks: [['78900', '0.004']] }, { family: 'usdm' });
    const partial = await exchange.fetchOrder(order.id, BTC);
    expect([partial.status, partial.filled, partial.average]).toEqual(['open', 0.004, 79000]);
    expect((await exchange.cancelOrder(order.id, BTC)).status).toBe('canceled');
    expect(venue.usdm.positions()).toMatchObject([{ symbol: 'BTCUSDT', amount: '0.004', entryPrice: '79000' }]);
    expect(venue.usdm.trades()[0]).toMatchObject({ isMaker: true, fee: '0.0632' });
  });

  it('refuses to cancel an order that is filled, and still tells how it ended', async () => {
    const { exchange } = await openVenuePair();
    const order = await exchange.createOrder(BTC, 'market', 'buy', 0.01);
    expect(await refusalOf(exchange.cancelOrder(order.id, BTC))).toEqual({ name: 'OrderNotFound', code: -2011 });
    expect((await exchange.fetchOrder(order.id, BTC)).status).toBe('closed');
  });

  it('expires the rest of IOC, refuses FOK that cannot fill and post-only that would take', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.setBook('BTCUSDT', { bids: [['79990', '1']], asks: [['80010', '0.004']] }, { family: 'usdm' });
    const fok = exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80010, { timeInForce: 'FOK' });
    expect((await refusalOf(fok)).code).toBe(-5021);
    const post = exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80010, { postOnly: true });
    expect((await refusalOf(post)).code).toBe(-5022);
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80010, { timeInForce: 'IOC', newClientOrderId: 'ioc' });
    expect(venue.usdm.order('ioc')).toMatchObject({ status: 'EXPIRED', executed: '0.004' });
  });

  it('refuses reduce-only without a position and cuts one that is larger than it', async () => {
    const { venue, exchange } = await openVenuePair();
    const none = exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, { reduceOnly: true });
    expect((await refusalOf(none)).code).toBe(-2022);
    venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '80000' });
    await exchange.createOrder(BTC, 'market', 'sell', 0.03, undefined, { reduceOnly: true, newClientOrderId: 'big' });
    expect(venue.usdm.order('big')).toMatchObject({ executed: '0.01', status: 'EXPIRED', expiryReason: 'REDUCE_ONLY' });
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('expires a resting reduce-only order when its position is gone', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '80000' });
    await exchange.createOrder(BTC, 'limit', 'sell', 0.01, 81000, { reduceOnly: true, newClientOrderId: 'rest' });
    await exchange.createOrder(BTC, 'market', 'sell', 0.01);
    expect(venue.usdm.order('rest')).toMatchObject({ status: 'EXPIRED', expiryReason: 'REDUCE_ONLY' });
  });

  it('refuses a second open order with the same client id and takes it again once the first is final', async () => {
    const { exchange } = await openVenuePair();
    const place = () => exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000, { newClientOrderId: 'same' });
    const first = await place();
    expect((await refusalOf(place())).code).toBe(-4116);
    await exchange.cancelOrder(first.id, BTC);
    expect((await place()).status).toBe('open');
  });

  it('refuses what the margin does not carry and counts the margin of resting orders', async () => {
    const { venue, exchange } = await openVenuePair({ wallet: { USDT: '100' } });
    await exchange.setLeverage(10, BTC);
    // 0.01 x 79000 / 10 = 79 of 100
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    const balance = await exchange.fetchBalance({ type: 'swap' });
    expect([balance.free['USDT'], balance.used['USDT']]).toEqual([21, 79]);
    expect((await refusalOf(exchange.createOrder(BTC, 'limit', 'buy', 0.003, 79000))).code).toBe(-2019);
    expect(venue.usdm.openOrders()).toHaveLength(1);
  });

  it('trades both sides of a symbol in hedge mode and minds the position side', async () => {
    const { venue, exchange } = await openVenuePair();
    await exchange.setPositionMode(true, BTC);
    expect((await refusalOf(exchange.createOrder(BTC, 'market', 'buy', 0.01))).code).toBe(-4061);
    await exchange.createOrder(BTC, 'market', 'buy', 0.01, undefined, { hedged: true });
    await exchange.createOrder(BTC, 'market', 'sell', 0.02, undefined, { hedged: true });
    expect(venue.usdm.positions().map((each) => [each.side, each.amount])).toEqual([
      ['LONG', '0.01'],
      ['SHORT', '-0.02'],
    ]);
    const tooMuch = exchange.createOrder(BTC, 'market', 'sell', 0.05, undefined, { hedged: true, reduceOnly: true });
    expect((await refusalOf(tooMuch)).code).toBe(-2022);
    await exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, { hedged: true, reduceOnly: true });
    expect(venue.usdm.positions().map((each) => each.side)).toEqual(['SHORT']);
    expect(await refusalOf(exchange.setPositionMode(false, BTC))).toMatchObject({ code: -4068 });
  });

  it('lets the taker decide what happens when it meets an order of the same account', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.setBook('BTCUSDT', { bids: [['79000', '1']], asks: [['81000', '1']] }, { family: 'usdm' });
    const rest = (id: string) => exchange.createOrder(BTC, 'limit', 'sell', 0.01, 80000, { newClientOrderId: id });
    const take = (id: string, mode: string) =>
      exchange.createOrder(BTC, 'limit', 'buy', 0.01, 80000, { newClientOrderId: id, selfTradePreventionMode: mode });
    await rest('maker1');
    await take('taker1', 'EXPIRE_TAKER');
    expect([venue.usdm.order('maker1')?.status, venue.usdm.order('taker1')?.status]).toEqual([
      'NEW',
      'EXPIRED_IN_MATCH',
    ]);
    await take('taker2', 'EXPIRE_MAKER');
    expect([venue.usdm.order('maker1')?.status, venue.usdm.order('taker2')?.status]).toEqual([
      'EXPIRED_IN_MATCH',
      'NEW',
    ]);
    await exchange.cancelAllOrders(BTC);
    await rest('maker3');
    await take('taker3', 'EXPIRE_BOTH');
    expect([venue.usdm.order('maker3')?.status, venue.usdm.order('taker3')?.status]).toEqual([
      'EXPIRED_IN_MATCH',
      'EXPIRED_IN_MATCH',
    ]);
    await rest('maker4');
    await take('taker4', 'NONE');
    expect([venue.usdm.order('maker4')?.status, venue.usdm.order('taker4')?.status]).toEqual(['FILLED', 'FILLED']);
  });

  it('places and cancels batches in which single orders may fail', async () => {
    const { venue, exchange } = await openVenuePair();
    const orders = await exchange.createOrders([
      { symbol: BTC, type: 'limit', side: 'buy', amount: 0.01, price: 79000, params: { newClientOrderId: 'b1' } },
      { symbol: BTC, type: 'limit', side: 'buy', amount: 0.001, price: 79000, params: { newClientOrderId: 'b2' } },
    ]);
    expect(orders.map((order) => order.id)[0]).toBe(venue.usdm.order('b1')?.orderId);
    expect(venue.usdm.openOrders().map((order) => order.clientOrderId)).toEqual(['b1']);
    await exchange.cancelOrders([orders[0]?.id ?? ''], BTC);
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('amends price and quantity, and refuses an amendment that changes nothing', async () => {
    const { venue, exchange } = await openVenuePair();
    const order = await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000, { newClientOrderId: 'edit' });
    await exchange.editOrder(order.id, BTC, 'limit', 'buy', 0.02, 78000);
    expect(venue.usdm.order('edit')).toMatchObject({ price: '78000', quantity: '0.02', status: 'NEW' });
    expect((await refusalOf(exchange.editOrder(order.id, BTC, 'limit', 'buy', 0.02, 78000))).code).toBe(-5027);
  });

  it('cancels all orders of one symbol and leaves the rest', async () => {
    const { venue, exchange } = await openVenuePair();
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    await exchange.createOrder('ETH/USDT:USDT', 'limit', 'buy', 0.1, 2900);
    await exchange.cancelAllOrders(BTC);
    expect(venue.usdm.openOrders().map((order) => order.symbol)).toEqual(['ETHUSDT']);
  });

  it('answers placements with the averages of the old schema when asked to, and without them otherwise', async () => {
    const old = await openVenuePair({ withAverages: true });
    const now = await openVenuePair();
    expect((await old.exchange.createOrder(BTC, 'market', 'buy', 0.01)).average).toBe(80000.1);
    expect((await now.exchange.createOrder(BTC, 'market', 'buy', 0.01)).average).toBeUndefined();
  });
});
