/** First contact through the library's unified methods: what is missing, or wrong, is said in words, and nothing is sent where it need not be. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openUnifiedVenue,
  type OpenUnifiedOptions,
} from '../../../src/main/adapters/venue/unified/openUnifiedVenue.ts';
import type { VenueAccount } from '../../../src/shared/model/venueAccount.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { eventually } from '../../support/eventually.ts';
import { recordingLog } from '../../support/recordingLog.ts';
import { openUnifiedSimulated, simulatorLibrary, unifiedAccountAt } from '../../support/unifiedAccount.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');

let simulator: VenueSimulator;
beforeEach(async () => {
  simulator = await startVenueSimulator({ prices: { BTCUSDT: '60000' } });
});
afterEach(() => simulator.stop());

const options = (overrides: Partial<OpenUnifiedOptions> = {}): OpenUnifiedOptions => ({
  account: unifiedAccountAt(simulator.port, 'PERP'),
  credentials: simulator.credentials,
  symbols: [SYMBOL],
  now: () => unixMs(Date.now()),
  logger: recordingLog(),
  resume: { since: unixMs(Date.now()), symbols: [] },
  library: simulatorLibrary.PERP,
  ...overrides,
});

async function failureOf(overrides: Partial<OpenUnifiedOptions> = {}) {
  const opened = await openUnifiedVenue(options(overrides));
  if (opened.ok) {
    await opened.value.close();
    throw new Error('Expected a failure');
  }
  return opened.error;
}

/** An account of another exchange, whose addresses must never be called by a test. */
const accountOf = (exchange: string, overrides: Partial<VenueAccount> = {}): VenueAccount => ({
  ...unifiedAccountAt(1, 'PERP'),
  exchange,
  ...overrides,
});

describe('a venue that lacks what is essential', () => {
  it('is refused with exactly that, before anything is sent', async () => {
    const error = await failureOf({ account: accountOf('okx') });
    expect(error.code).toBe('VENUE_UNSUPPORTED');
    expect(error.text).toBe(
      "OKX PERP lacks what live trading needs. OKX signs in with password, not with a key and a secret alone. OKX does not take the desk's client order ids: it takes letters and digits, at most 32. It is not known whether a balance of OKX counts unrealized profit and loss. Choose another venue, or stay on paper.",
    );
    const essential = error.missing?.filter((each) => each.essential).map((each) => each.code);
    expect(essential).toEqual(['CREDENTIALS', 'CLIENT_ORDER_IDS', 'BALANCE']);
  });

  it('is refused for a market it has no stop for', async () => {
    const error = await failureOf({
      account: accountOf('bybit', { market: 'SPOT' }),
      symbols: [symbolName('BTC/USDT')],
    });
    expect(error.text).toContain('Bybit takes no market order of a quantity on both sides.');
  });
});

describe('a venue that cannot be opened', () => {
  it('is none the library knows', async () => {
    const error = await failureOf({ account: accountOf('nowhere') });
    expect(error).toMatchObject({ code: 'VENUE_UNSUPPORTED' });
    expect(error.text).toContain('has no exchange "nowhere"');
  });

  it('has no such environment', async () => {
    const demo = accountOf('bybit', { environment: 'demo', endpoints: null });
    expect(await failureOf({ account: demo })).toMatchObject({ code: 'VENUE_UNSUPPORTED' });
  });

  it('refuses the key, which is shown nowhere', async () => {
    const credentials = { apiKey: 'an-unknown-key', secret: 'a-secret-that-must-not-be-shown' };
    const error = await failureOf({ credentials });
    expect(error.code).toBe('VENUE_KEY_REFUSED');
    expect(JSON.stringify(error)).not.toMatch(/an-unknown-key|must-not-be-shown/);
  });

  it('does not list a symbol', async () => {
    const error = await failureOf({ symbols: [SYMBOL, symbolName('NOPE/USDT:USDT')] });
    expect(error.code).toBe('VENUE_SYMBOL_UNKNOWN');
    expect(error.text).toContain('NOPE/USDT:USDT');
  });

  it('answers nobody', async () => {
    expect(await failureOf({ account: unifiedAccountAt(1, 'PERP') })).toMatchObject({ code: 'VENUE_UNREACHABLE' });
  });

  it('limits the address', async () => {
    simulator.faults.add({ kind: 'limit', status: 429, retryAfterS: 5 }, { path: '/fapi/v1/exchangeInfo' });
    expect(await failureOf()).toMatchObject({ code: 'VENUE_LIMIT' });
  });

  it('does not list past orders, whatever the tables say', async () => {
    simulator.faults.add({ kind: 'error', name: 'usdm.maxOpenOrder' }, { path: '/fapi/v1/allOrders' });
    const error = await failureOf();
    expect(error.code).toBe('VENUE_UNSUPPORTED');
    expect(error.text).toMatch(/does not list past orders: .* could never be settled \(RC-24\)/);
  });

  it('does not show its conditional orders', async () => {
    simulator.faults.add({ kind: 'html', status: 502 }, { path: '/fapi/v1/openAlgoOrders' });
    expect(await failureOf()).toMatchObject({ code: 'VENUE_REFUSED' });
  });
});

describe('an open venue', () => {
  it('says what it lacks and how it is paced', async () => {
    const opened = await openUnifiedSimulated({ market: 'PERP', at: simulator });
    const link = opened.venue.link();
    expect(link.state).toBe('up');
    expect(link.text).toContain('Requests are spaced by the exchange library');
    expect(link.missing?.map((each) => each.code)).toEqual([
      'PERMISSION_CHECK',
      'DEAD_MANS_SWITCH',
      'WATCHDOG',
      'REQUEST_LIMITS',
      'MONEY_MOVES',
      'PRICE_FEED',
    ]);
    await opened.close();
  });

  it('reports of its key that it is taken, and of its rights that they cannot be asked for', async () => {
    const opened = await openUnifiedSimulated({ market: 'PERP', at: simulator });
    expect(await opened.venue.checkKey()).toMatchObject({
      valid: true,
      canTrade: null,
      canWithdraw: null,
      canTransfer: null,
      ipRestricted: null,
    });
    await opened.close();
  });

  it('says once that its key is refused, and takes it back when it is accepted again', async () => {
    const opened = await openUnifiedSimulated({ market: 'PERP', at: simulator });
    simulator.key.allowIp(false);
    await eventually(() => expect(opened.venue.link().state).toBe('refused'));
    expect(await opened.venue.checkKey()).toMatchObject({ valid: false });
    expect(opened.events.filter((event) => event.kind === 'keyRefused')).toHaveLength(1);
    simulator.key.allowIp(true);
    expect(await opened.venue.checkKey()).toMatchObject({ valid: true });
    expect(opened.venue.link().state).toBe('up');
    await opened.close();
  });
});
