import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runEntryGate } from '../../../../../src/main/domain/pretrade/runEntryGate.ts';
import { decimal } from '../../../../../src/shared/values/decimal.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { buildDraft, buildEntryContext, buildExposure, settings } from '../../../../support/buildEntryContext.ts';
import { goldenCase } from '../../../../support/goldenCase.ts';

import { failedBy, textBy } from '../../../../support/entryGate.ts';

describe('RC-12, RC-13 and RC-17', () => {
  const exposed = (overrides: Parameters<typeof buildExposure>[0]) => ({ exposure: buildExposure(overrides) });

  // The order adds 1,200 of exposure and 20 of risk; caps are 2,000, 2,000 and 200.
  it('takes what fits exactly and refuses a cent more', () => {
    expect(failedBy(exposed({ symbolPosition: money('500'), symbolWorking: money('300') }))).toEqual([]);
    expect(failedBy(exposed({ symbolPosition: money('500'), symbolWorking: money('300.01') }))).toEqual([
      'RC-12 SYMBOL_EXPOSURE',
    ]);
    expect(failedBy(exposed({ grossPositions: money('500'), workingEntries: money('300') }))).toEqual([]);
    expect(failedBy(exposed({ grossPositions: money('500'), workingEntries: money('300.01') }))).toEqual([
      'RC-13 GROSS_EXPOSURE',
    ]);
    expect(failedBy(exposed({ heat: money('180') }))).toEqual([]);
    expect(failedBy(exposed({ heat: money('180.01') }))).toEqual(['RC-17 HEAT']);
  });

  it('says what would be, what is allowed and what still fits', () => {
    expect(textBy(exposed({ grossPositions: money('1500') }))).toBe(
      'Gross exposure would be 27.00% of equity. Cap 20.00% in PAPER. 0.008 BTC still fits (RC-13).',
    );
    expect(textBy(exposed({ grossPositions: money('2500') }))).toBe(
      'Gross exposure would be 37.00% of equity. Cap 20.00% in PAPER. Close a position first (RC-13).',
    );
    expect(textBy(exposed({ symbolPosition: money('801') }))).toBe(
      'Exposure in BTC/USDT:USDT would be 20.01% of equity. Cap 20.00% in PAPER. 0.019 BTC still fits (RC-12).',
    );
    expect(textBy(exposed({ heat: money('190') }))).toBe(
      'Open risk to stops would be 2.10% of equity. Cap 2.00% in PAPER. 0.01 BTC still fits (RC-17).',
    );
  });

  it('counts positions and working entries, not protective stops (GC-022)', () => {
    const { inputs, expected } = goldenCase('GC-022', {
      inputs: z.strictObject({
        equity: z.string(),
        positions: z.array(z.strictObject({ sym: z.string(), qty: z.string(), mark: z.string() })),
        workingEntries: z.array(z.strictObject({ sym: z.string(), qty: z.string(), price: z.string() })),
        workingStops: z.array(z.strictObject({ sym: z.string(), qty: z.string(), price: z.string() })),
        cap: z.string(),
        newNotional: z.string(),
      }),
      expected: z.strictObject({ grossFraction: z.string(), decision: z.literal('REJECT'), reason: z.string() }),
    });
    const sum = (rows: readonly (readonly [string, string])[]) =>
      money(rows.reduce((total, [size, at]) => total.add(decimal(size).abs().mul(at)), decimal('0')));
    const exposure = buildExposure({
      grossPositions: sum(inputs.positions.map(({ qty, mark }) => [qty, mark])),
      workingEntries: sum(inputs.workingEntries.map(({ qty, price: at }) => [qty, at])),
    });
    const held = exposure.grossPositions.add(exposure.workingEntries);
    expect(held.div(inputs.equity).toFixed()).toBe(expected.grossFraction);
    const result = runEntryGate(
      buildEntryContext({
        equity: money(inputs.equity),
        limits: { ...settings.modes.PAPER, gross: decimal(inputs.cap) },
        decisionPrice: price(inputs.newNotional),
        sizing: null,
        draft: buildDraft({ quantity: quantity('1') }),
        exposure,
      }),
    );
    const gross = result.checks.find((check) => check.rule === 'RC-13');
    expect(gross).toMatchObject({ passed: false, code: expected.reason, value: '22.5100', limit: '20.0000' });
  });
});

describe('RC-15', () => {
  const limits = { ...settings.modes.PAPER, symbols: 3, positions: 3 };
  const counted = (overrides: Parameters<typeof buildExposure>[0]) => ({ limits, exposure: buildExposure(overrides) });

  it('takes the last free symbol and refuses one more', () => {
    expect(failedBy(counted({ heldSymbols: 2 }))).toEqual([]);
    expect(failedBy(counted({ heldSymbols: 3 }))).toEqual(['RC-15 SYMBOLS']);
    expect(failedBy(counted({ heldSymbols: 3, symbolIsHeld: true }))).toEqual([]);
    expect(textBy(counted({ heldSymbols: 3 }))).toBe(
      '4 symbols would be held. PAPER allows 3. Close one first (RC-15).',
    );
  });

  it('refuses more positions than the mode allows', () => {
    const fewer = { limits: { ...limits, positions: 2 }, exposure: buildExposure({ heldSymbols: 2 }) };
    expect(failedBy(fewer)).toEqual(['RC-15 POSITIONS']);
    expect(textBy(fewer)).toBe('3 positions would be open. PAPER allows 2. Close one first (RC-15).');
  });

  it('takes five working orders in a symbol and refuses a sixth', () => {
    expect(failedBy(counted({ workingOrdersInSymbol: 4 }))).toEqual([]);
    expect(failedBy(counted({ workingOrdersInSymbol: 5 }))).toEqual(['RC-15 WORKING_ORDERS']);
    expect(textBy(counted({ workingOrdersInSymbol: 5 }))).toBe(
      '6 orders would be working in BTC/USDT:USDT. At most 5 may. Cancel one first (RC-15).',
    );
  });
});
