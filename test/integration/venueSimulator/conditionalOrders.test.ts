import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';
import type { VenueClient } from '../../support/venueClient.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

const BTC = 'BTC/USDT:USDT';

/** A long of 0.01 BTC at 80000 with a reduce-only stop at 79000, client id `stop`. */
async function withStop(exchange: VenueClient, venue: VenueSimulator, more: Record<string, unknown> = {}) {
  venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '80000' });
  return exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, {
    triggerPrice: 79000,
    reduceOnly: true,
    clientOrderId: 'stop',
    ...more,
  });
}

/** Status of every ALGO_UPDATE and execution of every ORDER_TRADE_UPDATE, in order. */
const story = (venue: VenueSimulator): unknown[] =>
  venue.streams.user.sent.flatMap((sent) => {
    const { e, o } = sent as { e: string; o?: { X?: string; x?: string } }; // events are made by the venue itself
    return e === 'ALGO_UPDATE' ? [o?.X] : e === 'ORDER_TRADE_UPDATE' ? [`child ${o?.X}`] : [];
  });

describe('conditional orders on USD-M', () => {
  it('are refused at the ordinary endpoint', async () => {
    const { exchange } = await openVenuePair();
    const params = { symbol: 'BTCUSDT', side: 'SELL', type: 'STOP_MARKET', quantity: '0.01', stopPrice: '79000' };
    expect((await refusalOf(exchange.fapiPrivatePostOrder(params))).code).toBe(-4120);
  });

  it('live beside ordinary orders: listed, queried and canceled on their own', async () => {
    const { venue, exchange } = await openVenuePair();
    const stop = await withStop(exchange, venue);
    expect(await exchange.fetchOpenOrders(BTC)).toEqual([]);
    const [open] = await exchange.fetchOpenOrders(BTC, undefined, undefined, { trigger: true });
    expect([open?.id, open?.triggerPrice, open?.reduceOnly]).toEqual([stop.id, 79000, true]);
    await exchange.cancelAllOrders(BTC);
    expect(venue.usdm.openAlgoOrders()).toHaveLength(1);
    await exchange.cancelOrder(stop.id, BTC, { trigger: true });
    expect(venue.usdm.algoOrder('stop')?.status).toBe('CANCELED');
    expect((await refusalOf(exchange.cancelOrder(stop.id, BTC, { trigger: true }))).code).toBe(-2011);
  });

  it('trigger, trade through a child with their client id, and finish', async () => {
    const { venue, exchange } = await openVenuePair();
    const stop = await withStop(exchange, venue);
    venue.setPrice('BTCUSDT', '78950');
    expect(story(venue)).toEqual(['NEW', 'TRIGGERING', 'TRIGGERED', 'child NEW', 'child FILLED', 'FINISHED']);
    const algo = venue.usdm.algoOrder('stop');
    expect(venue.usdm.order('stop')).toMatchObject({ orderId: algo?.childOrderId, averagePrice: '78949.9' });
    const queried = await exchange.fetchOrder(stop.id, BTC, { trigger: true });
    expect(queried.info).toMatchObject({
      algoStatus: 'FINISHED',
      actualQty: '0.010',
      actualOrderId: algo?.childOrderId,
    });
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('watch the mark price when told to', async () => {
    const { venue, exchange } = await openVenuePair();
    await withStop(exchange, venue, { workingType: 'MARK_PRICE' });
    venue.setPrice('BTCUSDT', '78000', { mark: '79500' });
    expect(venue.usdm.algoOrder('stop')?.status).toBe('NEW');
    venue.setMark('BTCUSDT', '79000');
    expect(venue.usdm.algoOrder('stop')?.status).toBe('FINISHED');
  });

  it('leave a limit child on the book until it fills or is canceled', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '80000' });
    const params = { triggerPrice: 79000, reduceOnly: true, clientOrderId: 'stop' };
    await exchange.createOrder(BTC, 'limit', 'sell', 0.01, 79500, params);
    venue.setPrice('BTCUSDT', '78950');
    expect([venue.usdm.algoOrder('stop')?.status, venue.usdm.order('stop')?.status]).toEqual(['TRIGGERED', 'NEW']);
    await exchange.cancelOrder(venue.usdm.algoOrder('stop')?.childOrderId ?? '', BTC);
    expect(venue.usdm.algoOrder('stop')).toMatchObject({ status: 'FINISHED', filled: '0' });
  });

  it('close whatever is open with closePosition, once per direction', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '80000' });
    const close = () =>
      exchange.createOrder(BTC, 'market', 'sell', undefined, undefined, {
        triggerPrice: 79000,
        closePosition: true,
      });
    await close();
    expect((await refusalOf(close())).code).toBe(-4130);
    venue.foreign.openPosition('BTCUSDT', { amount: '0.02', price: '80000' });
    venue.setPrice('BTCUSDT', '78950');
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('take profit on the other side, and trail', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.foreign.openPosition('BTCUSDT', { amount: '0.02', price: '80000' });
    await exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, {
      takeProfitPrice: 81000,
      clientOrderId: 'take',
    });
    await exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, { trailingPercent: 2, clientOrderId: 'trail' });
    venue.setPrice('BTCUSDT', '82000');
    expect([venue.usdm.algoOrder('take')?.status, venue.usdm.algoOrder('trail')?.status]).toEqual(['FINISHED', 'NEW']);
    venue.setPrice('BTCUSDT', '80400');
    expect(venue.usdm.algoOrder('trail')?.status).toBe('NEW');
    // The take profit itself traded at 81999.9, which less 2 % is 80359.902.
    venue.setPrice('BTCUSDT', '80359.9');
    expect(venue.usdm.algoOrder('trail')?.status).toBe('FINISHED');
  });

  it('are refused when they would trigger at once, and at the 201st', async () => {
    const { venue, exchange } = await openVenuePair();
    const at = (triggerPrice: number) => exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, { triggerPrice });
    expect((await refusalOf(at(80001))).code).toBe(-2021);
    for (let count = 0; count < 200; count += 1)
      venue.foreign.placeAlgo({
        symbol: 'BTCUSDT',
        side: 'SELL',
        type: 'STOP_MARKET',
        quantity: '0.01',
        triggerPrice: '79000',
      });
    expect((await refusalOf(at(79000))).code).toBe(-4045);
  });

  it('are rejected at the trigger when there is nothing left to reduce', async () => {
    const { venue, exchange } = await openVenuePair();
    await withStop(exchange, venue);
    await exchange.createOrder(BTC, 'market', 'sell', 0.01);
    venue.setPrice('BTCUSDT', '78950');
    expect(venue.usdm.algoOrder('stop')).toMatchObject({ status: 'REJECTED', rejectText: 'Reduce Only reject' });
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it('are rejected in hedge mode where their leg is closed: a leg never changes its side', async () => {
    const { venue, exchange } = await openVenuePair();
    await exchange.setPositionMode(true, BTC);
    await exchange.createOrder(BTC, 'market', 'buy', 0.01, undefined, { hedged: true });
    const closing = { hedged: true, reduceOnly: true };
    await exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, {
      ...closing,
      triggerPrice: 79000,
      clientOrderId: 'stop',
    });
    await exchange.createOrder(BTC, 'market', 'sell', 0.01, undefined, closing);
    venue.setPrice('BTCUSDT', '78950');
    expect(venue.usdm.algoOrder('stop')).toMatchObject({ status: 'REJECTED', rejectText: 'Reduce Only reject' });
    expect(venue.usdm.positions()).toEqual([]);
  });

  it('hang in TRIGGERING, cannot be canceled then, and go on when freed', async () => {
    const { venue, exchange } = await openVenuePair();
    const stop = await withStop(exchange, venue);
    venue.faults.stuckTrigger(true);
    venue.setPrice('BTCUSDT', '78950');
    expect(venue.usdm.algoOrder('stop')?.status).toBe('TRIGGERING');
    expect((await refusalOf(exchange.cancelOrder(stop.id, BTC, { trigger: true }))).code).toBe(-4117);
    expect(venue.usdm.position('BTCUSDT')?.amount).toBe('0.01');
    venue.faults.stuckTrigger(false);
    expect(venue.usdm.isFlat()).toBe(true);
  });

  it("report the child's fill before TRIGGERED when told to", async () => {
    const { venue, exchange } = await openVenuePair();
    await withStop(exchange, venue);
    venue.faults.childFirst(true);
    venue.setPrice('BTCUSDT', '78950');
    expect(story(venue)).toEqual(['NEW', 'TRIGGERING', 'child NEW', 'child FILLED', 'TRIGGERED', 'FINISHED']);
  });

  it('cannot be found for a while after they were placed when told to', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.hideNewAlgo(60_000);
    const stop = await withStop(exchange, venue);
    expect((await refusalOf(exchange.fetchOrder(stop.id, BTC, { trigger: true }))).code).toBe(-2013);
    venue.faults.hideNewAlgo(0);
    expect((await exchange.fetchOrder(stop.id, BTC, { trigger: true })).status).toBe('open');
  });
});
