/** What each control shows beside its limit, as numbers in its unit: the trader reads them, and a refusal is explained by them. */
import { describe, expect, it } from 'vitest';
import type { EntryContext } from '../../../../../src/main/domain/pretrade/context.ts';
import { runEntryGate } from '../../../../../src/main/domain/pretrade/runEntryGate.ts';
import { fullBucket } from '../../../../../src/main/domain/pretrade/tokenBucket.ts';
import { riskCheckSchema } from '../../../../../src/shared/model/risk.ts';
import { clientOrderId } from '../../../../../src/shared/values/ids.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import {
  NOW,
  buildCredentials,
  buildDraft,
  buildEntryContext,
  buildListing,
  buildLiveContext,
  buildQuoteFact,
  deepBook,
  settings,
} from '../../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';
import { checkOf } from '../../../../support/entryGate.ts';

const HOUR = 3_600_000;

describe('value and limit', () => {
  it('are shown by every control of an order that passes', () => {
    // 0.02 BTC at 60,000 with its stop at 59,000, on a live equity of 100,000 at the highest rung: 1,200 of exposure and 20 at risk.
    const shown = runEntryGate(buildLiveContext()).checks.map(({ name, value, limit }) => [name, value, limit]);
    expect(shown).toEqual([
      ['State permission', 'LIVE SCALED 3, RUNNING, L0', 'RUNNING, L0'],
      ['Credentials', 'trade only', 'trade only'],
      ['Restricted list', 'symbol 1', '10 symbols'],
      ['Deployment', 'bbbbbbbbbbbb', null],
      ['Instrument rules', 'TRADING', 'TRADING'],
      ['Market data', '0.4', '5'],
      ['Unbroken stream', 'unbroken', 'unbroken'],
      ['Second source', 'one source', null],
      // 1 % above the mid of 59,999.95.
      ['Price collar', '60000', '60599.9495'],
      ['Equity confirmed', '1.0', '60'],
      ['Stop given', '59000', null],
      ['Side of the stop', '59000', '60000'],
      ['Minimum size', '1', '0.001'],
      ['Largest quantity', '0.02', '1'],
      ['Largest notional', '1200.00', '10000.00'],
      ['Risk of the trade', '20.00', '1000.00'],
      ['Mandatory stop', '59000', 'a resting stop'],
      ['Duplicate order', null, '5'],
      ['Self-trade', 'none met', 'none met'],
      ['Reduce classification', 'ENTRY', 'ENTRY'],
      ['Unknown orders', '0', '0'],
      ['External activity', '0', '0'],
      ['Symbol exposure', '1.2000', '5.0000'],
      ['Gross exposure', '1.2000', '10.0000'],
      ['Correlated exposure', '1.2000', '8.0000'],
      ['Counts', '1', '10'],
      ['Portfolio heat', '0.0200', '2.0000'],
      ['Left of the day', '20.00', '2000.00'],
      ['Adding to a position', '20.00', '1000.00'],
      ['Message throttle', '9', '10'],
      ['Request weight', '2%', '70%'],
      ['Repeated entries', 'by hand', '3'],
      // Without leverage liquidation is at 0; the stop is 1.6667 % away, twice that is the limit.
      ['Liquidation distance', '100.0000', '3.3333'],
      ['Liquidity', '0.0000', '0.3000'],
      ['Venue setup', '1x', '3x in LIVE SCALED 3'],
    ]);
  });

  it('of the counts name the smaller of symbols and positions', () => {
    const limits = { ...settings.modes.PAPER, symbols: 20, positions: 7 };
    expect(checkOf(buildEntryContext(), 'Counts').limit).toBe('20');
    expect(checkOf(buildEntryContext({ limits }), 'Counts').limit).toBe('7');
  });

  const twin = {
    clientOrderId: clientOrderId('L-000231'),
    book: 'PAPER',
    source: 'manual',
    symbol: buildDraft().symbol,
    side: 'BUY',
    quantity: quantity('0.02'),
    price: price('60000'),
    acceptedAt: unixMs(NOW - 1_800),
  } as const;

  it.each<[string, Partial<EntryContext>, string, string]>([
    ['Duplicate order', { recentAccepted: [twin] }, '1.8', '5'],
    ['Instrument rules', { instrument: buildInstrument({ metadataAt: NOW - 30.5 * HOUR }) }, '30 h', '24 h'],
    ['Market data', { quote: buildQuoteFact({ ageMs: 34_900 }) }, '34.9', '5'],
    ['Mandatory stop', { draft: buildDraft({ stopPrice: price('58999.9') }) }, '58999.9', 'a resting stop'],
    ['Mandatory stop', { draft: buildDraft({ stopPrice: null }) }, 'none', 'a resting stop'],
    ['Liquidity', { depth: deepBook([['60000', '0.15']]) }, '0.02', '0.015'],
  ])('are shown by %s where it refuses', (...[name, over, value, limit]) => {
    expect(checkOf(buildEntryContext(over), name)).toMatchObject({ passed: false, value, limit });
  });

  it.each<[string, Partial<EntryContext>, string, string]>([
    ['Credentials', { credentials: buildCredentials({ checkedAt: unixMs(NOW - 25 * HOUR) }) }, '90000 s', '24 h'],
    ['Equity confirmed', { equityAgeMs: 75_000 }, '75.0', '60'],
    ['Message throttle', { bucket: { ...fullBucket(NOW, settings.orders), milliTokens: 999 } }, '0', '10'],
  ])('are shown by %s where it refuses a live order', (...[name, over, value, limit]) => {
    expect(checkOf(buildLiveContext(over), name)).toMatchObject({ passed: false, value, limit });
  });

  it.each<[string, Partial<EntryContext>]>([
    ['Restricted list', { listing: buildListing({ notice: 'is delisted '.repeat(50) }) }],
    ['Unbroken stream', { sequence: { gap: '3 updates are missing '.repeat(50) } }],
  ])('and the text of %s fit what the contract carries, however long the finding', (name, over) => {
    const check = checkOf(buildLiveContext(over), name);
    expect(check.passed).toBe(false);
    expect(riskCheckSchema.parse(check)).toEqual(check);
  });
});
