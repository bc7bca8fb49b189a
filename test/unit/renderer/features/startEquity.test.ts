import { describe, expect, it } from 'vitest';
import { startEquity } from '../../../../src/renderer/features/onboarding/startEquity.ts';

describe('startEquity', () => {
  it('takes an amount, or nothing for the setting of the desk', () => {
    expect(startEquity('2,000')).toEqual({ ok: true, value: '2000' });
    expect(startEquity(' ')).toEqual({ ok: true, value: null });
  });
  it('refuses zero, fractions of a cent and a comma as decimal sign', () => {
    expect(startEquity('0')).toEqual({
      ok: false,
      error: 'Found 0. A book needs capital: write an amount such as 2,000.',
    });
    expect(startEquity('10.005').ok).toBe(false);
    expect(startEquity('1,5')).toEqual({ ok: false, error: 'Found a comma as decimal sign. Write 1.5.' });
  });
});
