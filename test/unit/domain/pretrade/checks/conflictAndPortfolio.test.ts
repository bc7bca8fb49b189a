import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientOrderId } from '../../../../../src/shared/values/ids.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import {
  buildCorrelation,
  buildDraft,
  buildEntryContext,
  buildMatrix,
  settings,
} from '../../../../support/buildEntryContext.ts';
import { checkOf, failedBy, textBy } from '../../../../support/entryGate.ts';
import { goldenCase } from '../../../../support/goldenCase.ts';

describe('RC-06 confirmed by a person', () => {
  const recentEntryQuantities = Array.from({ length: 20 }, () => quantity('0.003'));

  it('lets an unusual size pass with a note, never one above the computed size', () => {
    const sizeConfirmation = 'larger book since Monday';
    expect(checkOf(buildEntryContext({ recentEntryQuantities, sizeConfirmation }), 'Largest quantity')).toMatchObject({
      passed: true,
      text: 'Above the usual size, confirmed by hand: larger book since Monday (RC-06).',
    });
    const draft = buildDraft({ quantity: quantity('0.06') });
    expect(failedBy({ recentEntryQuantities, sizeConfirmation, draft })).toContain('RC-06 MAX_QUANTITY');
  });
});

describe('RC-11', () => {
  it('agrees with GC-024', () => {
    const { inputs, expected } = goldenCase('GC-024', {
      inputs: z.strictObject({
        ownRestingSell: z.string(),
        orders: z.array(z.tuple([z.enum(['BUY', 'SELL']), z.enum(['LIMIT', 'MARKET']), z.string().nullable()])),
      }),
      expected: z.strictObject({ decisions: z.array(z.enum(['ACCEPT', 'REJECT'])) }),
    });
    const own = {
      clientOrderId: clientOrderId('P-000009'),
      side: 'SELL',
      price: price(inputs.ownRestingSell),
    } as const;
    const decisions = inputs.orders.map(([side, type, limit]) => {
      const draft = buildDraft({ side, type, limitPrice: limit === null ? null : price(limit) });
      const context = buildEntryContext({ draft, ownResting: [own] });
      return checkOf(context, 'Self-trade').passed ? 'ACCEPT' : 'REJECT';
    });
    expect(decisions).toEqual(expected.decisions);
  });

  it('minds own buys for a sell, and no order on the same side', () => {
    const own = { clientOrderId: clientOrderId('P-000009'), side: 'BUY', price: price('59000') } as const;
    const sell = (limit: string | null) =>
      checkOf(
        buildEntryContext({
          ownResting: [own],
          draft: buildDraft({ side: 'SELL', limitPrice: limit === null ? null : price(limit) }),
        }),
        'Self-trade',
      ).passed;
    expect([sell('59000.1'), sell('59000'), sell(null)]).toEqual([true, false, false]);
    expect(failedBy({ ownResting: [own] })).toEqual([]);
  });
});

describe('RC-24 and RC-26', () => {
  it('block the symbol', () => {
    expect(failedBy({ unknownOrders: [clientOrderId('P-000008')] })).toEqual(['RC-24 OUTCOME_UNKNOWN']);
    expect(failedBy({ externalActivity: ['order 8389', 'trade 17'] })).toEqual(['RC-26 EXTERNAL_ACTIVITY']);
    expect(textBy({ externalActivity: ['order 8389', 'trade 17'] })).toBe(
      'BTC/USDT:USDT has activity the desk did not cause: order 8389 and trade 17. Entries there need it explained. Compare with the venue, then acknowledge the alert (RC-26).',
    );
  });
});

