import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plannedRisk, sizeOrder } from '../../../../src/main/domain/sizing/sizeOrder.ts';
import type { Sizing, SizingInput } from '../../../../src/main/domain/sizing/sizing.ts';
import { toSizingWire } from '../../../../src/main/domain/sizing/toSizingWire.ts';
import { sizingSchema, type SizingConstraint } from '../../../../src/shared/model/risk.ts';
import { ONE, decimal, decimalText } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { buildDraft, buildState } from '../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { buildSizingInput, noCaps } from '../../../support/buildSizingInput.ts';
import { liveFailedBy } from '../../../support/entryGate.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const text = z.string();
const goldenInputs = z.strictObject({
  side: z.enum(['LONG', 'SHORT']),
  equity: text,
  riskFraction: text,
  entry: text,
  stop: text,
  feeEntry: text,
  feeExit: text,
  slipEntry: text,
  slipStop: text,
  grossCap: text,
  grossNow: text,
  symbolCap: text,
  symbolNow: text,
  step: text,
  minQty: text,
  minNotional: text,
  mVol: text.default('1'),
  mPerf: text.default('1'),
});
const goldenExpected = z.strictObject({
  lossPerUnit: text,
  riskBudget: text,
  binding: text,
  qty: text,
  decision: z.enum(['ACCEPT', 'REJECT']),
  riskIfStopped: text.optional(),
  notional: text.optional(),
  reason: text.optional(),
});

const inputOf = (golden: z.output<typeof goldenInputs>): SizingInput =>
  buildSizingInput({
    side: golden.side,
    equity: money(golden.equity),
    riskFraction: decimal(golden.riskFraction),
    entry: price(golden.entry),
    stop: price(golden.stop),
    costs: {
      entryFee: decimal(golden.feeEntry),
      exitFee: decimal(golden.feeExit),
      entrySlippage: decimal(golden.slipEntry),
      stopSlippage: decimal(golden.slipStop),
    },
    caps: {
      ...noCaps,
      gross: { cap: decimal(golden.grossCap), now: money(golden.grossNow) },
      symbol: { cap: decimal(golden.symbolCap), now: money(golden.symbolNow) },
    },
    volatilityMultiplier: decimal(golden.mVol),
    performanceMultiplier: decimal(golden.mPerf),
    instrument: buildInstrument({
      tick: '0.01',
      lot: golden.step,
      minQuantity: golden.minQty,
      maxQuantity: '100000',
      minNotional: golden.minNotional,
    }),
  });

const sized = (input: SizingInput): Sizing => {
  const result = sizeOrder(input);
  if (!result.ok) throw new Error(`Refused: ${result.error.code}`);
  return result.value;
};

/** Decimal text without trailing zeros, so that "6.10" equals "6.1". */
const plain = (value: string | undefined) => value && decimalText(decimal(value));

