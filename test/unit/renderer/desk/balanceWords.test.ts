import { describe, expect, it } from 'vitest';
import {
  balanceKind,
  balanceTitle,
  balanceWords,
} from '../../../../src/renderer/features/desk/external/balanceWords.ts';

describe('balanceWords', () => {
  it('says which way the venue differs, and what it holds up', () => {
    expect(balanceWords({ amount: '250', currency: 'USDT' })).toBe(
      '250.00 USDT more at the venue than fills, fees and known transfers explain: nothing of it is booked',
    );
    expect(balanceWords({ amount: '-1250.5', currency: 'USDT' })).toMatch(/^1,250\.50 USDT less at the venue/);
  });
});

describe('balanceTitle', () => {
  it('asks about the amount by what it would be', () => {
    expect(balanceTitle({ amount: '-250', currency: 'USDT' })).toBe('250.00 USDT: was it a withdrawal of yours?');
  });
});

describe('balanceKind', () => {
  it('is what it would be if it was the trader’s own', () => {
    expect([balanceKind('0.01'), balanceKind('-0.01')]).toEqual(['deposit', 'withdrawal']);
  });
});
