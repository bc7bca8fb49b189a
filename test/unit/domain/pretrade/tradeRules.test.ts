import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dailyHeadroomOf } from '../../../../src/main/domain/pretrade/dailyHeadroom.ts';
import { isLeveragedToken } from '../../../../src/main/domain/pretrade/leveragedToken.ts';
import { liquidationPrice } from '../../../../src/main/domain/pretrade/liquidationPrice.ts';
import { fillsInWindow, isRepeatedExecution } from '../../../../src/main/domain/pretrade/repeatedExecution.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { settings } from '../../../support/buildEntryContext.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

describe('isRepeatedExecution', () => {
  it('agrees with GC-021', () => {
    const { inputs, expected } = goldenCase('GC-021', {
      inputs: z.strictObject({ fillTimesSec: z.array(z.number()), limit: z.number(), windowSec: z.number() }),
      expected: z.strictObject({ strategyDisabledAtFill: z.number(), reEnable: z.literal('MANUAL') }),
    });
    const given = { raeCount: inputs.limit, raeWindowMs: inputs.windowSec * 1_000 };
    const times = inputs.fillTimesSec.map((at) => unixMs(at * 1_000));
    const disabledAt = times.findIndex((now, at) => isRepeatedExecution(times.slice(0, at + 1), now, given)) + 1;
    expect(disabledAt).toBe(expected.strategyDisabledAtFill);
  });

  it('forgets fills that are as old as the window', () => {
    const times = [0, 1, 2, 599_999].map((at) => unixMs(at));
    expect(isRepeatedExecution(times, unixMs(599_999), settings.orders)).toBe(true);
    expect(isRepeatedExecution(times, unixMs(600_000), settings.orders)).toBe(false);
    expect(fillsInWindow(times, unixMs(600_001), settings.orders)).toEqual([2, 599_999]);
  });
});

describe('dailyHeadroomOf', () => {
  it('agrees with GC-027', () => {
    const { inputs, expected } = goldenCase('GC-027', {
      inputs: z.strictObject({
        E0: z.string(),
        limit: z.string(),
        lossNow: z.string(),
        newRisks: z.array(z.string()),
      }),
      expected: z.strictObject({ headroom: z.string(), decisions: z.array(z.string()) }),
    });
    const facts = { startEquity: money(inputs.E0), lossNow: money(inputs.lossNow) };
    const left = dailyHeadroomOf(facts, decimal(inputs.limit));
    expect(left).toEqual(money(expected.headroom));
    expect(inputs.newRisks.map((risk) => (money(risk).lessThanOrEqualTo(left) ? 'ACCEPT' : 'REJECT'))).toEqual(
      expected.decisions,
    );
  });

  it('never falls below 0 and grows with a gain', () => {
    const left = (lossNow: string) =>
      dailyHeadroomOf({ startEquity: money('10000'), lossNow: money(lossNow) }, decimal('0.01')).toFixed();
    expect([left('150'), left('-50')]).toEqual(['0', '150']);
  });
});

describe('liquidationPrice', () => {
  it('is where the isolated margin is used up but for the maintenance', () => {
    const at = (side: 'LONG' | 'SHORT', leverage: number, rate: string) =>
      liquidationPrice({ side, entry: price('60000'), leverage, maintenanceRate: decimal(rate) }).toFixed(2);
    // 60,000 x 0.75 / 0.995 and 60,000 x 1.25 / 1.005.
    expect(at('LONG', 4, '0.005')).toBe('45226.13');
    expect(at('SHORT', 4, '0.005')).toBe('74626.87');
    expect(at('LONG', 4, '0')).toBe('45000.00');
    expect(at('LONG', 1, '0.005')).toBe('0.00');
  });
});

describe('isLeveragedToken', () => {
  it.each([
    ['BTCUP', true],
    ['ETHDOWN', true],
    ['XRPBULL', true],
    ['ADABEAR', true],
    ['BTC3L', true],
    ['BTC5S', true],
    ['PEPE2L', true],
    ['JUP', false],
    ['SYRUP', false],
    ['BULL', false],
    ['BTC', false],
    ['1INCH', false],
    ['kBTCUP', false],
    ['BTCUPS', false],
    ['BTC3LAB', false],
  ])('%s: %s', (base, expected) => {
    expect(isLeveragedToken(base, new Set(['PEPE', 'JUP', 'SYRUP', 'BTC']))).toBe(expected);
  });
});
