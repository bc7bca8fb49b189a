import { describe, expect, it } from 'vitest';
import { withMinus } from '../../../../src/renderer/format/minus.ts';

describe('withMinus', () => {
  it('turns the sign of a number into the real minus', () => {
    expect(withMinus('-13.51')).toBe('−13.51');
    expect(withMinus('BTC -0.19%, ETH -0.16% (-3)')).toBe('BTC −0.19%, ETH −0.16% (−3)');
  });
  it('leaves words, dates and ids alone', () => {
    expect(withMinus('stand-in 2024-08-05 ES-I7-BTC-L-1')).toBe('stand-in 2024-08-05 ES-I7-BTC-L-1');
  });
});