describe('sizeOrder', () => {
  it.each(['GC-001', 'GC-002', 'GC-003', 'GC-004', 'GC-005', 'GC-006', 'GC-007', 'GC-008'])('agrees with %s', (id) => {
    const { inputs, expected } = goldenCase(id, { inputs: goldenInputs, expected: goldenExpected });
    const result = sizeOrder(inputOf(inputs));
    const sizing = result.ok ? result.value : result.error.code === 'BELOW_MIN' ? result.error.sizing : null;
    expect(sizing && toSizingWire(sizing)).toMatchObject({
      lossPerUnit: plain(expected.lossPerUnit),
      riskBudget: plain(expected.riskBudget),
      binding: expected.binding,
      quantity: plain(expected.qty),
      ...(expected.notional === undefined ? {} : { notional: plain(expected.notional) }),
      ...(expected.riskIfStopped === undefined ? {} : { riskAmount: plain(expected.riskIfStopped) }),
    });
    expect(result.ok).toBe(expected.decision === 'ACCEPT');
    expect(result.ok ? undefined : result.error.code).toBe(expected.reason);
  });

  it('refuses without a stop (GC-014)', () => {
    const { inputs, expected } = goldenCase('GC-014', {
      inputs: z.strictObject({ stop: z.null(), autoStop: z.literal(false), mode: z.literal('LIVE_MINIMAL') }),
      expected: z.strictObject({ decision: z.literal('REJECT'), reason: text }),
    });
    const sizing = sizeOrder(buildSizingInput({ stop: inputs.stop }));
    expect(sizing).toMatchObject({ ok: false, error: { code: expected.reason, rule: 'PS-10' } });
    const draft = buildDraft({ book: 'LIVE', quantity: quantity('0'), stopPrice: null });
    const failed = liveFailedBy({ sizing, draft, state: buildState({ mode: inputs.mode }) });
    expect(failed).toContain(`PS-10 ${expected.reason}`);
  });

  it.each([
    ['LONG', '60000'],
    ['LONG', '60000.1'],
    ['LONG', '-1'],
    ['LONG', '59999.95'],
    ['SHORT', '60000'],
    ['SHORT', '59999.9'],
    ['SHORT', '60000.05'],
  ] as const)('refuses a %s entry at 60,000 with its stop at %s', (side, stop) => {
    expect(sizeOrder(buildSizingInput({ side, stop: price(stop) }))).toMatchObject({
      ok: false,
      error: { code: 'STOP_WRONG_SIDE', rule: 'PS-02', side },
    });
  });

  it('refuses when costs make a stop profitable on paper', () => {
    const costs = {
      entryFee: decimal('0'),
      exitFee: decimal('-0.05'),
      entrySlippage: decimal('0'),
      stopSlippage: decimal('0'),
    };
    expect(sizeOrder(buildSizingInput({ costs }))).toMatchObject({ ok: false, error: { code: 'STOP_WRONG_SIDE' } });
  });

  it.each([{ equity: money('0') }, { equity: money('-5') }, { entry: price('0') }])(
    'refuses %o as missing input',
    (overrides) => {
      expect(sizeOrder(buildSizingInput(overrides))).toMatchObject({
        ok: false,
        error: { code: 'MISSING_INPUT', rule: 'PS-01' },
      });
    },
  );

  it('rounds the stop toward the entry before it counts the loss', () => {
    expect(decimalText(sized(buildSizingInput({ stop: price('57999.91') })).stopPrice)).toBe('58000');
    expect(decimalText(sized(buildSizingInput({ side: 'SHORT', stop: price('62000.09') })).stopPrice)).toBe('62000');
  });

  // At 60,000 with 2,000 at risk per unit RISK allows 0.025.
  it.each<[SizingConstraint, Partial<SizingInput['caps']>, string]>([
    ['GROSS_EXPOSURE', { gross: { cap: decimal('0.2'), now: money('800') } }, '0.02'],
    ['SYMBOL_EXPOSURE', { symbol: { cap: decimal('0.1'), now: money('100') } }, '0.015'],
    ['ORDER_NOTIONAL', { orderNotional: money('600') }, '0.01'],
    ['HEAT', { heat: { cap: decimal('0.02'), now: money('160') } }, '0.02'],
    ['DAILY_LOSS', { dailyLoss: money('30') }, '0.015'],
    ['CORRELATION', { correlation: money('300') }, '0.005'],
    ['LIQUIDITY', { liquidity: quantity('0.0079') }, '0.007'],
  ])('names %s when it binds', (constraint, caps, expected) => {
    const sizing = sized(buildSizingInput({ caps: { ...noCaps, ...caps } }));
    expect(sizing.binding).toBe(constraint);
    expect(decimalText(sizing.quantity)).toBe(expected);
  });

  it('names the first of equal candidates', () => {
    // RISK 0.025 = gross 1500/60000 = symbol 1500/60000.
    const use = { cap: decimal('0.15'), now: money('0') };
    expect(sized(buildSizingInput({ caps: { ...noCaps, gross: use, symbol: use } })).binding).toBe('RISK');
    const less = { cap: decimal('0.12'), now: money('0') };
    expect(sized(buildSizingInput({ caps: { ...noCaps, gross: less, symbol: less } })).binding).toBe('GROSS_EXPOSURE');
  });

  it('never exceeds the largest order of the venue', () => {
    const sizing = sized(buildSizingInput({ instrument: buildInstrument({ maxQuantity: '0.01' }) }));
    expect([sizing.binding, decimalText(sizing.quantity)]).toEqual(['ORDER_NOTIONAL', '0.01']);
  });

  it('lists every candidate floored to the lot', () => {
    const caps = { ...noCaps, gross: { cap: decimal('0.2'), now: money('0') }, dailyLoss: money('-1') };
    const result = sizeOrder(buildSizingInput({ caps }));
    const sizing = result.ok ? null : result.error.code === 'BELOW_MIN' ? result.error.sizing : null;
    expect(sizing && toSizingWire(sizing).candidates).toEqual([
      { constraint: 'RISK', quantity: '0.025' },
      { constraint: 'GROSS_EXPOSURE', quantity: '0.033' },
      { constraint: 'ORDER_NOTIONAL', quantity: '120' },
      { constraint: 'DAILY_LOSS', quantity: '0' },
    ]);
  });

  it('counts a short against its caps at the entry, not at the better slipped price', () => {
    const costs = { ...buildSizingInput().costs, entrySlippage: decimal('0.01') };
    const caps = { ...noCaps, gross: { cap: decimal('0.06'), now: money('0') } };
    const sizing = sized(buildSizingInput({ side: 'SHORT', stop: price('60600'), costs, caps }));
    // 600 / 60,000 = 0.01; at the slipped 59,400 it would be 0.0101.
    expect(decimalText(sizing.quantity)).toBe('0.01');
  });

  it('names the minimum that is missed', () => {
    const tiny = { ...noCaps, orderNotional: money('59') };
    const quantityMin = sizeOrder(buildSizingInput({ caps: tiny }));
    expect(quantityMin).toMatchObject({ ok: false, error: { code: 'BELOW_MIN', minimum: 'QUANTITY' } });
    const aboveZero = buildSizingInput({
      caps: { ...noCaps, orderNotional: money('300') },
      instrument: buildInstrument({ minQuantity: '0.006' }),
    });
    expect(sizeOrder(aboveZero)).toMatchObject({ ok: false, error: { code: 'BELOW_MIN', minimum: 'QUANTITY' } });
    const instrument = buildInstrument({ minNotional: '60' });
    const stopMin = buildSizingInput({ caps: { ...noCaps, orderNotional: money('60') }, instrument });
    expect(sizeOrder({ ...stopMin, reduceOnlyExempt: false })).toMatchObject({
      ok: false,
      error: { minimum: 'STOP_NOTIONAL' },
    });
    expect(sizeOrder(stopMin)).toMatchObject({ ok: true });
    expect(sizeOrder({ ...stopMin, instrument: buildInstrument({ minNotional: '61' }) })).toMatchObject({
      ok: false,
      error: { minimum: 'NOTIONAL' },
    });
  });

  it('scales the budget by both multipliers', () => {
    const sizing = sized(
      buildSizingInput({ volatilityMultiplier: decimal('0.5'), performanceMultiplier: decimal('0.5') }),
    );
    expect([decimalText(sizing.riskBudget), decimalText(sizing.quantity)]).toEqual(['12.5', '0.006']);
  });

  it('leaves what the episode risks already out of the budget (PS-13)', () => {
    // 50 of budget, 30 used: 20 over 2,000 per unit.
    const sizing = sized(buildSizingInput({ episodeRisk: money('30') }));
    expect([sizing.binding, decimalText(sizing.quantity)]).toEqual(['RISK', '0.01']);
    const used = sizeOrder(buildSizingInput({ episodeRisk: money('50.01') }));
    expect(used).toMatchObject({ ok: false, error: { code: 'BELOW_MIN' } });
  });

  it('warns about a stop in the noise and sizes it all the same (PS-11)', () => {
    const noise = { atr: 4_000.2, spread: decimal('1'), noiseAtr: decimal('0.5') };
    expect(sized(buildSizingInput({ noise })).warnings).toEqual([
      'The stop is 2,000.0 from the entry, closer than 2,000.1, 0.5 x the hourly range: ordinary movement hits it. Widen it (STOP_IN_NOISE, PS-11).',
    ]);
    expect(toSizingWire(sized(buildSizingInput({ noise }))).warnings).toHaveLength(1);
    expect(sized(buildSizingInput({ noise: { ...noise, atr: 4_000 } })).warnings).toEqual([]);
    expect(sized(buildSizingInput({ noise: null })).warnings).toEqual([]);
  });

  it('gives a wire form that its schema takes', () => {
    const sizing = sized(
      buildSizingInput({ equity: money('9999.123456789'), volatilityMultiplier: decimal('0.897706422423') }),
    );
    expect(sizingSchema.parse(toSizingWire(sizing))).toEqual(toSizingWire(sizing));
  });

  it('plans the risk of a lowered quantity', () => {
    expect(decimalText(plannedRisk(sized(buildSizingInput({ volatilityMultiplier: ONE })), quantity('0.01')))).toBe(
      '20',
    );
  });
});
