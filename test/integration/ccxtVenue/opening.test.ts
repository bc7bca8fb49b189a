/** First contact with a venue: what keeps it from being opened is said in words, and what the key may do is found out (RC-03). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCcxtVenue, type OpenVenueOptions } from '../../../src/main/adapters/venue/ccxt/openCcxtVenue.ts';
import { openAccountStream } from '../../../src/main/adapters/venue/ccxt/stream/openAccountStream.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { placeAt } from '../../support/askVenue.ts';
import { eventually } from '../../support/eventually.ts';
import { recordingLog } from '../../support/recordingLog.ts';
import { accountAt, openSimulatedAccount } from '../../support/simulatedAccount.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');

let simulator: VenueSimulator;
beforeEach(async () => {
  simulator = await startVenueSimulator({ prices: { BTCUSDT: '60000' } });
});
afterEach(() => simulator.stop());

const options = (overrides: Partial<OpenVenueOptions> = {}): OpenVenueOptions => ({
  account: accountAt(simulator.port, 'PERP'),
  credentials: simulator.credentials,
  symbols: [SYMBOL],
  now: () => unixMs(Date.now()),
  logger: recordingLog(),
  resume: { since: unixMs(Date.now()), symbols: [] },
  openStream: openAccountStream,
  ...overrides,
});

async function failureOf(overrides: Partial<OpenVenueOptions> = {}) {
  const opened = await openCcxtVenue(options(overrides));
  if (opened.ok) {
    await opened.value.close();
    throw new Error('Expected a failure');
  }
  return opened.error;
}

describe('a venue that cannot be opened', () => {
  it('says that it refuses the key, and shows nothing of it', async () => {
    const secret = 'a-secret-that-must-not-be-shown';
    const error = await failureOf({ credentials: { apiKey: 'an-unknown-key', secret } });
    expect(error.code).toBe('VENUE_KEY_REFUSED');
    expect(error.text).not.toContain(secret);
    expect(error.text).not.toContain('an-unknown-key');
  });

  it('says that the secret is not the one of the key', async () => {
    const { apiKey } = simulator.credentials;
    const error = await failureOf({ credentials: { apiKey, secret: 'wrong' } });
    expect(error.code).toBe('VENUE_KEY_REFUSED');
    expect(error.text).toMatch(/-1022 .*enter both again/);
  });

  it('says that a key of spot is refused as well', async () => {
    simulator.key.allowIp(false);
    const error = await failureOf({ account: accountAt(simulator.port, 'SPOT'), symbols: [symbolName('BTC/USDT')] });
    expect(error.code).toBe('VENUE_KEY_REFUSED');
    expect(error.text).toContain('address list');
  });

  it('says that a page answered', async () => {
    simulator.faults.add({ kind: 'html', status: 403 }, { path: '/fapi/v1/time' });
    const error = await failureOf();
    expect(error.code).toBe('VENUE_HTML');
    expect(error.text).toContain('proxy');
  });

  it('says that the venue limits the address', async () => {
    simulator.faults.add({ kind: 'limit', status: 418, retryAfterS: 120 }, { path: '/fapi/v1/time' });
    const error = await failureOf();
    expect(error.code).toBe('VENUE_LIMIT');
    expect(error.text).toContain('Wait 120 s');
  });

  it('says that nobody answers', async () => {
    const closed = accountAt(1, 'PERP');
    expect(await failureOf({ account: closed })).toMatchObject({ code: 'VENUE_UNREACHABLE' });
  });

  it('names the symbols the venue does not list', async () => {
    const error = await failureOf({ symbols: [SYMBOL, symbolName('NOPE/USDT:USDT')] });
    expect(error.code).toBe('VENUE_SYMBOL_UNKNOWN');
    expect(error.text).toContain('NOPE/USDT:USDT');
  });

  it('refuses an exchange whose account the desk cannot read', async () => {
    const account = { ...accountAt(simulator.port, 'PERP'), exchange: 'kraken' };
    expect(await failureOf({ account })).toMatchObject({ code: 'VENUE_UNSUPPORTED' });
  });
});

describe('the key of an open venue', () => {
  it('is reported with its rights where the venue tells them', async () => {
    simulator.key.setRights({ enableWithdrawals: true, ipRestrict: false });
    const opened = await openCcxtVenue(options());
    if (!opened.ok) throw new Error(opened.error.text);
    expect(await opened.value.checkKey()).toMatchObject({
      valid: true,
      canTrade: true,
      canWithdraw: true,
      canTransfer: false,
      ipRestricted: false,
    });
    await opened.value.close();
  });

  it('is not determinable in its rights, but tried, where the venue does not', async () => {
    const opened = await openSimulatedAccount({ market: 'SPOT', simulator: { profile: 'testnet' } });
    const report = await opened.venue.checkKey();
    expect(report).toMatchObject({
      valid: true,
      canTrade: true,
      canWithdraw: null,
      canTransfer: null,
      ipRestricted: null,
    });
    expect(report.findings.join(' ')).toContain('not determinable');
    expect(opened.simulator.spot.orders()).toEqual([]);
    await opened.close();
  });

  it('is reported as refused once, whatever request finds out first', async () => {
    const opened = await openSimulatedAccount({ market: 'PERP' });
    opened.simulator.key.revoke();
    const answers = await Promise.all(['K-1', 'K-2'].map((clientOrderId) => placeAt(opened.venue, { clientOrderId })));
    expect(answers).toEqual([
      expect.objectContaining({ kind: 'rejected' }),
      expect.objectContaining({ kind: 'rejected' }),
    ]);
    expect(opened.events.filter((event) => event.kind === 'keyRefused')).toHaveLength(1);
    expect(opened.venue.link().state).toBe('refused');
    expect((await opened.venue.checkKey()).valid).toBe(false);
    await opened.close();
  });
});

describe('an open venue', () => {
  it('lists its rules with the fees of the account, and reads them again', async () => {
    const opened = await openCcxtVenue(options());
    if (!opened.ok) throw new Error(opened.error.text);
    const [instrument] = opened.value.instruments();
    expect(instrument).toMatchObject({ symbol: SYMBOL, kind: 'PERP', status: 'TRADING', maxLeverage: 125 });
    expect(
      [instrument?.tick, instrument?.lot, instrument?.takerFee].map((each) =>
        each === undefined ? null : decimalText(each),
      ),
    ).toEqual(['0.1', '0.001', '0.0005']);
    simulator.setStatus('BTCUSDT', 'HALT');
    await opened.value.refresh();
    expect(opened.value.instruments()[0]?.status).toBe('HALTED');
    await opened.value.close();
  });

  it('arms the countdown of a symbol and clears it (ES-13)', async () => {
    const opened = await openSimulatedAccount({ market: 'PERP' });
    const arm = (ms: number): Promise<boolean> =>
      new Promise((resolve) => opened.venue.armSwitch?.(SYMBOL, ms, resolve));
    const before = opened.simulator.now();
    expect(await arm(60_000)).toBe(true);
    expect(opened.simulator.usdm.deadManFiresAt('BTCUSDT')).toBeGreaterThanOrEqual(before + 60_000);
    expect(await arm(0)).toBe(true);
    expect(opened.simulator.usdm.deadManFiresAt('BTCUSDT')).toBeNull();
    await opened.close();
  });

  it('has no countdown on spot', async () => {
    const opened = await openSimulatedAccount({ market: 'SPOT' });
    expect(opened.venue.capabilities.deadMansSwitch).toBeNull();
    expect('armSwitch' in opened.venue && opened.venue.armSwitch !== undefined).toBe(false);
    await opened.close();
  });

  it('closes without another word, and sends nothing after', async () => {
    const opened = await openSimulatedAccount({ market: 'PERP' });
    await opened.venue.close();
    const before = opened.simulator.requests.length;
    expect(await placeAt(opened.venue, { clientOrderId: 'Z-1' })).toMatchObject({ kind: 'rejected', code: 'CLOSED' });
    await eventually(() => expect(opened.simulator.requests.length).toBeLessThanOrEqual(before + 1));
    expect(opened.venue.link().state).toBe('closed');
    await opened.close();
  });
});
