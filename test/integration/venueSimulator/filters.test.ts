import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';

/** Orders that lie on a limit and are taken, and the same a step beyond with the venue's code or filter. */
describe('filters of spot', () => {
  const order = {
    symbol: 'BTCUSDT',
    side: 'BUY',
    type: 'LIMIT',
    timeInForce: 'GTC',
    quantity: '0.001',
    price: '70000',
  };

  async function openSpot() {
    const { venue, exchange } = await openVenuePair({ spotBalances: { USDT: '100000000', BTC: '10000' } });
    const test = async (changes: Record<string, string>) => exchange.privatePostOrderTest({ ...order, ...changes });
    const textOf = async (changes: Record<string, string>): Promise<string> =>
      test(changes).then(
        () => 'taken',
        (error: unknown) =>
          /(?<=Filter failure: )\w+/.exec(String(error))?.[0] ?? /-\d{4}/.exec(String(error))?.[0] ?? '',
      );
    return { venue, exchange, textOf };
  }

  it.each([
    ['LOT_SIZE, least', { quantity: '0.00010' }, { quantity: '0.000005' }, 'LOT_SIZE'],
    ['LOT_SIZE, step', { quantity: '0.00101' }, { quantity: '0.001015' }, 'LOT_SIZE'],
    ['LOT_SIZE, most', { quantity: '100' }, { quantity: '9000.00001' }, 'LOT_SIZE'],
    ['PRICE_FILTER, tick', { price: '70000.01' }, { price: '70000.015' }, 'PRICE_FILTER'],
    ['PERCENT_PRICE_BY_SIDE, up', { price: '400000' }, { price: '400000.01' }, 'PERCENT_PRICE_BY_SIDE'],
    ['PERCENT_PRICE_BY_SIDE, down', { price: '16000' }, { price: '15999.99' }, 'PERCENT_PRICE_BY_SIDE'],
    ['NOTIONAL, least', { price: '50000', quantity: '0.0001' }, { price: '49999.99', quantity: '0.0001' }, 'NOTIONAL'],
    ['NOTIONAL, most', { price: '90000', quantity: '100' }, { price: '90000.01', quantity: '100' }, 'NOTIONAL'],
    ['precision', { price: '70000.00' }, { price: '70000.000000001' }, '-1111'],
  ])('%s: takes the limit itself, refuses a step beyond', async (...[, inside, outside, refused]) => {
    const { textOf } = await openSpot();
    expect([await textOf(inside), await textOf(outside)]).toEqual(['taken', refused]);
  });

  it('MARKET_LOT_SIZE: takes the largest market order, refuses a larger one', async () => {
    const { exchange } = await openSpot();
    const market = (quantity: string) =>
      exchange.privatePostOrderTest({ symbol: 'BTCUSDT', side: 'SELL', type: 'MARKET', quantity });
    await market('85.123');
    expect(await market('85.12301').catch(String)).toContain('MARKET_LOT_SIZE');
  });

  it('MAX_NUM_ORDERS: takes the last order that fits, refuses the next', async () => {
    const { venue, exchange } = await openSpot();
    venue.setFilter('BTCUSDT', 'MAX_NUM_ORDERS', { family: 'spot', maxNumOrders: 2 });
    await exchange.privatePostOrder(order);
    await exchange.privatePostOrder(order);
    expect(await exchange.privatePostOrder(order).catch(String)).toContain('MAX_NUM_ORDERS');
  });

  it('a raised minimum holds from then on and shows in exchangeInfo', async () => {
    const { venue, exchange, textOf } = await openSpot();
    expect(await textOf({ price: '50000', quantity: '0.001' })).toBe('taken');
    venue.setFilter('BTCUSDT', 'NOTIONAL', { family: 'spot', minNotional: '60' });
    expect(await textOf({ price: '50000', quantity: '0.001' })).toBe('NOTIONAL');
    await exchange.loadMarkets(true);
    expect(exchange.market('BTC/USDT').limits.cost?.min).toBe(60);
  });

  it('a symbol that does not trade takes nothing', async () => {
    const { venue, exchange } = await openSpot();
    venue.setStatus('BTCUSDT', 'HALT', { family: 'spot' });
    expect((await refusalOf(exchange.createOrder('BTC/USDT', 'market', 'buy', 0.01))).name).toBe('MarketClosed');
    expect((await refusalOf(exchange.privatePostOrder({ ...order, symbol: 'NOSUCH' }))).code).toBe(-1121);
  });
});

