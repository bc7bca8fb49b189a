import { describe, expect, it } from 'vitest';
import { planTrim, trimDueAt, type TrimPosition } from '../../../../src/main/domain/ladder/trim.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { decimalText } from '../../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const position = (symbol: string, size: string, { at = '100', least = '0.01' } = {}): TrimPosition => ({
  symbol: symbolName(`${symbol}/USDT`),
  quantity: quantity(size),
  price: price(at),
  lot: quantity('0.01'),
  least: quantity(least),
});
const trims = (positions: readonly TrimPosition[], gross: string, symbol: string) =>
  planTrim(positions, { gross: money(gross), symbol: money(symbol) }).map((each) => [
    each.symbol,
    decimalText(each.quantity),
  ]);

describe('planTrim', () => {
  it('trims nothing within the caps, equality included', () => {
    expect(trims([position('BTC', '2'), position('ETH', '-1')], '300', '200')).toEqual([]);
    expect(trims([], '0', '0')).toEqual([]);
  });

  it('trims the largest position first, by whole lots, down to the gross cap', () => {
    expect(trims([position('ETH', '-1'), position('BTC', '3')], '350.5', '1000')).toEqual([['BTC/USDT', '0.5']]);
    expect(trims([position('ETH', '1'), position('BTC', '3')], '50', '1000')).toEqual([
      ['BTC/USDT', '3'],
      ['ETH/USDT', '0.5'],
    ]);
  });

  it('trims each symbol to its cap, shorts as well', () => {
    expect(trims([position('BTC', '-3'), position('ETH', '2.005')], '1000', '200')).toEqual([
      ['BTC/USDT', '1'],
      ['ETH/USDT', '0.01'],
    ]);
  });

  it('counts what the symbol caps take toward the gross cap', () => {
    expect(trims([position('BTC', '5'), position('ETH', '4.8')], '900', '450')).toEqual([
      ['BTC/USDT', '0.5'],
      ['ETH/USDT', '0.3'],
    ]);
    expect(trims([position('BTC', '5'), position('ETH', '4.8')], '850', '450')).toEqual([
      ['BTC/USDT', '1'],
      ['ETH/USDT', '0.3'],
    ]);
  });

  it('never turns a position around', () => {
    expect(trims([position('BTC', '0.015', { at: '100000' })], '0', '0')).toEqual([['BTC/USDT', '0.015']]);
  });

  it('sells no less than the venue takes, and leaves what is smaller: it is dust', () => {
    expect(trims([position('BTC', '2.02', { least: '0.06' })], '1000', '200')).toEqual([['BTC/USDT', '0.06']]);
    expect(trims([position('BTC', '0.06', { least: '0.06' })], '0', '0')).toEqual([['BTC/USDT', '0.06']]);
    expect(trims([position('BTC', '0.05', { least: '0.06' })], '0', '0')).toEqual([]);
  });
});

describe('trimDueAt', () => {
  it('waits four hours, after a risk cause fifteen minutes', () => {
    const { demotion } = defaultSettings();
    expect(trimDueAt(unixMs(0), false, demotion)).toBe(14_400_000);
    expect(trimDueAt(unixMs(0), true, demotion)).toBe(900_000);
  });
});
