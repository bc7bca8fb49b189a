import { describe, expect, it } from 'vitest';
import { runEntryGate } from '../../../../../src/main/domain/pretrade/runEntryGate.ts';
import { sizeOrder } from '../../../../../src/main/domain/sizing/sizeOrder.ts';
import { decimal } from '../../../../../src/shared/values/decimal.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { buildDraft, buildEntryContext, settings } from '../../../../support/buildEntryContext.ts';
import { buildSizingInput, noCaps } from '../../../../support/buildSizingInput.ts';

import { checkOf, failedBy, ofSize, textBy } from '../../../../support/entryGate.ts';

describe('PS-10, PS-02 and PS-08 at the gate', () => {
  const sizedAs = (overrides: Parameters<typeof buildSizingInput>[0]) => ({
    sizing: sizeOrder(buildSizingInput(overrides)),
    draft: buildDraft({ quantity: quantity('0'), stopPrice: null }),
  });

  it('says where the stop belongs when there is none', () => {
    expect(textBy(sizedAs({ stop: null }))).toBe(
      'No stop price. Every entry needs one (PS-10). Enter a stop below 60,000.0 or switch on auto-stop.',
    );
    expect(textBy(sizedAs({ stop: null, side: 'SHORT' }))).toContain('Enter a stop above 60,000.0');
  });

  it('names a stop on the wrong side', () => {
    expect(textBy(sizedAs({ stop: price('61200') }))).toBe(
      'Stop 61,200.0 is above the entry 60,000.0 of a BUY. A long needs its stop below. Lower the stop or change the side (PS-02).',
    );
    expect(textBy(sizedAs({ stop: price('59000'), side: 'SHORT' }))).toBe(
      'Stop 59,000.0 is below the entry 60,000.0 of a SELL. A short needs its stop above. Raise the stop or change the side (PS-02).',
    );
    expect(textBy(sizedAs({ stop: price('60000') }))).toContain('Stop 60,000.0 is at the entry 60,000.0 of a BUY.');
  });

  it('fails when the sizer lacked an input', () => {
    expect(failedBy(sizedAs({ equity: money('0') }))).toContain('PS-10 MISSING_INPUT');
  });

  it('misses the size where there is no stop, and the rules of the venue where they are unknown', () => {
    expect(failedBy(sizedAs({ stop: null }))).toEqual(
      expect.arrayContaining(['PS-02 MISSING_INPUT', 'PS-08 MISSING_INPUT']),
    );
    expect(failedBy({ ...sizedAs({ stop: price('61200') }), instrument: null })).toContain('PS-02 MISSING_INPUT');
  });

  it('reports BELOW_MIN with the quantity the caps allow', () => {
    const caps = { ...noCaps, gross: { cap: decimal('0.2'), now: money('1997') } };
    const result = runEntryGate(buildEntryContext(sizedAs({ stop: price('59000'), caps })));
    expect(result.ok ? [] : result.failed.find((check) => check.rule === 'PS-08')).toMatchObject({
      code: 'BELOW_MIN',
      value: '0',
    });
  });
});

describe('RC-06', () => {
  it('takes the computed size and refuses more', () => {
    const sizing = sizeOrder(
      buildSizingInput({ stop: price('59000'), caps: { ...noCaps, orderNotional: money('1200') } }),
    );
    expect(failedBy({ sizing })).toEqual([]);
    expect(failedBy({ sizing, draft: ofSize('0.021') })).toEqual(['RC-06 MAX_QUANTITY']);
    expect(textBy({ sizing, draft: ofSize('0.021') })).toBe(
      'Quantity 0.021 BTC is above the computed size. The size can only be lowered. Enter 0.02 BTC or less (RC-06).',
    );
  });

  it('refuses more than 5 times the median of the last 20 entries', () => {
    const entries = (size: string, count: number) => Array.from({ length: count }, () => quantity(size));
    expect(failedBy({ recentEntryQuantities: entries('0.004', 20) })).toEqual([]);
    expect(failedBy({ recentEntryQuantities: entries('0.003', 20) })).toEqual(['RC-06 ABOVE_MEDIAN']);
    expect(failedBy({ recentEntryQuantities: entries('0.003', 19) })).toEqual([]);
    // Median of 20 is the mean of the middle two: (0.003 + 0.005) / 2.
    expect(failedBy({ recentEntryQuantities: [...entries('0.003', 10), ...entries('0.005', 10)] })).toEqual([]);
    expect(failedBy({ recentEntryQuantities: [...entries('0.003', 11), ...entries('0.005', 10)] })).toEqual([
      'RC-06 ABOVE_MEDIAN',
    ]);
    // The middle two in order of size, 0.002 and 0.004, are neither in the middle of the list nor near its mean.
    const unsorted = [
      ...entries('0.001', 9),
      ...entries('0.1', 5),
      quantity('0.004'),
      ...entries('0.1', 4),
      quantity('0.002'),
    ];
    expect(checkOf(buildEntryContext({ recentEntryQuantities: unsorted }), 'Largest quantity')).toMatchObject({
      code: 'ABOVE_MEDIAN',
      value: '0.02',
      limit: '0.015',
    });
    expect(textBy({ recentEntryQuantities: entries('0.003', 20) })).toBe(
      'Quantity 0.02 BTC is far above the last 20 entries. At most 0.015 BTC now. Check the quantity for a typo (RC-06).',
    );
  });
});

describe('RC-07', () => {
  // 0.02 at 60,000 is 1,200.
  it('takes the smallest of gross cap, absolute cap and volume share, inclusive', () => {
    expect(failedBy({ volume24h: money('120000') })).toEqual([]);
    expect(failedBy({ volume24h: money('119999') })).toEqual(['RC-07 ORDER_NOTIONAL']);
    const orders = { ...settings.orders, maxNotional: decimal('1199.99') };
    expect(failedBy({ settings: { ...settings, orders } })).toEqual(['RC-07 ORDER_NOTIONAL']);
    expect(textBy({ settings: { ...settings, orders } })).toBe(
      'The order is worth 1,200.00 USDT. At most 1,199.99 USDT in one order by the absolute cap. Lower the quantity (RC-07).',
    );
  });

  it('lets a paper book do without a volume its source does not carry, a live book not', () => {
    expect(failedBy({ volume24h: 'NOT_CARRIED' })).toEqual([]);
    expect(failedBy({ volume24h: 'NOT_CARRIED', draft: buildDraft({ book: 'LIVE' }) })).toContain(
      'RC-07 MISSING_INPUT',
    );
  });
});

describe('RC-16', () => {
  const limits = { ...settings.modes.PAPER, risk: decimal('0.002') };

  it('takes risk at the limit and refuses more', () => {
    expect(failedBy({ limits })).toEqual([]);
    expect(failedBy({ limits, draft: ofSize('0.021') })).toEqual(['RC-16 TRADE_RISK']);
    expect(textBy({ limits, draft: ofSize('0.021') })).toBe(
      'This trade risks 21.00 USDT. PAPER allows 20.00 USDT per trade. Reduce to 0.02 BTC (RC-16).',
    );
  });
});

describe('RC-19', () => {
  it('refuses without a stop, with another stop than the sized one, and where the venue holds none', () => {
    expect(failedBy({ draft: buildDraft({ stopPrice: null }) })).toEqual(['RC-19 STOP_MISSING', 'RC-20 MISSING_INPUT']);
    expect(failedBy({ draft: buildDraft({ stopPrice: price('58999.9') }) })).toEqual(['RC-19 STOP_DIFFERS']);
    expect(failedBy({ restingStop: false })).toEqual(['RC-19 NO_RESTING_STOP']);
  });
});