describe('filters of USD-M', () => {
  const order = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.01', price: '79000' };

  async function openUsdm() {
    const { venue, exchange } = await openVenuePair({ wallet: { USDT: '100000000' } });
    const codeOf = async (changes: Record<string, string>): Promise<number> =>
      exchange.fapiPrivatePostOrder({ ...order, ...changes }).then(
        () => 0,
        (error: unknown) => Number(/"code":(-?\d+)/.exec(String(error))?.[1]),
      );
    return { venue, exchange, codeOf };
  }

  it.each([
    ['quantity, least', { quantity: '0.002' }, { quantity: '0' }, -4003],
    ['quantity, step', { quantity: '0.011' }, { quantity: '0.0115' }, -1111],
    ['quantity, most', { quantity: '30' }, { quantity: '1000.001' }, -4005],
    ['price, tick', { price: '79000.1' }, { price: '79000.15' }, -4014],
    ['price, least', { price: '556.80', quantity: '1' }, { price: '556.70', quantity: '1' }, -4013],
    ['price, most', { price: '84000' }, { price: '4529764.1' }, -4002],
    ['band above the mark for buys', { price: '84000' }, { price: '84000.1' }, -4016],
    ['band below the mark for sells', { side: 'SELL', price: '76000' }, { side: 'SELL', price: '75999.9' }, -4024],
    ['notional', { price: '50000', quantity: '0.002' }, { price: '49999.9', quantity: '0.002' }, -4164],
    ['form of the client id', { newClientOrderId: 'a'.repeat(36) }, { newClientOrderId: 'a'.repeat(37) }, -4015],
  ])('%s: takes the limit itself, refuses a step beyond', async (...[, inside, outside, refused]) => {
    const { codeOf } = await openUsdm();
    expect([await codeOf(inside), await codeOf(outside)]).toEqual([0, refused]);
  });

  it('lets reduce-only orders be as small as they must', async () => {
    const { venue, codeOf } = await openUsdm();
    venue.foreign.openPosition('BTCUSDT', { amount: '-0.001', price: '80000' });
    expect(await codeOf({ quantity: '0.001', price: '79000' })).toBe(-4164);
    expect(await codeOf({ quantity: '0.001', price: '79000', reduceOnly: 'true' })).toBe(0);
  });

  it('refuses the 201st order of a symbol and a position beyond its leverage', async () => {
    const { venue, exchange, codeOf } = await openUsdm();
    venue.setFilter('BTCUSDT', 'MAX_NUM_ORDERS', { family: 'usdm', limit: 2 });
    expect([await codeOf({}), await codeOf({}), await codeOf({})]).toEqual([0, 0, -2025]);
    await exchange.setLeverage(125, 'ETH/USDT:USDT');
    // 300,000 is the cap at 125x
    const eth = { symbol: 'ETHUSDT', price: '3000' };
    expect([await codeOf({ ...eth, quantity: '100' }), await codeOf({ ...eth, quantity: '100.001' })]).toEqual([
      0, -2027,
    ]);
  });

  it('refuses a market order whose best price is outside the band around the mark', async () => {
    const { venue, exchange } = await openUsdm();
    venue.setBook('BTCUSDT', { bids: [['79000', '1']], asks: [['84000.1', '1']] }, { family: 'usdm' });
    expect((await refusalOf(exchange.createOrder('BTC/USDT:USDT', 'market', 'buy', 0.01))).code).toBe(-4131);
  });
});
