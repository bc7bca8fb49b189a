import { afterEach, describe, expect, it } from 'vitest';
import { createVenueExchange, type VenueExchange } from '../../../../../src/main/adapters/venue/ccxt/venueExchange.ts';
import type { VenueAccount } from '../../../../../src/shared/model/venueAccount.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

const NOWHERE = { rest: 'http://127.0.0.1:1/', stream: 'ws://127.0.0.1:1/fut', wsApi: 'ws://127.0.0.1:1/ws-api/v3' };

let opened: VenueExchange | null = null;
afterEach(() => opened?.close());

async function open(account: Partial<VenueAccount>): Promise<VenueExchange> {
  const whole = {
    exchange: 'binance',
    market: 'PERP',
    environment: 'live',
    endpoints: null,
    legacy: {},
    ...account,
  } as const;
  opened = await createVenueExchange({
    account: whole,
    credentials: { apiKey: 'a-key-to-hide', secret: 'a-secret-to-hide' },
    now: () => unixMs(1_700_000_000_000),
  });
  return opened;
}

const signed = (exchange: VenueExchange) =>
  exchange.pro.sign('order', 'fapiPrivate', 'GET', { symbol: 'BTCUSDT' }) as { readonly url: string };

describe('createVenueExchange', () => {
  const environments = [
    ['live', 'https://fapi.binance.com/fapi/v1/order'],
    ['demo', 'https://demo-fapi.binance.com/fapi/v1/order'],
    ['testnet', 'https://testnet.binancefuture.com/fapi/v1/order'],
  ] as const;
  it.each(environments)('asks the hosts of the environment %s', async (environment, address) => {
    expect(signed(await open({ environment })).url.split('?')[0]).toBe(address);
  });

  it('sends nothing to any other host', async () => {
    const exchange = await open({ environment: 'demo' });
    await expect(exchange.pro.fetch('https://fapi.binance.com/fapi/v1/time')).rejects.toThrow(/nothing was sent/);
    expect(() => exchange.pro.client('wss://fstream.binance.com/ws')).toThrow(/nothing was sent/);
  });

  it('knows no address beside its own ones', async () => {
    const exchange = await open({ environment: 'custom', endpoints: NOWHERE });
    const addresses = JSON.stringify(exchange.pro.urls['api']).match(/\w+:\/\/[^"]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((each) => !each.includes('//127.0.0.1:1/'))).toEqual([]);
  });

  it('signs with the clock of the venue', async () => {
    const exchange = await open({});
    exchange.setClockOffset(-2_500.5);
    expect(new URL(signed(exchange).url).searchParams.get('timestamp')).toBe('1699999997499');
  });

  // The worked example of the venue's own documentation of signed requests.
  it('signs as the venue documents it', async () => {
    const secret = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j';
    const text =
      'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559';
    const { pro } = await open({});
    expect(Reflect.apply(pro.hmac, pro, [Buffer.from(text), Buffer.from(secret)])).toBe(
      'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71',
    );
  });

  it('fails as not sent, without a word of the key, where nobody listens', async () => {
    const exchange = await open({ environment: 'custom', endpoints: NOWHERE });
    const request = { api: 'fapiPrivate', method: 'GET', path: 'order', params: { symbol: 'BTCUSDT' } } as const;
    const failed = exchange.send(request);
    await expect(failed).rejects.toMatchObject({ facts: { outcome: 'notSent', code: 'UNREACHABLE' } });
    await expect(failed).rejects.not.toThrow(/signature|a-key-to-hide|a-secret-to-hide/);
  });

  it('tells the codes of the products apart by path', async () => {
    const exchange = await open({ environment: 'custom', endpoints: NOWHERE });
    const codes = (path: string): readonly string[] =>
      Object.keys(exchange.pro.getExceptionsByUrl(`http://127.0.0.1:1${path}`, 'exact'));
    expect(codes('/fapi/v1/order')).toContain('-2022');
    expect(codes('/fapi/v1/order')).not.toEqual(codes('/api/v3/order'));
    expect(codes('/elsewhere')).toEqual([]);
  });
});
