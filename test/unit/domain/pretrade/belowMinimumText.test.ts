import { describe, expect, it } from 'vitest';
import { belowMinimumText, type BelowMinimumFacts } from '../../../../src/main/domain/pretrade/belowMinimumText.ts';
import { sizeOrder } from '../../../../src/main/domain/sizing/sizeOrder.ts';
import type { SizingInput } from '../../../../src/main/domain/sizing/sizing.ts';
import { sizingConstraints } from '../../../../src/shared/model/risk.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { settings } from '../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { buildSizingInput, noCaps } from '../../../support/buildSizingInput.ts';

const limits = { ...settings.modes.PAPER, gross: decimal('0.02'), symbol: decimal('0.02') };
const instrument = buildInstrument({ lot: '0.00001', minQuantity: '0.00001', minNotional: '10' });

function textOf(input: Partial<SizingInput>, facts: Partial<BelowMinimumFacts> = {}): string {
  const result = sizeOrder(buildSizingInput({ instrument, ...input }));
  if (result.ok || result.error.code !== 'BELOW_MIN') throw new Error('Expected BELOW_MIN');
  return belowMinimumText({ refusal: result.error, instrument, mode: 'LIVE_MINIMAL', limits, ...facts });
}

const small = { equity: money('400'), caps: { ...noCaps, gross: { cap: decimal('0.02'), now: money('0') } } };

describe('belowMinimumText', () => {
  it('names the equity the mode works from when the account is too small (text 3 of UI-73)', () => {
    expect(textOf(small)).toBe(
      'Largest allowed size 0.00013 BTC = 7.80 USDT (2% of 400.00). The venue takes 10.00 USDT or more. ' +
        'Add equity, LIVE MINIMAL works from 550 USDT, or stay in PAPER (PS-12).',
    );
  });

  it('reads the gross cap where that one binds', () => {
    const text = textOf(small, { limits: { ...limits, symbol: decimal('0.05') } });
    expect(text).toContain('(2% of 400.00)');
    expect(text).toContain('works from 550 USDT');
  });

  it('blames what binds, not the size of a small account', () => {
    const text = textOf({ equity: money('400'), caps: { ...noCaps, orderNotional: money('7.8') } });
    expect(text).toContain('7.80 USDT (the cap of one order binds).');
    expect(text).toContain('Raise the cap of one order in Settings (PS-08).');
  });

  it('does not send a paper trader to paper', () => {
    expect(textOf(small, { mode: 'PAPER' })).toContain(
      'Open the paper book with more equity: PAPER works from 550 USDT (PS-12).',
    );
  });

  it('reads the symbol cap where that one binds', () => {
    const caps = { ...noCaps, symbol: { cap: decimal('0.01'), now: money('0') } };
    const text = textOf({ equity: money('400'), caps }, { limits: { ...limits, symbol: decimal('0.01') } });
    expect(text).toContain('(1% of 400.00)');
    expect(text).toContain('works from 1100 USDT');
  });

  it('says what to free when the account is large enough', () => {
    const caps = { ...noCaps, gross: { cap: decimal('0.02'), now: money('195') } };
    expect(textOf({ caps })).toBe(
      'Largest allowed size 0.00008 BTC = 4.80 USDT (the gross cap is nearly used). The venue takes 10.00 USDT or more. ' +
        'Close a position or cancel a working entry first (PS-08).',
    );
  });

  it('names the smallest quantity where that is what is missed', () => {
    const coarse = buildInstrument({ lot: '0.001', minQuantity: '0.001' });
    expect(textOf({ ...small, instrument: coarse }, { instrument: coarse })).toContain(
      'The venue takes 0.001 BTC or more.',
    );
  });

  it('names the stop order where only that is too small', () => {
    const caps = { ...noCaps, orderNotional: money('10.2') };
    expect(textOf({ caps, reduceOnlyExempt: false })).toContain(
      'Its stop order must be worth 10.00 USDT or more as well.',
    );
  });

  it('has a cause and an act for every constraint', () => {
    const result = sizeOrder(buildSizingInput({ ...small, instrument }));
    if (result.ok || result.error.code !== 'BELOW_MIN') throw new Error('Expected BELOW_MIN');
    const { error } = result;
    const equity = money('100000');
    const texts = sizingConstraints.map((binding) =>
      belowMinimumText({
        refusal: { ...error, sizing: { ...error.sizing, binding, equity } },
        instrument,
        limits,
        mode: 'PAPER',
      }),
    );
    expect(new Set(texts).size).toBe(sizingConstraints.length);
    expect(texts.every((text) => text.endsWith('(PS-08).'))).toBe(true);
  });
});
