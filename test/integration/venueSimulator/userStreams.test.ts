import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { tapMessages } from '../../support/tapMessages.ts';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';
import type { VenueSimulatorOptions } from '../../support/venueSimulator/startVenueSimulator.ts';

const BTC = 'BTC/USDT:USDT';
const fast = { interval: 2, timeout: 110_000 };

/** A pair whose client listens to the user stream of one family, and what it hears. */
async function openListening(type: 'swap' | 'spot', options: VenueSimulatorOptions = {}) {
  const { venue, exchange } = await openVenuePair(options, { options: { defaultType: type } });
  const heard = tapMessages(exchange);
  const ended: string[] = [];
  const listen = (): void => {
    exchange.watchOrders(type === 'swap' ? BTC : 'BTC/USDT').then(listen, (error: unknown) => {
      ended.push(String(error));
    });
  };
  listen();
  await expect.poll(() => venue.streams.user.listeners, fast).toBe(1);
  const kinds = (): string[] =>
    heard.flatMap(({ e, x, o, a }) => {
      if (typeof e !== 'string') return [];
      const detail = x ?? (o as { x?: string } | undefined)?.x ?? (a as { m?: string } | undefined)?.m;
      return [typeof detail === 'string' ? `${e} ${detail}` : e];
    });
  return { venue, exchange, heard, kinds, ended, listen };
}

