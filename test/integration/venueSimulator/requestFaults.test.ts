import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';
import type { VenueClient } from '../../support/venueClient.ts';

const BTC = 'BTC/USDT:USDT';
const buy = (exchange: VenueClient, id: string) =>
  exchange.createOrder(BTC, 'market', 'buy', 0.01, undefined, { newClientOrderId: id });

describe('faults of single requests', () => {
  it.each([
    ['loseAnswer', { kind: 'loseAnswer' }, 'NetworkError'],
    ['halfBody', { kind: 'halfBody' }, 'SocketError'],
    ['a 504 after acceptance', { kind: 'error', name: 'spot.backendTimeout', accepted: true }, 'RequestTimeout'],
    ['a 503 with unknown outcome', { kind: 'error', name: 'usdm.unknown503', accepted: true }, 'OperationFailed'],
    ['a gateway page after acceptance', { kind: 'html', status: 502, accepted: true }, 'ExchangeNotAvailable'],
    ['an empty answer', { kind: 'empty' }, 'TypeError'],
    ['garbage instead of gzip', { kind: 'garbage' }, 'Error'],
  ] as const)('%s: the order exists and the client does not know', async (_name, fault, error) => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.add(fault, { method: 'POST', path: '/fapi/v1/order' });
    expect((await refusalOf(buy(exchange, 'lost'))).name).toBe(error);
    expect(venue.usdm.order('lost')?.status).toBe('FILLED');
    const found = await exchange.fetchOrder(undefined, BTC, { clientOrderId: 'lost' });
    expect(found.status).toBe('closed');
  });

  it.each([
    ['loseRequest', { kind: 'loseRequest' }, 'NetworkError'],
    ['a 503 of the gateway', { kind: 'error', name: 'usdm.unavailable503' }, 'ExchangeNotAvailable'],
    // ccxt would say OperationFailed; it reads the class off the live addresses.
    ['throttling', { kind: 'error', name: 'usdm.throttled503' }, 'ExchangeError'],
    ['a firewall page', { kind: 'html', status: 403 }, 'ExchangeNotAvailable'],
  ] as const)('%s: the order does not exist', async (_name, fault, error) => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.add(fault, { method: 'POST', path: '/fapi/v1/order' });
    expect((await refusalOf(buy(exchange, 'never'))).name).toBe(error);
    expect(venue.usdm.order('never')).toBeUndefined();
    expect((await buy(exchange, 'next')).status).toBe('closed');
  });

  it('resolves with no id when the answer is an empty object', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.add({ kind: 'emptyObject' }, { path: '/fapi/v1/order' });
    expect((await buy(exchange, 'hollow')).id).toBeUndefined();
    expect(venue.usdm.order('hollow')?.status).toBe('FILLED');
  });

  it('holds an answer beyond the client timeout', async () => {
    const { venue, exchange } = await openVenuePair();
    exchange.timeout = 80;
    venue.faults.add({ kind: 'hold' }, { method: 'POST' });
    expect((await refusalOf(buy(exchange, 'late'))).name).toBe('RequestTimeout');
    await expect.poll(() => venue.usdm.order('late')?.status).toBe('FILLED');
  });

  it('stalls a body after its head', async () => {
    const { venue } = await openVenuePair();
    venue.faults.add({ kind: 'stallBody' }, { path: '/api/v3/exchangeInfo' });
    const answer = await fetch(`${venue.urls.public}/exchangeInfo`);
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
  });

  it('answers with a snapshot older than what happened meanwhile', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.add({ kind: 'hold', ms: 60 }, { path: '/fapi/v3/account' });
    const asked = exchange.fetchBalance({ type: 'swap' });
    while (!venue.requests.some((request) => request.path === '/fapi/v3/account')) await new Promise(setImmediate);
    venue.foreign.deposit('usdm', 'USDT', '500');
    expect([(await asked).total['USDT'], venue.usdm.wallet()]).toEqual([10000, '10500']);
  });

  it('repeats, picks and ends as its scope says, the same for the same seed', async () => {
    const draw = async (seed: number): Promise<readonly boolean[]> => {
      const { venue, exchange } = await openVenuePair({ seed });
      const remove = venue.faults.add({ kind: 'html', status: 502 }, { path: /ping$/, times: Infinity, chance: 0.5 });
      const results = [];
      for (let count = 0; count < 12; count += 1)
        results.push(
          await exchange.fapiPublicGetPing().then(
            () => true,
            () => false,
          ),
        );
      remove();
      await exchange.fapiPublicGetPing();
      return results;
    };
    const first = await draw(7);
    expect(new Set(first)).toEqual(new Set([true, false]));
    expect([await draw(7), (await draw(8)).join() === first.join()]).toEqual([first, false]);
  });

  it('hits only requests its condition names', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.add(
      { kind: 'loseAnswer' },
      { method: 'POST', where: (params) => params.optional('symbol') === 'ETHUSDT' },
    );
    expect((await buy(exchange, 'btc')).status).toBe('closed');
    expect((await refusalOf(exchange.createOrder('ETH/USDT:USDT', 'market', 'buy', 0.1))).name).toBe('NetworkError');
  });

  it('takes the round trip it was given, half of it before acting', async () => {
    const { venue, exchange } = await openVenuePair();
    await exchange.fapiPublicGetPing();
    venue.faults.latency({ ms: 100 });
    const sent = performance.now();
    const placing = buy(exchange, 'slow');
    const seen = await new Promise<number>((resolve) => {
      const look = (): void => {
        if (venue.usdm.order('slow') === undefined) setImmediate(look);
        else resolve(performance.now() - sent);
      };
      look();
    });
    await placing;
    const total = performance.now() - sent;
    expect(seen).toBeGreaterThanOrEqual(49);
    expect(total).toBeGreaterThanOrEqual(99);
  });
});
