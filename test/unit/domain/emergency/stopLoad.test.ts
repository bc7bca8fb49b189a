import { describe, expect, it } from 'vitest';
import { stopLoad } from '../../../../src/main/domain/emergency/stopLoad.ts';
import type { StopPlanStep } from '../../../../src/main/domain/emergency/stopPlan.ts';
import { clientOrderId } from '../../../../src/shared/values/ids.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';

const cancel = (id: string): StopPlanStep<string> => ({
  step: 'CANCEL',
  clientOrderId: clientOrderId(id),
  symbol: 'BTC',
});
const close: StopPlanStep<string> = {
  step: 'CLOSE',
  symbol: 'BTC',
  side: 'SELL',
  quantity: quantity('1'),
  reduceOnly: true,
};
const verify: StopPlanStep<string> = { step: 'VERIFY', scope: 'POSITIONS_AND_ORDERS' };
const many = (count: number, step: StopPlanStep<string>): StopPlanStep<string>[] =>
  Array.from({ length: count }, () => step);

describe('stopLoad', () => {
  it('counts three looks for a plan with one verification', () => {
    expect(stopLoad([{ step: 'LATCH' }, cancel('e1'), close, verify, { step: 'REPORT' }], 'SPOT')).toEqual({
      cancels: 1,
      closes: 1,
      requests: 8,
      weight: 301,
      weightLimit: 6_000,
      orderLimit: 100,
      batches: 1,
    });
  });

  it('counts five looks where stops stay until flat', () => {
    expect(stopLoad([cancel('e1'), close, verify, cancel('s1'), verify], 'PERP')).toMatchObject({
      requests: 23,
      weight: 452,
      batches: 1,
    });
  });

  it('sends 300 closes at once and 301 in two batches', () => {
    expect(stopLoad([...many(300, close), verify], 'PERP').batches).toBe(1);
    expect(stopLoad([...many(301, close), verify], 'PERP').batches).toBe(2);
  });

  it('sends 100 closes of spot at once and 101 in two batches', () => {
    expect(stopLoad([...many(100, close), verify], 'SPOT').batches).toBe(1);
    expect(stopLoad([...many(101, close), verify], 'SPOT').batches).toBe(2);
  });

  it('splits by weight too: 2,130 cancels fill a minute, one more does not fit', () => {
    expect(stopLoad([...many(2_130, cancel('e1')), verify], 'PERP')).toMatchObject({ weight: 2_400, batches: 1 });
    expect(stopLoad([...many(2_131, cancel('e1')), verify], 'PERP')).toMatchObject({ weight: 2_401, batches: 2 });
  });

  it('refuses a plan that proves nothing', () => {
    expect(() => stopLoad([close], 'PERP')).toThrow('a plan ends with a verification');
  });
});