describe('RC-14', () => {
  const held = (exposures: readonly number[], rho: number | null) =>
    buildCorrelation(exposures, {
      matrix: buildMatrix([
        [1, rho, rho],
        [rho, 1, rho],
        [rho, rho, 1],
      ]),
    });

  it('counts what moves together, with its direction', () => {
    // 0.12 long beside 0.05 short: at correlation 0.9, 0.0144 + 0.0025 - 0.0108 = 0.0061, 7.8%.
    const short = checkOf(buildEntryContext({ correlation: held([0, -0.05, 0], 0.9) }), 'Correlated exposure');
    expect(short).toMatchObject({ passed: true, value: '7.8102', limit: '16.0000' });
    const long = checkOf(buildEntryContext({ correlation: held([0, 0.05, 0], 0.9) }), 'Correlated exposure');
    // 0.0144 + 0.0025 + 0.0108 = 0.0277, 16.6%.
    expect(long).toMatchObject({ passed: false, code: 'CORRELATION', value: '16.6433' });
  });

  it('takes an unknown correlation for 1 in the direction that adds risk', () => {
    const hedge = checkOf(buildEntryContext({ correlation: held([0, -0.05, 0], null) }), 'Correlated exposure');
    expect(hedge).toMatchObject({ passed: false, value: '17.0000' });
  });

  it('sells into a long without growing it', () => {
    const draft = buildDraft({ side: 'SELL' });
    const found = checkOf(buildEntryContext({ draft, correlation: held([0.15, 0, 0], 0) }), 'Correlated exposure');
    expect(found).toMatchObject({ passed: true, value: '3.0000' });
  });

  it('names the largest holdings beside the order, and none where it is alone', () => {
    expect(textBy({ correlation: held([0, 0.05, 0.06], 1) })).toBe(
      'With SOL and ETH open, BTC LONG would act like 23.0% in one bet. Cap 16.0%. Smaller size, or close one of them (RC-14).',
    );
    expect(textBy({ correlation: held([0.1, 0, 0], 1) })).toBe(
      'BTC LONG would act like 22.0% in one bet. Cap 16.0%. Smaller size (RC-14).',
    );
  });

  it('above the correlation limit takes only what lowers it', () => {
    const breached = { ...held([0, 0.01, 0.01], 0.9), isBreached: true };
    expect(failedBy({ correlation: breached })).toEqual(['RC-14 CORRELATION_LIMIT']);
    const hedge = { ...held([0, -0.05, -0.05], 0.9), isBreached: true };
    const draft = buildDraft({ quantity: quantity('0.005') });
    expect(failedBy({ correlation: hedge, draft })).toEqual([]);
  });

  it('needs equity above 0', () => {
    expect(checkOf(buildEntryContext({ equity: money('0') }), 'Correlated exposure').code).toBe('MISSING_INPUT');
  });
});

describe('RC-18', () => {
  it('says what still fits, or that nothing does', () => {
    const lost = (lossNow: string) => ({ dailyLoss: { startEquity: money('10000'), lossNow: money(lossNow) } });
    expect(textBy(lost('85'))).toBe(
      "This trade risks 20.00 USDT; 15.00 USDT are left before today's loss limit. Reduce to 0.015 BTC or wait until 00:00 UTC (RC-18).",
    );
    expect(textBy(lost('120'))).toBe(
      "This trade risks 20.00 USDT; 0.00 USDT are left before today's loss limit. Wait until 00:00 UTC (RC-18).",
    );
  });
});

describe('PS-13', () => {
  const losing = { episode: { plannedRisk: money('10'), unrealized: money('-12.3') } };

  it('does not add to a losing position unless the settings allow it', () => {
    expect(failedBy(losing)).toEqual(['PS-13 ADDING_TO_LOSER']);
    expect(textBy(losing)).toBe(
      'BTC/USDT:USDT LONG is losing 12.30 USDT. Only a position that gains may grow. Wait, or close it (PS-13).',
    );
    const sizing = { ...settings.sizing, addToLosers: true };
    expect(failedBy({ ...losing, settings: { ...settings, sizing } })).toEqual([]);
  });

  it('lets all fills of an episode share one budget', () => {
    const episode = { plannedRisk: money('35'), unrealized: money('4') };
    expect(textBy({ episode })).toBe(
      "The position already risks 35.00 USDT; with this entry 55.00 USDT. One trade's budget is 50.00 USDT. Lower the quantity or raise the stop (PS-13).",
    );
  });

  it('says nothing about the first entry, whatever its size', () => {
    const draft = buildDraft({ quantity: quantity('0.051') });
    expect(checkOf(buildEntryContext({ draft }), 'Adding to a position').passed).toBe(true);
  });
});

describe('RC-10', () => {
  const automation = { strategy: 'donchian', isDisabled: false, filled: 3, working: 0 };

  it('is not about orders by hand', () => {
    expect(checkOf(buildEntryContext(), 'Repeated entries')).toMatchObject({ passed: true, value: 'by hand' });
  });

  it('counts what is filled and what is on its way', () => {
    expect(failedBy({ automation })).toEqual([]);
    expect(failedBy({ automation: { ...automation, working: 1 } })).toEqual(['RC-10 REPEATED_ENTRIES']);
  });

  it('refuses a disabled strategy until a person enables it', () => {
    expect(failedBy({ automation: { ...automation, filled: 0, isDisabled: true } })).toEqual([
      'RC-10 STRATEGY_DISABLED',
    ]);
  });
});

describe('RC-09 of the venue', () => {
  it('leaves the last 30 % of the request weight to what reduces risk', () => {
    expect(failedBy({ exchangeWeight: 0.7 })).toEqual([]);
    expect(textBy({ exchangeWeight: 0.7099 })).toBe(
      "71% of the venue's request weight is used. Entries stop above 70%. Wait a moment; closing works (RC-09).",
    );
    expect(checkOf(buildEntryContext({ exchangeWeight: 0.01 }), 'Request weight').value).toBe('1%');
  });
});
