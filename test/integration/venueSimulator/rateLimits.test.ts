import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';

const BTC = 'BTC/USDT:USDT';
/** A whole minute of venue time. */
const MINUTE = 1_800_000_000_000;

/** A pair whose venue stands still in time until it is advanced; the client's clock follows the venue's. */
async function openStill(limits: Record<string, number>) {
  const pair = await openVenuePair({ now: () => MINUTE, limits });
  pair.exchange.nonce = () => pair.venue.now();
  return pair;
}

describe('rate limits', () => {
  it('count weight per minute of the clock and show it in every answer', async () => {
    const { venue, exchange } = await openStill({});
    const used = () => exchange.last_response_headers['X-Mbx-Used-Weight-1m'];
    const before = venue.limits.usedWeight('usdm', venue.now());
    await exchange.fetchBalance({ type: 'swap' });
    expect(Number(used())).toBe(before + 5);
    await exchange.fetchOpenOrders(undefined, undefined, undefined, { type: 'swap' });
    expect(Number(used())).toBe(before + 45);
    venue.advance(60_000);
    await exchange.fetchOpenOrders(BTC);
    expect(Number(used())).toBe(1);
  });

  it('answer 429 with the seconds that are left, then 418 with a ban to whoever goes on', async () => {
    const { venue, exchange } = await openStill({ spotWeight: 60 });
    venue.advance(43_000);
    const ask = () => exchange.fetchBalance();
    await ask();
    await ask();
    expect(await refusalOf(ask())).toEqual({ name: 'DDoSProtection', code: -1003 });
    expect(exchange.last_response_headers['Retry-After']).toBe('17');
    for (let count = 0; count < 5; count += 1) await refusalOf(ask());
    expect((await refusalOf(ask())).code).toBe(-1003);
    expect([exchange.last_response_headers['Retry-After'], venue.requests.at(-1)?.status]).toEqual(['120', 418]);
    venue.advance(119_000);
    await refusalOf(ask());
    expect(venue.requests.at(-1)?.status).toBe(418);
    venue.advance(1_000);
    expect((await ask()).total['USDT']).toBe(10000);
  });

  it('count orders of ten seconds and of a minute', async () => {
    const { venue, exchange } = await openStill({ usdmOrders10s: 2, usdmOrders1m: 3 });
    const place = () => exchange.createOrder(BTC, 'limit', 'buy', 0.01, 79000);
    await place();
    await place();
    expect(exchange.last_response_headers['X-Mbx-Order-Count-10s']).toBe('2');
    expect(await refusalOf(place())).toEqual({ name: 'DDoSProtection', code: -1015 });
    expect(exchange.last_response_headers['Retry-After']).toBe('10');
    venue.advance(10_000);
    await place();
    expect(exchange.last_response_headers['X-Mbx-Order-Count-1m']).toBe('3');
    expect((await refusalOf(place())).code).toBe(-1015);
    expect(venue.usdm.openOrders()).toHaveLength(3);
  });

  it('give back the slot of a spot order that fills', async () => {
    const { venue, exchange } = await openStill({ spotOrders10s: 1 });
    await exchange.createOrder('BTC/USDT', 'market', 'buy', 0.001);
    await exchange.createOrder('BTC/USDT', 'limit', 'buy', 0.001, 70000);
    expect((await refusalOf(exchange.createOrder('BTC/USDT', 'limit', 'buy', 0.001, 70000))).code).toBe(-1015);
    expect(venue.limits.usedOrders('spot', venue.now())).toBe(1);
  });

  it('can be forced on any request', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.add({ kind: 'limit', status: 429, retryAfterS: 17 }, { path: '/fapi/v1/order' });
    expect((await refusalOf(exchange.createOrder(BTC, 'market', 'buy', 0.01))).name).toBe('DDoSProtection');
    expect(exchange.last_response_headers['Retry-After']).toBe('17');
    venue.faults.add({ kind: 'limit', status: 418, retryAfterS: 60 });
    await refusalOf(exchange.fetchTime());
    expect([venue.requests.at(-1)?.status, (await refusalOf(exchange.fetchTime())).code]).toEqual([418, -1003]);
  });
});
