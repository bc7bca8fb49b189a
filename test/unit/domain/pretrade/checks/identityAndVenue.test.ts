import { describe, expect, it } from 'vitest';
import { checkOf, liveFailedBy, liveTextBy } from '../../../../support/entryGate.ts';
import {
  NOW,
  buildCredentials,
  buildDraft,
  buildEntryContext,
  buildListing,
  buildLiveContext,
  buildQuoteFact,
  buildState,
  buildVenueSetup,
} from '../../../../support/buildEntryContext.ts';
import { runReduceGate } from '../../../../../src/main/domain/pretrade/runReduceGate.ts';
import { symbolName } from '../../../../../src/shared/values/ids.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

describe('RC-03', () => {
  it('asks nothing of a simulated venue, whichever book it plays', () => {
    expect(checkOf(buildEntryContext(), 'Credentials')).toMatchObject({ passed: true, value: 'not needed' });
    expect(liveFailedBy({ simulated: true, realMoney: false, credentials: null, equityAgeMs: null })).toEqual([]);
  });

  it.each([
    [{ keyValid: false }, 'KEY_INVALID'],
    [{ environment: 'TESTNET' }, 'ENVIRONMENT'],
    [{ isRegisteredAccount: false }, 'ACCOUNT'],
    [{ canTrade: false }, 'CANNOT_TRADE'],
    [{ canWithdraw: true }, 'CAN_WITHDRAW'],
    [{ canTransfer: true }, 'CAN_TRANSFER'],
    [{ checkedAt: unixMs(NOW - 86_400_001) }, 'KEY_UNCHECKED'],
  ] as const)('refuses a live entry with %o', (over, code) => {
    expect(liveFailedBy({ credentials: buildCredentials(over) })).toEqual([`RC-03 ${code}`]);
  });

  it('takes a testnet key for a testnet book', () => {
    const credentials = buildCredentials({ environment: 'TESTNET', expectedEnvironment: 'TESTNET' });
    expect(liveFailedBy({ credentials })).toEqual([]);
  });

  it('warns of a key that the venue says nothing about, and refuses it where real money is at stake', () => {
    const credentials = buildCredentials({ canWithdraw: null });
    expect(checkOf(buildLiveContext({ credentials, realMoney: false }), 'Credentials')).toMatchObject({
      passed: true,
      code: 'NOT_DETERMINABLE',
      text: 'Binance does not say what this key may do: not determinable here. No real money is at stake (RC-03).',
    });
    expect(liveFailedBy({ credentials })).toEqual(['RC-03 MISSING_INPUT']);
  });

  it('warns about a key that works from any address', () => {
    const context = buildLiveContext({ credentials: buildCredentials({ ipRestricted: false }) });
    expect(checkOf(context, 'Credentials')).toMatchObject({
      passed: true,
      code: 'NO_ADDRESS_LIST',
      text: 'This key works from any address. A list of allowed addresses is safer. Set one at Binance (RC-03).',
    });
  });

  it('never keeps anyone from closing', () => {
    const draft = buildDraft({
      book: 'LIVE',
      side: 'SELL',
      role: 'EXIT',
      reduceOnly: true,
      stopPrice: null,
      quantity: quantity('0.1'),
    });
    const close = (over: Parameters<typeof buildCredentials>[0]) =>
      runReduceGate({
        ...buildLiveContext({ credentials: buildCredentials(over) }),
        draft,
        positionQuantity: quantity('0.1'),
      });
    expect(close({ canWithdraw: true })).toMatchObject({ ok: true });
    expect(close({ canWithdraw: true }).checks[0]?.text).toContain('This key may withdraw');
    expect(close({}).checks[0]?.text).toBe('');
  });
});

describe('RC-29', () => {
  it('counts the declared symbols up to what the mode takes', () => {
    expect(checkOf(buildEntryContext(), 'Restricted list')).toMatchObject({ value: 'symbol 1', limit: '20 symbols' });
    const listing = buildListing({ declared: ['ETH/USDT', 'SOL/USDT', 'BTC/USDT:USDT'].map(symbolName) });
    const limits = { ...buildEntryContext().settings.modes.LIVE_SCALED_3, symbols: 2 };
    expect(liveTextBy({ listing, limits, state: buildState({ mode: 'LIVE_MINIMAL' }) })).toBe(
      'BTC/USDT:USDT is not on the list of LIVE MINIMAL. It takes ETH/USDT and SOL/USDT. Choose one of them (RC-29).',
    );
    expect(liveTextBy({ listing, limits: { ...limits, symbols: 1 } })).toContain('It takes ETH/USDT. Choose');
  });

  it.each([
    [{ notice: 'is delisted on 3 March' }, 'RC-29 RESTRICTED', 'BTC/USDT:USDT is delisted on 3 March.'],
    [{ isPreMarket: true }, 'RC-29 RESTRICTED', 'BTC/USDT:USDT is in pre-market.'],
    [{ isLeveragedToken: true }, 'RC-29 RESTRICTED', 'BTC/USDT:USDT is a leveraged token.'],
    [
      { listedAt: unixMs(NOW - 12.5 * 86_400_000) },
      'RC-29 TOO_YOUNG',
      'BTC/USDT:USDT has been listed for 12 days. Live needs 30 days or more.',
    ],
  ])('refuses a live entry with %o and lets a paper book rehearse it', (over, code, text) => {
    const listing = buildListing(over);
    expect(liveFailedBy({ listing })).toEqual([code]);
    expect(liveTextBy({ listing })).toContain(text);
    expect(checkOf(buildEntryContext({ listing }), 'Restricted list').passed).toBe(true);
  });
});

