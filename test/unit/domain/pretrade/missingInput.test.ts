import { describe, expect, it } from 'vitest';
import type { EntryContext } from '../../../../src/main/domain/pretrade/context.ts';
import { runEntryGate } from '../../../../src/main/domain/pretrade/runEntryGate.ts';
import { runReduceGate } from '../../../../src/main/domain/pretrade/runReduceGate.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { buildCredentials, buildDraft, buildListing, buildLiveContext } from '../../../support/buildEntryContext.ts';

/** Each input that can be missing, and every control that refuses without it. */
const inputs: readonly (readonly [string, Partial<EntryContext>, string])[] = [
  ['credentials', { credentials: null }, 'RC-03'],
  ['permission to trade', { credentials: buildCredentials({ canTrade: null }) }, 'RC-03'],
  ['permission to withdraw', { credentials: buildCredentials({ canWithdraw: null }) }, 'RC-03'],
  ['permission to transfer', { credentials: buildCredentials({ canTransfer: null }) }, 'RC-03'],
  ['list of symbols', { listing: null }, 'RC-29'],
  ['listing date', { listing: buildListing({ listedAt: null }) }, 'RC-29'],
  ['build', { deployment: null }, 'RC-30'],
  ['self-test', { deployment: { buildHash: 'b', isVerified: true, selfTestPassed: null } }, 'RC-30'],
  [
    "venue's rules",
    { instrument: null },
    'RC-04 RC-05 PS-10 PS-08 RC-06 RC-07 RC-16 RC-11 RC-12 RC-13 RC-14 RC-17 RC-18 PS-13 RC-20 RC-22',
  ],
  ['quote', { quote: null }, 'RC-21 RC-05 RC-22'],
  ['order of updates', { sequence: null }, 'RC-21'],
  ['second source', { secondSource: null }, 'RC-21'],
  ['volatility', { volatility: null }, 'RC-05 RC-22'],
  ['confirmation of the equity', { equityAgeMs: null }, 'PS-01'],
  ['sizing', { sizing: null }, 'PS-10 PS-02 PS-08 RC-06 RC-16 RC-17 RC-18 PS-13'],
  ['equity', { equity: null }, 'RC-07 RC-16 RC-12 RC-13 RC-14 RC-17'],
  ['limits', { limits: null }, 'RC-29 PS-08 RC-07 RC-16 RC-12 RC-13 RC-14 RC-15 RC-17 RC-18 RC-31'],
  ['24 h volume', { volume24h: null }, 'RC-07'],
  ['24 h volume of a live source', { volume24h: 'NOT_CARRIED' }, 'RC-07'],
  ['ledger of signals', { signalUsed: null }, 'RC-08'],
  ['own resting orders', { ownResting: null }, 'RC-11'],
  ['unknown orders', { unknownOrders: null }, 'RC-24'],
  ['activity at the venue', { externalActivity: null }, 'RC-26'],
  ['exposure', { exposure: null }, 'RC-12 RC-13 RC-15 RC-17'],
  ['correlations', { correlation: null }, 'RC-14'],
  ["today's loss", { dailyLoss: null }, 'RC-18'],
  ['episode', { episode: null }, 'PS-13'],
  ['token bucket', { bucket: null }, 'RC-09'],
  ['request weight', { exchangeWeight: null }, 'RC-09'],
  ['earlier entries', { automation: null }, 'RC-10'],
  ['order book', { depth: null }, 'RC-05 RC-22'],
  ['order book of a live source', { depth: { kind: 'MODELED', bar: null } }, 'RC-22'],
  ['setup at the venue', { venueSetup: null }, 'RC-20 RC-31'],
  [
    'size',
    { draft: buildDraft({ book: 'LIVE', quantity: quantity('0') }) },
    'RC-04 RC-05 RC-06 RC-07 RC-16 RC-12 RC-13 RC-14 RC-17 RC-18 PS-13 RC-22',
  ],
];

const exit = buildDraft({
  book: 'LIVE',
  side: 'SELL',
  role: 'EXIT',
  reduceOnly: true,
  stopPrice: null,
  quantity: quantity('0.1'),
});

describe('AT-RC-2', () => {
  it('starts from an order that passes', () => {
    expect(runEntryGate(buildLiveContext()).ok).toBe(true);
  });

  it.each(inputs)('AT-RC-2: an entry is refused without its %s', (_name, overrides, rules) => {
    const result = runEntryGate(buildLiveContext(overrides));
    const failed = result.ok ? [] : result.failed;
    expect(failed.map((check) => check.rule).join(' ')).toBe(rules);
    expect(failed.every((check) => check.code === 'MISSING_INPUT' && check.value === null)).toBe(true);
    for (const check of failed) expect(check.text).toMatch(/^Cannot be checked: .+; closing works \((RC|PS)-\d\d\)\.$/);
  });

  it.each(inputs)('AT-RC-2: a reducing order passes without its %s', (_name, overrides) => {
    const context = { ...buildLiveContext(overrides), draft: exit, positionQuantity: quantity('0.1') };
    expect(runReduceGate(context).ok).toBe(true);
  });

  it('AT-RC-2: a reducing order passes without any input', () => {
    const nothing = { credentials: null, instrument: null, quote: null, signalUsed: null };
    const context = { ...buildLiveContext(nothing), draft: exit, positionQuantity: quantity('0.1') };
    const result = runReduceGate(context);
    expect(result.ok).toBe(true);
    expect(result.checks.filter((check) => check.text !== '').map((check) => check.rule)).toEqual([
      'RC-03',
      'RC-04',
      'RC-21',
      'RC-08',
    ]);
  });

  it('AT-RC-2: a stop that is missing refuses the entry', () => {
    const result = runEntryGate(buildLiveContext({ draft: buildDraft({ book: 'LIVE', stopPrice: null }) }));
    expect(result.ok ? [] : result.failed.map((check) => check.rule)).toEqual(['RC-19', 'RC-20']);
  });
});
