import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openVenuePair, refusalOf } from '../../support/venuePair.ts';

const BTC = 'BTC/USDT:USDT';

describe("the venue's clock", () => {
  it('refuses requests from the future and from before their window, and takes both limits', async () => {
    const { venue, exchange } = await openVenuePair({ now: () => 1_800_000_000_000 });
    const at = async (timestamp: number): Promise<number | null> => {
      exchange.nonce = () => timestamp;
      return exchange.fetchBalance({ type: 'swap', recvWindow: 5_000 }).then(
        () => null,
        async (error: unknown) => (await refusalOf(Promise.reject(error))).code,
      );
    };
    const now = venue.now();
    expect([await at(now + 999), await at(now + 1_000)]).toEqual([null, -1021]);
    expect([await at(now - 5_000), await at(now - 5_001)]).toEqual([null, -1021]);
  });

  it('can be off, jump ahead, and be caught up with', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.faults.clock(-30_000);
    expect(await refusalOf(exchange.fetchBalance())).toEqual({ name: 'InvalidNonce', code: -1021 });
    venue.faults.clock(30_000);
    expect((await refusalOf(exchange.fetchBalance())).code).toBe(-1021);
    await exchange.loadTimeDifference();
    expect((await exchange.fetchBalance()).total['USDT']).toBe(10000);
    venue.advance(3_600_000);
    expect((await refusalOf(exchange.fetchBalance())).code).toBe(-1021);
  });
});

describe('keys and signatures', () => {
  it('refuses a tampered query, a wrong secret, an unknown and a malformed key', async () => {
    const { venue, exchange } = await openVenuePair();
    const signed = exchange.sign('account', 'private', 'GET', {});
    const tampered = await fetch(signed.url.replace('recvWindow=10000', 'recvWindow=10001'), {
      headers: signed.headers,
    });
    expect(await tampered.json()).toMatchObject({ code: -1022 });
    const other = await openVenuePair({ credentials: { ...venue.credentials, secret: 'another' } });
    other.exchange.secret = 'wrong';
    expect((await refusalOf(other.exchange.fetchBalance())).code).toBe(-1022);
    exchange.apiKey = 'A'.repeat(64);
    expect((await refusalOf(exchange.fetchBalance())).code).toBe(-2008);
    exchange.apiKey = 'short';
    expect(await refusalOf(exchange.fetchBalance())).toEqual({ name: 'AuthenticationError', code: -2014 });
  });

  it('takes Ed25519 keys', async () => {
    const { venue, exchange } = await openVenuePair();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    exchange.apiKey = 'E'.repeat(64);
    exchange.secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect((await refusalOf(exchange.fetchBalance())).code).toBe(-2008);
    venue.key.addEd25519('E'.repeat(64), publicKey.export({ type: 'spki', format: 'pem' }).toString());
    expect((await exchange.fetchBalance()).total['USDT']).toBe(10000);
  });

  it('revokes the key in mid-session, which ccxt then takes for something to retry', async () => {
    const { venue, exchange } = await openVenuePair();
    await exchange.fetchBalance();
    venue.key.revoke();
    expect(await refusalOf(exchange.fetchBalance())).toEqual({ name: 'DDoSProtection', code: -2015 });
    venue.key.restore();
    await exchange.fetchBalance();
    venue.key.allowIp(false);
    expect((await refusalOf(exchange.createOrder(BTC, 'market', 'buy', 0.01))).code).toBe(-2015);
    expect(venue.usdm.orders()).toEqual([]);
  });

  it('tells the rights of the key, and holds orders to them', async () => {
    const { venue, exchange } = await openVenuePair();
    expect(await exchange.sapiGetAccountApiRestrictions()).toMatchObject({
      enableWithdrawals: false,
      enableFutures: true,
    });
    venue.key.setRights({ enableWithdrawals: true, enableSpotAndMarginTrading: false, enableFutures: false });
    expect(await exchange.sapiGetAccountApiRestrictions()).toMatchObject({
      enableWithdrawals: true,
      enableFutures: false,
    });
    expect((await refusalOf(exchange.createOrder('BTC/USDT', 'market', 'buy', 0.01))).code).toBe(-2015);
    expect((await exchange.fetchBalance()).total['USDT']).toBe(10000);
    expect((await refusalOf(exchange.fetchBalance({ type: 'swap' }))).code).toBe(-2015);
  });

  it('knows nothing of key rights on a testnet', async () => {
    const { exchange } = await openVenuePair({ profile: 'testnet' });
    expect((await refusalOf(exchange.sapiGetAccountApiRestrictions())).code).toBeNull();
    expect((await exchange.fetchBalance()).total['USDT']).toBe(10000);
  });
});
