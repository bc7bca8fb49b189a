import { describe, expect, it } from 'vitest';
import type { EntryContext } from '../../../../../src/main/domain/pretrade/context.ts';
import { decimal } from '../../../../../src/shared/values/decimal.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { NOW, buildDraft, buildQuoteFact } from '../../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';

import { failedBy, ofSize, textBy } from '../../../../support/entryGate.ts';

describe('RC-04', () => {
  const limit = (limitPrice: string) => buildDraft({ type: 'LIMIT', limitPrice: price(limitPrice) });
  const metadataAt = NOW - 24 * 3_600_000;

  it.each<[string, Partial<EntryContext>, readonly string[]]>([
    ['a halted instrument', { instrument: buildInstrument({ status: 'HALTED' }) }, ['RC-04 STATUS']],
    ['rules older than 24 h', { instrument: buildInstrument({ metadataAt: metadataAt - 1 }) }, ['RC-04 METADATA_OLD']],
    ['a limit off the tick', { draft: limit('60000.05') }, ['RC-04 OFF_TICK']],
    ['a quantity off the lot', { draft: ofSize('0.0205') }, ['RC-04 OFF_LOT']],
    [
      'a quantity below the minimum',
      { instrument: buildInstrument({ minQuantity: '0.021' }) },
      ['RC-04 QUANTITY_RANGE'],
    ],
    [
      'a quantity above the maximum',
      { instrument: buildInstrument({ maxQuantity: '0.019' }) },
      ['RC-04 QUANTITY_RANGE'],
    ],
    [
      'a notional below the minimum',
      { instrument: buildInstrument({ minNotional: '1200.01' }) },
      ['RC-04 MIN_NOTIONAL'],
    ],
  ])('refuses %s', (_name, overrides, expected) => {
    expect(failedBy(overrides)).toEqual(expected);
  });

  it.each<[string, Partial<EntryContext>]>([
    ['rules exactly 24 h old', { instrument: buildInstrument({ metadataAt }) }],
    ['a limit on the tick', { draft: limit('60000.1') }],
    ['a notional at the minimum', { instrument: buildInstrument({ minNotional: '1200' }) }],
    [
      'a quantity at both ends of the range',
      { instrument: buildInstrument({ minQuantity: '0.02', maxQuantity: '0.02' }) },
    ],
  ])('takes %s', (_name, overrides) => {
    expect(failedBy(overrides)).toEqual([]);
  });

  it('says what it found, what it expected and what to do', () => {
    expect(textBy({ instrument: buildInstrument({ status: 'HALTED' }) })).toBe(
      'BTC/USDT:USDT is HALTED at the venue. Entries need TRADING. Wait for it or choose another symbol (RC-04).',
    );
    expect(textBy({ instrument: buildInstrument({ metadataAt: NOW - 30 * 3_600_000 }) })).toBe(
      "The venue's rules for BTC/USDT:USDT are 30 h old. Entries need 24 h or less. Reconnect the feed; closing works (RC-04).",
    );
    expect(textBy({ draft: ofSize('0.0205') })).toBe(
      'Quantity 0.0205 BTC is not a multiple of the lot 0.001. Round it down to the lot (RC-04).',
    );
    expect(textBy({ instrument: buildInstrument({ minNotional: '1200.01' }) })).toBe(
      'The order is worth 1,200.00 USDT. The venue takes 1,200.01 USDT or more. Raise the quantity (RC-04).',
    );
  });

  it('looks at prices before it misses a size', () => {
    expect(failedBy({ draft: { ...limit('60000.05'), quantity: quantity('0') } })).toContain('RC-04 OFF_TICK');
    expect(failedBy({ draft: ofSize('0') })).toContain('RC-04 MISSING_INPUT');
  });
});

describe('RC-21', () => {
  const quote = (bid: string, ask: string) => ({
    bid: price(bid),
    ask: price(ask),
    last: price(ask),
    mid: price(decimal(bid).add(decimal(ask)).div(decimal(2))),
  });

  it('takes a quote as old as the limit and refuses an older one', () => {
    expect(failedBy({ quote: buildQuoteFact({ ageMs: 5_000 }) })).toEqual([]);
    // Without a fresh trade the price check has no reference either.
    const stale = ['RC-21 STALE_DATA', 'RC-05 MISSING_INPUT'];
    expect(failedBy({ quote: buildQuoteFact({ ageMs: 5_001 }) })).toEqual(stale);
    expect(failedBy({ quote: buildQuoteFact({ ageMs: NaN }) })).toEqual(stale);
  });

  it('refuses while a print far from the market has not been confirmed, and says so', () => {
    const doubted = { quote: buildQuoteFact({ doubtedPrice: '48000' }) };
    expect(failedBy(doubted)).toEqual(['RC-21 OUTLIER']);
    expect(textBy(doubted)).toBe(
      'BTC/USDT:USDT printed 48000, far from the prices of the last minute. Entries need a second print that agrees. Wait up to 2 s; closing works (RC-21).',
    );
  });

  it('says how old the quote is', () => {
    expect(textBy({ quote: buildQuoteFact({ ageMs: 34_900 }) })).toBe(
      'BTC/USDT:USDT quote is 34 s old. Entries need 5 s or less. The feed is reconnecting; closing works (RC-21).',
    );
  });

  it.each([
    ['60000', '60000'],
    ['60001', '60000'],
    ['0', '1'],
    ['-1', '1'],
  ])('refuses bid %s with ask %s as crossed', (bid, ask) => {
    expect(failedBy({ quote: buildQuoteFact({ quote: quote(bid, ask) }) })).toContain('RC-21 CROSSED');
  });

  it('takes a spread of 1% of mid and refuses a wider one', () => {
    expect(failedBy({ quote: buildQuoteFact({ quote: quote('59700', '60300') }) })).toEqual([]);
    expect(failedBy({ quote: buildQuoteFact({ quote: quote('59640', '60300') }) })).toEqual(['RC-21 WIDE_SPREAD']);
    expect(textBy({ quote: buildQuoteFact({ quote: quote('59400', '60600') }) })).toBe(
      'BTC/USDT:USDT spread is 2.00%. Entries need 1.00% or less. Wait for the market to settle; closing works (RC-21).',
    );
  });

  it('takes a spread of 5 times its median where that is wider', () => {
    const wide = { quote: quote('59400', '60600') };
    expect(failedBy({ quote: buildQuoteFact({ ...wide, medianSpread: decimal('0.004') }) })).toEqual([]);
    expect(failedBy({ quote: buildQuoteFact({ ...wide, medianSpread: decimal('0.0039') }) })).toEqual([
      'RC-21 WIDE_SPREAD',
    ]);
  });
});
