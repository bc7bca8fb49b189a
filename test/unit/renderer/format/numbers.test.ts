import { describe, expect, it } from 'vitest';
import {
  formatBps,
  formatConfiguredPercent,
  formatCount,
  formatFee,
  formatMoney,
  formatPercent,
  formatPrice,
  formatQuantity,
  formatR,
  formatRatio,
  formatShare,
  formatSignedMoney,
  formatSignedPercent,
  formatStatistic,
  formatStatisticPercent,
} from '../../../../src/renderer/format/numbers.ts';

describe('formatMoney', () => {
  it('groups thousands and keeps two digits', () => {
    expect(formatMoney('10042.18')).toBe('10,042.18');
    expect(formatMoney('1234567')).toBe('1,234,567.00');
  });
  it('rounds half away from zero on both sides', () => {
    expect(formatMoney('0.125')).toBe('0.13');
    expect(formatMoney('-0.125')).toBe('−0.13');
  });
  it('writes the real minus sign, and none on what rounds to zero', () => {
    expect(formatMoney('-3')).toBe('−3.00');
    expect(formatMoney('-0.004')).toBe('0.00');
  });
  it('keeps eight digits in BTC', () => expect(formatMoney('0.5', 'BTC')).toBe('0.50000000'));
  it('stays exact where a float would not', () =>
    expect(formatMoney('9007199254740993.01')).toBe('9,007,199,254,740,993.01'));
});

describe('formatSignedMoney', () => {
  it('signs gains and losses, never zero', () => {
    expect(formatSignedMoney('42.18')).toBe('+42.18');
    expect(formatSignedMoney('-1000.5')).toBe('−1,000.50');
    expect(formatSignedMoney('0')).toBe('0.00');
    expect(formatSignedMoney('0.004')).toBe('0.00');
  });
});

describe('formatFee', () => {
  it('shows up to four digits below one cent', () => {
    expect(formatFee('0.0019')).toBe('0.0019');
    expect(formatFee('0.00004')).toBe('0.0000');
    expect(formatFee('0.19')).toBe('0.19');
    expect(formatFee('0')).toBe('0.00');
  });
});

describe('formatPrice and formatQuantity', () => {
  it('keeps the trailing zeros of tick and lot', () => {
    expect(formatPrice('60000', '0.1')).toBe('60,000.0');
    expect(formatPrice('0.00012', '0.00001')).toBe('0.00012');
    expect(formatQuantity('0.00264', '0.00001')).toBe('0.00264');
    expect(formatQuantity('12', '1')).toBe('12');
  });
  it('uses the digits of the text without an instrument', () => expect(formatPrice('49000.25')).toBe('49,000.25'));
});

describe('percent formatters', () => {
  it('multiplies the fraction by exactly one hundred', () => {
    expect(formatPercent('0.0042')).toBe('0.42%');
    expect(formatSignedPercent('-0.01')).toBe('−1.00%');
    expect(formatSignedPercent('0.0042')).toBe('+0.42%');
    expect(formatShare('0.381')).toBe('38.1%');
  });
  it('keeps the digits of a configured fraction', () => {
    expect(formatConfiguredPercent('0.001')).toBe('0.1%');
    expect(formatConfiguredPercent('0.0025')).toBe('0.25%');
    expect(formatConfiguredPercent('0.02')).toBe('2%');
  });
});

describe('small formatters', () => {
  it('signs R multiples and basis points to one digit', () => {
    expect(formatR('1.44')).toBe('+1.4');
    expect(formatR('0')).toBe('0.0');
    expect(formatBps('-4')).toBe('−4.0');
  });
  it('writes counts whole and grouped', () => {
    expect(formatCount(2610)).toBe('2,610');
  });
});

describe('formatRatio and the statistics', () => {
  it('writes ratios with two digits', () => {
    expect(formatRatio('0.42')).toBe('0.42');
    expect(formatRatio('1.55', 1)).toBe('1.6');
  });
  it('writes floats of the evidence, also very small ones', () => {
    expect(formatStatistic(-12.8)).toBe('−12.80');
    expect(formatStatistic(1e-9)).toBe('0.00');
    expect(formatStatisticPercent(0.24)).toBe('24.0%');
    expect(formatStatisticPercent(0.021, 2)).toBe('2.10%');
  });
});