describe('the user stream of USD-M', () => {
  it('reports an order, its fill and the account in that order', async () => {
    const { exchange, kinds, heard } = await openListening('swap');
    await exchange.createOrder(BTC, 'market', 'buy', 0.01, undefined, { newClientOrderId: 'mine' });
    await expect
      .poll(kinds, fast)
      .toEqual(['ORDER_TRADE_UPDATE NEW', 'ORDER_TRADE_UPDATE TRADE', 'TRADE_LITE', 'ACCOUNT_UPDATE ORDER']);
    expect(heard[1]).toMatchObject({ o: { c: 'mine', X: 'FILLED', z: '0.010', n: '0.40000050', N: 'USDT' } });
    expect(heard[3]).toMatchObject({
      a: { B: [{ a: 'USDT', wb: '9999.59999950' }], P: [{ s: 'BTCUSDT', pa: '0.01' }] },
    });
  });

  it('says nothing of the account when an order is placed or canceled', async () => {
    const { exchange, kinds } = await openListening('swap');
    const order = await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    await exchange.cancelOrder(order.id, BTC);
    await expect.poll(kinds, fast).toEqual(['ORDER_TRADE_UPDATE NEW', 'ORDER_TRADE_UPDATE CANCELED']);
  });

  it('tells of leverage set elsewhere, of transfers and of orders of a second bot', async () => {
    const { venue, kinds, heard } = await openListening('swap');
    venue.foreign.setLeverage('BTCUSDT', 25);
    venue.foreign.deposit('usdm', 'USDT', '-100');
    venue.foreign.place('usdm', {
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '0.01',
      price: '79000',
    });
    await expect
      .poll(kinds, fast)
      .toEqual(['ACCOUNT_CONFIG_UPDATE', 'ACCOUNT_UPDATE WITHDRAW', 'ORDER_TRADE_UPDATE NEW']);
    expect(heard[0]).toMatchObject({ ac: { s: 'BTCUSDT', l: 25 } });
    expect(heard[1]).toMatchObject({ a: { B: [{ wb: '9900.00000000', bc: '-100' }] } });
  });

  it('loses, doubles and turns around events on demand', async () => {
    const { venue, heard } = await openListening('swap');
    const set = (leverage: number) => venue.foreign.setLeverage('BTCUSDT', leverage);
    const levels = () => heard.map((event) => (event['ac'] as { l: number } | undefined)?.l);
    venue.streams.user.lose(1);
    for (const leverage of [2, 3]) set(leverage);
    venue.streams.user.duplicate(1);
    for (const leverage of [4, 5]) set(leverage);
    venue.streams.user.reverse(3);
    for (const leverage of [6, 7, 8, 9]) set(leverage);
    await expect.poll(levels, fast).toEqual([3, 4, 4, 5, 8, 7, 6, 9]);
    expect(venue.streams.user.sent).toHaveLength(8);
  });

  it('can run ahead of the answer and behind it', async () => {
    const { venue, exchange, kinds } = await openListening('swap');
    venue.faults.add({ kind: 'hold', ms: 500 }, { method: 'POST', path: '/fapi/v1/order' });
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    expect(kinds()).toHaveLength(1);
    venue.streams.user.delay(2_000);
    await exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    expect(kinds()).toHaveLength(1);
    await expect.poll(kinds, fast).toHaveLength(2);
  });

  it('goes silent without a word, and does not send later what was lost', async () => {
    const { venue, exchange, kinds, ended } = await openListening('swap');
    venue.streams.user.silence(true);
    await exchange.createOrder(BTC, 'market', 'buy', 0.01);
    venue.streams.user.silence(false);
    venue.foreign.setLeverage('BTCUSDT', 25);
    await expect.poll(kinds, fast).toEqual(['ACCOUNT_CONFIG_UPDATE']);
    expect(ended).toEqual([]);
  });

  it.each([1000, 1006, 1011])('closes with code %i; the next watch dials again', async (code) => {
    const { venue, ended, listen, kinds } = await openListening('swap');
    venue.streams.user.disconnect(code);
    await expect.poll(() => ended.join(), fast).toMatch(/NetworkError/);
    await expect.poll(() => venue.streams.user.listeners, fast).toBe(0);
    listen();
    await expect.poll(() => venue.streams.user.listeners, fast).toBe(1);
    venue.foreign.setLeverage('BTCUSDT', 25);
    await expect.poll(kinds, fast).toContain('ACCOUNT_CONFIG_UPDATE');
  });

  it('closes every connection after a day', async () => {
    const { venue, ended } = await openListening('swap');
    venue.advance(86_399_000);
    expect(venue.streams.user.listeners).toBe(1);
    venue.advance(60_000);
    await expect.poll(() => ended.join(), fast).toMatch(/closing code 1001/);
  });

  it('turns new connections away when told to', async () => {
    const { venue, ended, listen } = await openListening('swap');
    venue.streams.user.refuse(true);
    venue.streams.user.disconnect();
    await expect.poll(() => ended.length, fast).toBe(1);
    listen();
    await expect.poll(() => ended.length, fast).toBe(2);
    venue.streams.user.refuse(false);
  });

  it('half-open: pings stay unanswered and events do not come', async () => {
    const { venue } = await openVenuePair();
    venue.foreign.setLeverage('BTCUSDT', 3);
    const key = await fetch(`${venue.urls.fapiPrivate}/listenKey`, {
      method: 'POST',
      headers: { 'X-MBX-APIKEY': venue.credentials.apiKey },
    }).then(async (answer) => (await answer.json()) as { listenKey: string }); // the venue's own form
    const socket = new WebSocket(`ws://127.0.0.1:${venue.port}/fut/private/ws?listenKey=${key.listenKey}`);
    await new Promise((resolve) => socket.once('open', resolve));
    let pongs = 0;
    const received: string[] = [];
    socket.on('pong', () => (pongs += 1)).on('message', (data: Buffer) => received.push(data.toString()));
    socket.ping();
    await expect.poll(() => pongs, fast).toBe(1);
    venue.streams.user.freeze();
    socket.ping();
    venue.foreign.setLeverage('BTCUSDT', 4);
    await fetch(`${venue.urls.public}/ping`);
    expect([pongs, received, socket.readyState]).toEqual([1, [], WebSocket.OPEN]);
    socket.terminate();
  });

  it('ends its listen key after an hour without a PUT: one event, then silence, then -1125', async () => {
    const { venue, exchange, kinds } = await openListening('swap');
    venue.advance(3_500_000);
    await exchange.fapiPrivatePutListenKey();
    venue.advance(3_500_000);
    expect(kinds()).not.toContain('listenKeyExpired');
    venue.advance(100_000);
    await expect.poll(kinds, fast).toContain('listenKeyExpired');
    venue.foreign.setLeverage('BTCUSDT', 25);
    expect((await refusalOf(exchange.fapiPrivatePutListenKey())).code).toBe(-1125);
    expect(kinds()).not.toContain('ACCOUNT_CONFIG_UPDATE');
    expect(venue.streams.user.listeners).toBe(1);
  });

  it('forgets a listen key on demand and hands out another one', async () => {
    const { venue, exchange } = await openVenuePair();
    const first = await exchange.fapiPrivatePostListenKey();
    expect(await exchange.fapiPrivatePostListenKey()).toEqual(first);
    venue.streams.forgetListenKey();
    expect((await refusalOf(exchange.fapiPrivatePutListenKey())).code).toBe(-1125);
    expect(await exchange.fapiPrivatePostListenKey()).not.toEqual(first);
  });
});

