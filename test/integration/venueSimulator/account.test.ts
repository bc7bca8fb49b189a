import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';

const BTC = 'BTC/USDT:USDT';
/** 2027-01-15T08:00:00Z, a funding time. */
const EIGHT = 1_800_000_000_000;

/** A pair whose client follows the venue's clock. */
async function openStill(wallet = '10000') {
  const pair = await openVenuePair({ now: () => EIGHT + 1_000, wallet: { USDT: wallet } });
  pair.exchange.nonce = () => pair.venue.now();
  return pair;
}

const kinds = (sent: readonly unknown[]): unknown[] =>
  sent.map((event) => {
    const { e, o, a } = event as { e: string; o?: { x: string; c: string }; a?: { m: string } }; // events are made by the venue itself
    return [e, o?.x ?? a?.m ?? ''].join(' ');
  });

describe('the USD-M account', () => {
  it('moves with the mark: profit, notional, margin and liquidation price', async () => {
    const { venue, exchange } = await openStill();
    await exchange.setLeverage(10, BTC);
    venue.foreign.openPosition('BTCUSDT', { amount: '0.1', price: '80000' });
    venue.setPrice('BTCUSDT', '81000');
    const [position] = await exchange.fetchPositions([BTC]);
    expect([position?.unrealizedPnl, position?.notional, position?.initialMargin]).toEqual([100, 8100, 810]);
    // Maintenance 8100 x 0.004 = 32.4; 81000 - (10100 - 32.4) / 0.1 is below zero: no price liquidates it.
    expect(position?.info['liquidationPrice']).toBe('0');
    const balance = await exchange.fetchBalance({ type: 'swap' });
    expect([balance.total['USDT'], balance.free['USDT']]).toEqual([10100, 9290]);
  });

  it('averages when adding, realizes when reducing, and turns in one order', async () => {
    const { venue } = await openStill();
    venue.foreign.openPosition('BTCUSDT', { amount: '0.1', price: '80000' });
    venue.foreign.openPosition('BTCUSDT', { amount: '0.1', price: '82000' });
    expect(venue.usdm.position('BTCUSDT')).toMatchObject({ amount: '0.2', entryPrice: '81000' });
    venue.foreign.openPosition('BTCUSDT', { amount: '-0.05', price: '83000' });
    expect([venue.usdm.position('BTCUSDT')?.entryPrice, venue.usdm.wallet()]).toEqual(['81000', '10100']);
    venue.foreign.openPosition('BTCUSDT', { amount: '-0.25', price: '80000' });
    // 0.15 x -1000 realized, then short 0.1 at 80000
    expect(venue.usdm.position('BTCUSDT')).toMatchObject({ amount: '-0.1', entryPrice: '80000', realizedPnl: '-50' });
    expect(venue.usdm.wallet()).toBe('9950');
  });

  it('pays funding at its hour, longs to shorts, and lists it', async () => {
    const { venue, exchange } = await openStill();
    venue.setFundingRate('BTCUSDT', '0.0002');
    venue.foreign.openPosition('BTCUSDT', { amount: '0.1', price: '80000' });
    venue.foreign.openPosition('ETHUSDT', { amount: '-1', price: '3000' });
    venue.advance(8 * 3_600_000);
    // -0.1 x 80000 x 0.0002, and +1 x 3000 x 0.0001
    expect(venue.usdm.wallet()).toBe('9998.7');
    const history = await exchange.fetchFundingHistory(BTC);
    expect(history.map((row) => [row.amount, row.timestamp])).toEqual([[-1.6, EIGHT + 8 * 3_600_000]]);
    expect(kinds(venue.streams.user.sent).slice(-2)).toEqual([
      'ACCOUNT_UPDATE FUNDING_FEE',
      'ACCOUNT_UPDATE FUNDING_FEE',
    ]);
    venue.payFunding('ETHUSDT');
    expect(venue.usdm.wallet()).toBe('9999');
  });

  it('warns, then liquidates: orders go first, the position at the mark, and never below nothing', async () => {
    const { venue, exchange } = await openStill('1000');
    await exchange.setLeverage(100, BTC);
    venue.foreign.openPosition('BTCUSDT', { amount: '0.5', price: '80000' });
    await exchange.createOrder(BTC, 'limit', 'sell', 0.5, 82000, { reduceOnly: true, newClientOrderId: 'rest' });
    // Maintenance at 78350 is 39175 x 0.004 = 156.7, the balance 1000 - 825 = 175: warned, not liquidated.
    venue.setPrice('BTCUSDT', '78350');
    expect([kinds(venue.streams.user.sent).at(-1), venue.usdm.positions().length]).toEqual(['MARGIN_CALL ', 1]);
    venue.setPrice('BTCUSDT', '77000');
    expect(venue.usdm.order('rest')?.status).toBe('CANCELED');
    expect(kinds(venue.streams.user.sent).slice(-3)).toEqual([
      'ORDER_TRADE_UPDATE CANCELED',
      'ORDER_TRADE_UPDATE CALCULATED',
      'ACCOUNT_UPDATE ORDER',
    ]);
    expect(venue.usdm.trades()[0]).toMatchObject({ price: '77000', quantity: '0.5', realizedPnl: '-1500' });
    expect(venue.usdm.trades()[0]?.clientOrderId).toMatch(/^autoclose-/);
    expect([venue.usdm.isFlat(), venue.usdm.wallet()]).toEqual([true, '0']);
    expect(venue.usdm.income().at(-1)?.incomeType).toBe('INSURANCE_CLEAR');
  });

  it('liquidates an isolated position alone, with its own margin', async () => {
    const { venue, exchange } = await openStill();
    await exchange.setMarginMode('isolated', BTC);
    await exchange.setLeverage(20, BTC);
    venue.foreign.openPosition('BTCUSDT', { amount: '0.1', price: '80000' });
    venue.foreign.openPosition('ETHUSDT', { amount: '1', price: '3000' });
    const [position] = await exchange.fetchPositions([BTC]);
    expect([position?.marginMode, position?.info['isolatedWallet']]).toEqual(['isolated', '400.00000000']);
    venue.setPrice('BTCUSDT', '76000');
    expect(venue.usdm.positions().map((each) => each.symbol)).toEqual(['ETHUSDT']);
    // -400 realized and 7600 x 0.0005 fee
    expect(venue.usdm.wallet()).toBe('9596.2');
  });

  it('auto-deleverages with its own client id', async () => {
    const { venue } = await openStill();
    venue.foreign.openPosition('BTCUSDT', { amount: '-0.1', price: '80000' });
    venue.foreign.adl('BTCUSDT');
    expect(venue.usdm.trades()).toMatchObject([{ clientOrderId: 'adl_autoclose', side: 'BUY', quantity: '0.1' }]);
  });

  it('settles a symbol that is taken off: orders expire, the position goes at the mark, nothing trades', async () => {
    const { venue, exchange } = await openStill();
    venue.foreign.openPosition('BTCUSDT', { amount: '0.1', price: '80000' });
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000, { newClientOrderId: 'rest' });
    venue.foreign.delist('BTCUSDT');
    expect(venue.usdm.order('rest')).toMatchObject({ status: 'EXPIRED', expiryReason: 'DELISTED' });
    expect(venue.usdm.trades()[0]).toMatchObject({ price: '80000', quantity: '0.1' });
    expect(venue.usdm.trades()[0]?.clientOrderId).toMatch(/^settlement_autoclose-/);
    expect((await refusalOf(exchange.createOrder(BTC, 'market', 'buy', 0.01))).code).toBe(-1122);
  });

  it('lists a symbol that only has orders with an empty position', async () => {
    const { exchange } = await openStill();
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    const rows = await exchange.fapiPrivateV3GetPositionRisk();
    expect(rows).toMatchObject([{ symbol: 'BTCUSDT', positionAmt: '0.000', openOrderInitialMargin: '39.50000000' }]);
  });

  it('sets leverage and margin type, and tells them', async () => {
    const { venue, exchange } = await openStill();
    await exchange.setLeverage(7, BTC);
    expect([venue.usdm.leverage('BTCUSDT'), (await exchange.fetchLeverage(BTC)).longLeverage]).toEqual([7, 7]);
    expect((await refusalOf(exchange.fapiPrivatePostLeverage({ symbol: 'BTCUSDT', leverage: 126 }))).code).toBe(-4028);
    expect((await refusalOf(exchange.setMarginMode('cross', BTC))).name).toBe('MarginModeAlreadySet');
    venue.foreign.place('usdm', {
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '0.01',
      price: '79000',
    });
    expect((await refusalOf(exchange.setMarginMode('isolated', BTC))).code).toBe(-4047);
    await exchange.cancelAllOrders(BTC);
    venue.foreign.openPosition('BTCUSDT', { amount: '0.1', price: '80000' });
    expect((await refusalOf(exchange.setMarginMode('isolated', BTC))).code).toBe(-4048);
  });

  it('refuses orders of the old mode after hedge mode was set elsewhere', async () => {
    const { venue, exchange } = await openStill();
    venue.foreign.setHedgeMode(true);
    expect((await refusalOf(exchange.createOrder(BTC, 'market', 'buy', 0.01))).code).toBe(-4061);
    expect((await exchange.fetchPositionMode(BTC)).hedged).toBe(true);
    expect((await refusalOf(exchange.setPositionMode(true, BTC))).code).toBe(-4059);
  });

  it("fires the dead-man's switch of a symbol, sparing conditional orders and other symbols", async () => {
    const { venue, exchange } = await openStill();
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000, { newClientOrderId: 'btc' });
    await exchange.createOrder('ETH/USDT:USDT', 'limit', 'buy', 0.1, 2900, { newClientOrderId: 'eth' });
    await exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, { triggerPrice: 79000, clientOrderId: 'stop' });
    const arm = (countdownTime: number) =>
      exchange.fapiPrivatePostCountdownCancelAll({ symbol: 'BTCUSDT', countdownTime });
    expect(await arm(120_000)).toMatchObject({ symbol: 'BTCUSDT', countdownTime: '120000' });
    venue.advance(100_000);
    await arm(120_000);
    venue.advance(119_999);
    expect([venue.usdm.order('btc')?.status, venue.usdm.deadManFiresAt('BTCUSDT')]).toEqual(['NEW', EIGHT + 221_000]);
    venue.advance(1);
    expect([venue.usdm.order('btc')?.status, venue.usdm.order('eth')?.status]).toEqual(['CANCELED', 'NEW']);
    expect([venue.usdm.openAlgoOrders().length, venue.usdm.deadManFiresAt('BTCUSDT')]).toEqual([1, null]);
    await arm(1_000);
    await arm(0);
    expect(venue.usdm.deadManFiresAt('BTCUSDT')).toBeNull();
  });

  it('tells fees, brackets and the wallet as ccxt asks for them', async () => {
    const { exchange } = await openStill();
    const fee = await exchange.fetchTradingFee(BTC);
    expect([fee.maker, fee.taker]).toEqual([0.0002, 0.0005]);
    const tiers = await exchange.fetchLeverageTiers([BTC]);
    expect(tiers[BTC]?.[0]).toMatchObject({ maxLeverage: 125, maintenanceMarginRate: 0.004, maxNotional: 300000 });
    expect((await exchange.fetchTradingFee('BTC/USDT')).taker).toBe(0.001);
  });

  it('expires orders that are good till a date', async () => {
    const { venue, exchange } = await openStill();
    const goodTillDate = venue.now() + 700_000;
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000, {
      timeInForce: 'GTD',
      goodTillDate,
      newClientOrderId: 'gtd',
    });
    venue.advance(699_999);
    expect(venue.usdm.order('gtd')?.status).toBe('NEW');
    venue.advance(1);
    expect(venue.usdm.order('gtd')?.status).toBe('EXPIRED');
  });
});
