import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../src/renderer/format/csv.ts';

describe('csvOf', () => {
  it('quotes commas, quotes and line ends', () => {
    expect(csvOf(['a', 'b'], [['1,5', 'say "x"']])).toBe('a,b\r\n"1,5","say ""x"""');
  });
  it('keeps numbers and disarms formulas', () => {
    expect(csvOf(['a'], [['-3.5'], ['=1+1'], ['-x'], ['@y']])).toBe("a\r\n-3.5\r\n'=1+1\r\n'-x\r\n'@y");
  });
});