describe('the user stream of spot', () => {
  it('reports a resting order, its lock and its cancel under both ids', async () => {
    const { exchange, kinds, heard } = await openListening('spot');
    const order = await exchange.createOrder('BTC/USDT', 'limit', 'buy', 0.01, 70000, { newClientOrderId: 'mine' });
    await exchange.cancelOrder(order.id, 'BTC/USDT');
    await expect
      .poll(kinds, fast)
      .toEqual([
        'executionReport NEW',
        'outboundAccountPosition',
        'executionReport CANCELED',
        'outboundAccountPosition',
      ]);
    const events = heard.filter((event) => typeof event['e'] === 'string');
    expect(events[1]).toMatchObject({
      B: [{ a: 'BTC' }, { a: 'USDT', f: '9300.00000000', l: '700.00000000' }, { a: 'BNB' }],
    });
    expect(events[2]).toMatchObject({ C: 'mine', X: 'CANCELED', w: false });
  });

  it('reports every fill, a transfer, and why an order expired', async () => {
    const { venue, exchange, kinds, heard } = await openListening('spot');
    venue.setBook(
      'BTCUSDT',
      {
        bids: [['79990', '1']],
        asks: [
          ['80000', '0.004'],
          ['80001', '0.003'],
        ],
      },
      { family: 'spot' },
    );
    await exchange.createOrder('BTC/USDT', 'limit', 'buy', 0.01, 80001, { timeInForce: 'IOC' });
    venue.foreign.deposit('spot', 'USDT', '100');
    await expect
      .poll(kinds, fast)
      .toEqual([
        'executionReport NEW',
        'executionReport TRADE',
        'executionReport TRADE',
        'executionReport EXPIRED',
        'outboundAccountPosition',
        'balanceUpdate',
        'outboundAccountPosition',
      ]);
    expect(heard.find((event) => event['x'] === 'EXPIRED')).toMatchObject({
      eR: 'UNFILLED_IOC_QUANTITY_EXPIRED',
      z: '0.00700000',
    });
  });

  it('ends with an event and leaves the socket open', async () => {
    const { venue, exchange, kinds, ended } = await openListening('spot');
    venue.streams.terminateSpot();
    await expect.poll(kinds, fast).toEqual(['eventStreamTerminated']);
    await exchange.createOrder('BTC/USDT', 'market', 'buy', 0.001);
    expect([kinds(), ended, venue.streams.user.listeners]).toEqual([['eventStreamTerminated'], [], 0]);
  });

  it('announces maintenance', async () => {
    const { venue, kinds } = await openListening('spot');
    venue.streams.shutdown();
    await expect.poll(kinds, fast).toEqual(['serverShutdown']);
  });

  it('refuses a subscription that is not signed, comes twice, or is refused on demand', async () => {
    const { venue } = await openVenuePair();
    const socket = new WebSocket(`ws://127.0.0.1:${venue.port}/ws-api/v3`);
    await new Promise((resolve) => socket.once('open', resolve));
    const ask = (method: string, params: object): Promise<{ status: number; error?: { code: number } }> =>
      new Promise((resolve) => {
        socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString()) as { status: number })); // the venue's own form
        socket.send(JSON.stringify({ id: '1', method, params }));
      });
    const subscribe = 'userDataStream.subscribe.signature';
    const signed = () => {
      const params = { apiKey: venue.credentials.apiKey, timestamp: Date.now() };
      const text = `apiKey=${params.apiKey}&timestamp=${params.timestamp}`;
      return { ...params, signature: createHmac('sha256', venue.credentials.secret).update(text).digest('hex') };
    };
    expect(await ask(subscribe, { ...signed(), signature: '00' })).toMatchObject({
      status: 400,
      error: { code: -1022 },
    });
    venue.streams.user.refuse(true);
    expect(await ask(subscribe, signed())).toMatchObject({ status: 401, error: { code: -2015 } });
    venue.streams.user.refuse(false);
    expect(await ask(subscribe, signed())).toMatchObject({ status: 200, result: { subscriptionId: 0 } });
    expect(await ask(subscribe, signed())).toMatchObject({ status: 400, error: { code: -2035 } });
    expect(await ask('no.such.method', {})).toMatchObject({ status: 400 });
    socket.terminate();
  });
});

describe('orders over request sockets', () => {
  it('are placed and canceled, and stay unanswered when the answer is lost', async () => {
    const { venue, exchange } = await openVenuePair();
    const order = await exchange.createOrderWs(BTC, 'limit', 'buy', 0.01, 79000, { newClientOrderId: 'ws' });
    expect(venue.usdm.order('ws')).toMatchObject({ orderId: order.id, status: 'NEW' });
    await exchange.cancelOrderWs(order.id, BTC);
    expect(venue.usdm.order('ws')?.status).toBe('CANCELED');
    venue.faults.add({ kind: 'loseAnswer' }, { method: 'WS', path: 'order.place' });
    let isAnswered = false;
    const answered = (): void => void (isAnswered = true);
    exchange
      .createOrderWs(BTC, 'limit', 'buy', 0.01, 79000, { newClientOrderId: 'lost' })
      .then(answered, () => undefined);
    await expect.poll(() => venue.usdm.order('lost')?.status, fast).toBe('NEW');
    expect(isAnswered).toBe(false);
  });
});
