import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHeader } from '../../../../../src/main/adapters/market/replay/candleLayout.ts';
import { CandleRowParser, decimalAt, stampAt } from '../../../../../src/main/adapters/market/replay/candleRow.ts';
import { parseDecimal } from '../../../../../src/shared/values/decimal.ts';

const layout = parseHeader('open_time_ms,open,high,low,close,volume');
if (!layout.ok) throw new Error(layout.error);

const parserOf = (): CandleRowParser => new CandleRowParser(layout.value, 'milliseconds');

const refusalOf = (line: string): string => {
  const parser = parserOf();
  expect(parser.parse(line, 0, line.length)).toBeNull();
  return `${parser.refusal.problem}: ${parser.refusal.found}`;
};

describe('CandleRowParser', () => {
  it('keeps prices and volume as the text of the file', () => {
    const text = 'x\n1722003300000,67745.75,67784,67726.10,67768,26.98425\n';
    const parser = parserOf();
    const row = parser.parse(text, 2, text.length - 1);
    expect(row?.rises).toBe(true);
    expect(row === null ? null : parser.cut(row)).toEqual({
      openTime: 1_722_003_300_000,
      open: '67745.75',
      high: '67784',
      low: '67726.10',
      close: '67768',
      volume: '26.98425',
    });
  });

  it.each([
    ['1722003300000,1,2,1,2', 'columns: found 5 columns, expected 6'],
    ['1722003300000,1,2,1,2,3,4', 'columns: found 7 columns, expected 6'],
    ['yesterday,1,2,1,2,3', 'time: time "yesterday", expected milliseconds since 1970, UTC'],
    ['1722003300,1,2,1,2,3', 'unit: time 1722003300 is in seconds, others in milliseconds'],
    ['1722003300000,1,2,1,NULL,3', 'null: close is NULL, expected a price'],
    ['1722003300000,,2,1,2,3', 'null: open is empty, expected a price'],
    ['1722003300000,1e3,2,1,2,3', 'decimal: open is "1e3", expected plain decimal text such as 61118.25'],
    ['1722003300000,01,2,1,2,3', 'decimal: open is "01", expected plain decimal text such as 61118.25'],
    ['1722003300000,0,2,0,2,3', 'price: open is 0, expected more than 0'],
    ['1722003300000,1,2,-1,2,3', 'price: low is -1, expected more than 0'],
    ['1722003300000,1,2,1,2,-3', 'price: volume is -3, expected 0 or more'],
    ['1722003300000,3,2,1,2,3', 'range: open, high, low, close are 3, 2, 1, 2; expected low <= open, close <= high'],
    [
      '1722003300000,1,2,1,0.5,3',
      'range: open, high, low, close are 1, 2, 1, 0.5; expected low <= open, close <= high',
    ],
  ])('refuses %s', (line, refusal) => {
    expect(refusalOf(line)).toBe(refusal);
  });

  it('refuses a row of another symbol where the file names symbols', () => {
    const named = parseHeader('unix,date,symbol,open,high,low,close,Volume BTC,Volume USDT,tradecount');
    if (!named.ok) throw new Error(named.error);
    const parser = new CandleRowParser(named.value, 'milliseconds', 'BTC/USDT');
    const line = '1623283200000,2021-06-10 00:00:00,ETH/BTC,1,2,1,2,3,4,5';
    expect(parser.parse(line, 0, line.length)).toBeNull();
    expect(parser.refusal.found).toBe('symbol "ETH/BTC", others are BTC/USDT');
  });
});

describe('decimalAt', () => {
  it('accepts exactly the decimal text of the model, with its value', () => {
    const digits = fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', 'e', '+', ' '), maxLength: 12 });
    const numbers = fc.tuple(fc.nat(), fc.nat({ max: 99_999 })).map(([whole, part]) => `${whole}.${part}`);
    fc.assert(
      fc.property(fc.oneof(digits, numbers), (text) => {
        const parsed = parseDecimal(text);
        const value = decimalAt(`,${text},`, 1, text.length + 1);
        expect(Number.isNaN(value)).toBe(!parsed.ok);
        if (parsed.ok) expect(value).toBeCloseTo(Number(text), 10);
      }),
    );
  });

  it('reads long text as the nearest float', () => {
    expect(decimalAt('1234567890.1234567890', 0, 21)).toBe(1_234_567_890.123_456_7);
  });
});

describe('stampAt', () => {
  it('reads whole numbers, also written as 1502942400.0', () => {
    expect(stampAt('1502942400.0', 0, 12)).toBe(1_502_942_400);
    expect(stampAt('1722003300000', 0, 13)).toBe(1_722_003_300_000);
  });

  it('reads nothing else', () => {
    for (const text of ['', '15.5', '15.', '-15', '15x', '123456789012345678'])
      expect(stampAt(text, 0, text.length)).toBeNaN();
  });
});
