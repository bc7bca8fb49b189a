import { describe, expect, it } from 'vitest';
import {
  ageText,
  millisText,
  moneyText,
  moneyTextUp,
  percentText,
  percentTextUp,
  priceText,
  secondsText,
  shortPercentText,
  timeText,
} from '../../../../src/main/domain/wording/numberText.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

describe('numberText', () => {
  it('writes prices with the decimals of their tick', () => {
    expect(priceText(decimal('60000'), price('0.10'))).toBe('60,000.0');
    expect(priceText(decimal('1234567.5'), price('1'))).toBe('1,234,568');
    expect(priceText(decimal('0.00001234'), price('0.00000001'))).toBe('0.00001234');
  });

  it('writes money with two places, negatives included', () => {
    expect([moneyText(decimal('7.8')), moneyText(decimal('-1234567.891')), moneyText(decimal('-123.4'))]).toEqual([
      '7.80',
      '-1,234,567.89',
      '-123.40',
    ]);
    expect(moneyTextUp(decimal('10.001'))).toBe('10.01');
  });

  it('writes percent, found values rounded up', () => {
    expect([
      percentText(decimal('0.0231')),
      percentText(decimal('0.02004')),
      percentTextUp(decimal('0.02004')),
    ]).toEqual(['2.31%', '2.00%', '2.01%']);
    expect([shortPercentText(decimal('0.02')), shortPercentText(decimal('0.0025'))]).toEqual(['2%', '0.25%']);
  });

  it('writes ages, limits and times of day', () => {
    expect([ageText(1_849), ageText(9_999), ageText(34_900), secondsText(2_500)]).toEqual([
      '1.8 s',
      '10.0 s',
      '34 s',
      '2.5 s',
    ]);
    expect([millisText(2_410), millisText(-0.4), millisText(84.6)]).toEqual(['2,410 ms', '0 ms', '85 ms']);
    expect(timeText(unixMs(Date.UTC(2026, 2, 1, 14, 2, 10, 999)))).toBe('14:02:10');
  });
});
