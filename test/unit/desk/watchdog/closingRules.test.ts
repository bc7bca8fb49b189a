import { describe, expect, it } from 'vitest';
import { ClosingRules } from '../../../../src/main/desk/watchdog/closingRules.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';

describe('ClosingRules', () => {
  it('has the watchdog told again when a step or a largest quantity changed, and only then', () => {
    const rules = new ClosingRules();
    const hear = (change: Parameters<typeof buildInstrument>[0]): boolean => rules.hear([buildInstrument(change)]);
    expect(hear({})).toBe(false);
    expect(hear({ metadataAt: 7, status: 'HALTED', tick: '1', minNotional: '100' })).toBe(false);
    expect(hear({ lot: '0.01' })).toBe(true);
    expect(hear({ lot: '0.010' })).toBe(false);
    expect(hear({ lot: '0.01', maxQuantity: '50' })).toBe(true);
    expect(hear({ lot: '0.01', maxQuantity: '50' })).toBe(false);
  });
});