describe('RC-30', () => {
  const build = { buildHash: 'abcdef0123456789', isVerified: false, selfTestPassed: true };

  it('lets a paper book run on an unverified build, a live one not', () => {
    expect(checkOf(buildEntryContext({ deployment: build }), 'Deployment')).toMatchObject({
      passed: true,
      value: 'abcdef012345',
    });
    expect(liveFailedBy({ deployment: build })).toEqual(['RC-30 BUILD_MODIFIED']);
  });

  it('takes no entry on any book after a failed self-test', () => {
    const deployment = { ...build, selfTestPassed: false };
    expect(checkOf(buildEntryContext({ deployment }), 'Deployment')).toMatchObject({
      passed: false,
      code: 'SELF_TEST',
    });
  });
});

describe('RC-21 beside the quote', () => {
  it('says where there is nothing to compare', () => {
    expect(checkOf(buildEntryContext({ sequence: 'NOT_CARRIED' }), 'Unbroken stream')).toMatchObject({
      passed: true,
      value: 'not numbered',
    });
    expect(checkOf(buildEntryContext(), 'Second source')).toMatchObject({ passed: true, value: 'one source' });
    const secondSource = { name: 'Kraken', mid: price('50000'), ageMs: 5_001 };
    expect(checkOf(buildEntryContext({ secondSource }), 'Second source')).toMatchObject({
      passed: true,
      value: 'second source is silent',
    });
    // As old as the limit is not silent yet.
    const old = { ...secondSource, ageMs: 5_000 };
    expect(checkOf(buildEntryContext({ secondSource: old }), 'Second source').passed).toBe(false);
  });

  it('needs a quote and the rules to compare a second source with', () => {
    const secondSource = { name: 'Kraken', mid: price('60000'), ageMs: 0 };
    expect(checkOf(buildEntryContext({ secondSource, quote: null }), 'Second source').code).toBe('MISSING_INPUT');
    expect(checkOf(buildEntryContext({ secondSource, instrument: null }), 'Second source').code).toBe('MISSING_INPUT');
    expect(checkOf(buildEntryContext({ secondSource, quote: buildQuoteFact() }), 'Second source')).toMatchObject({
      passed: true,
      limit: '0.5000',
    });
  });

  it('names a gap and a divergence', () => {
    expect(checkOf(buildEntryContext({ sequence: { gap: '3 updates are missing' } }), 'Unbroken stream').text).toBe(
      'BTC/USDT:USDT: 3 updates are missing. Entries need an unbroken price stream. It is being read again; closing works (RC-21).',
    );
    const secondSource = { name: 'Kraken', mid: price('60400'), ageMs: 0 };
    expect(checkOf(buildEntryContext({ secondSource }), 'Second source').text).toBe(
      'BTC/USDT:USDT is 60,000.0 here and 60,400.0 at Kraken, 0.7% apart. Entries need 0.5% or less. Wait until they agree; closing works (RC-21).',
    );
  });
});

describe('RC-20 and RC-31', () => {
  it('ask nothing of a spot account', () => {
    const context = buildEntryContext({ venueSetup: 'SPOT' });
    expect(checkOf(context, 'Liquidation distance')).toMatchObject({ passed: true, value: 'spot' });
    expect(checkOf(context, 'Venue setup')).toMatchObject({ passed: true, value: 'spot' });
  });

  it('take isolated margin only, and what the desk was set to', () => {
    expect(liveFailedBy({ venueSetup: buildVenueSetup({ marginMode: 'CROSS' }) })).toEqual([
      'RC-20 MARGIN_MODE',
      'RC-31 MARGIN_MODE',
    ]);
    expect(liveFailedBy({ venueSetup: buildVenueSetup({ positionMode: 'HEDGE' }) })).toEqual(['RC-31 POSITION_MODE']);
    expect(liveFailedBy({ venueSetup: buildVenueSetup({ leverage: 4 }) })).toEqual(['RC-31 LEVERAGE']);
    expect(liveTextBy({ venueSetup: buildVenueSetup({ leverage: 4 }) })).toBe(
      'Leverage of BTC/USDT:USDT is 4x at the venue. LIVE SCALED 3 allows 3x. Lower it there, then Check again (RC-31).',
    );
  });

  it('measures from the limit price of a limit order', () => {
    const setup = buildVenueSetup({ leverage: 3 });
    const draft = buildDraft({ type: 'LIMIT', limitPrice: price('59000'), stopPrice: price('45000') });
    // Liquidation at 59,000 x 2/3 / 0.995 = 39,530.99, 33.0% away; the stop is 23.7% away.
    expect(checkOf(buildEntryContext({ venueSetup: setup, draft }), 'Liquidation distance').text).toBe(
      'Liquidation at 39,531.0 is 33.0% from the entry, the stop 23.7%. It must be 2 times as far as the stop. Lower the leverage or bring the stop closer (RC-20).',
    );
  });
});

describe('PS-01', () => {
  it('sizes a live order on equity confirmed within a minute', () => {
    expect(liveTextBy({ equityAgeMs: 75_000 })).toBe(
      'Equity was confirmed by the venue 75 s ago. Entries need 60 s or less. Wait for the next comparison; closing works (PS-01).',
    );
    expect(checkOf(buildEntryContext({ equityAgeMs: null }), 'Equity confirmed').value).toBe('simulated');
  });
});
