import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describePlan } from '../../../../src/main/domain/emergency/describePlan.ts';
import { planStop } from '../../../../src/main/domain/emergency/planStop.ts';
import type { StopOrder, StopPosition, StopSnapshot } from '../../../../src/main/domain/emergency/stopPlan.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { clientOrderId } from '../../../../src/shared/values/ids.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const goldenSchemas = {
  inputs: z.object({
    market: z.enum(['PERP', 'SPOT']),
    positions: z.array(z.object({ sym: z.string(), qty: z.string() })),
    openOrders: z.array(
      z.object({
        id: z.string(),
        sym: z.string(),
        kind: z.enum(['ENTRY', 'STOP']),
        reduceOnly: z.boolean().default(false),
      }),
    ),
  }),
  expected: z.object({ plan: z.array(z.string()) }),
};

const position = (
  symbol: string,
  size: string,
  overrides: Partial<StopPosition<string>> = {},
): StopPosition<string> => ({
  symbol,
  quantity: quantity(size),
  risk: decimal('1'),
  maxQuantity: null,
  ...overrides,
});
const order = (id: string, symbol: string, role: StopOrder['role']): StopOrder<string> => ({
  clientOrderId: clientOrderId(id),
  symbol,
  role,
  reduceOnly: role !== 'ENTRY',
});
const planOf = (snapshot: Partial<StopSnapshot<string>>) =>
  describePlan(planStop({ market: 'PERP', reduceOnly: true, positions: [], orders: [], ...snapshot }));

describe('planStop', () => {
  it.each(['GC-076', 'GC-077'])('agrees with %s', (id) => {
    const { inputs, expected } = goldenCase(id, goldenSchemas);
    const plan = planOf({
      market: inputs.market,
      positions: inputs.positions.map(({ sym, qty }) => position(sym, qty)),
      orders: inputs.openOrders.map((each) => ({
        ...order(each.id, each.sym, each.kind),
        reduceOnly: each.reduceOnly,
      })),
    });
    expect(plan).toEqual(expected.plan);
  });

  it('closes the largest risk first and shorts with a buy', () => {
    const positions = [
      position('A', '1', { risk: decimal('5') }),
      position('B', '-2', { risk: decimal('50') }),
      position('C', '3', { risk: decimal('7.5') }),
    ];
    expect(planOf({ positions })).toEqual([
      'LATCH',
      'CLOSE B BUY 2 reduceOnly MARKET',
      'CLOSE C SELL 3 reduceOnly MARKET',
      'CLOSE A SELL 1 reduceOnly MARKET',
      'VERIFY x2',
      'REPORT',
    ]);
  });

  it('cancels working entries and exits of symbols without a position too', () => {
    expect(planOf({ orders: [order('e1', 'A', 'ENTRY'), order('x1', 'B', 'EXIT')] })).toEqual([
      'LATCH',
      'CANCEL e1',
      'CANCEL x1',
      'VERIFY x2',
      'REPORT',
    ]);
  });

  it('cancels a stop that is not reduce-only before the close: it could open a position', () => {
    const plan = planOf({
      positions: [position('A', '1')],
      orders: [{ ...order('s1', 'A', 'STOP'), reduceOnly: false }],
    });
    expect(plan.indexOf('CANCEL s1')).toBeLessThan(plan.indexOf('CLOSE A SELL 1 reduceOnly MARKET'));
  });

  it('cancels every stop of a spot account first: it locks what is to be sold', () => {
    const positions = [position('A', '1')];
    expect(planOf({ market: 'SPOT', positions, orders: [order('s1', 'A', 'STOP')] })).toEqual([
      'LATCH',
      'CANCEL s1',
      'CLOSE A SELL 1 MARKET',
      'VERIFY x2',
      'REPORT',
    ]);
  });

  it('leaves a working emergency order to close its symbol', () => {
    const plan = planOf({
      positions: [position('A', '1'), position('B', '1')],
      orders: [order('ES-I1-A-B-1', 'A', 'EMERGENCY')],
    });
    expect(plan).toEqual(['LATCH', 'CLOSE B SELL 1 reduceOnly MARKET', 'VERIFY x2', 'REPORT']);
  });

  it('splits a close by the largest market order', () => {
    expect(planOf({ positions: [position('A', '-2.5', { maxQuantity: quantity('1') })] }).slice(1, 4)).toEqual([
      'CLOSE A BUY 1 reduceOnly MARKET',
      'CLOSE A BUY 1 reduceOnly MARKET',
      'CLOSE A BUY 0.5 reduceOnly MARKET',
    ]);
    expect(planOf({ positions: [position('A', '1', { maxQuantity: quantity('1') })] })).toHaveLength(4);
  });

  it('names the leg of a hedged position in every piece of its close, and none of a one-way position', () => {
    const plan = planStop({
      market: 'PERP',
      reduceOnly: true,
      positions: [
        position('A', '3', { leg: 'LONG', maxQuantity: quantity('2') }),
        position('A', '-1', { leg: 'SHORT' }),
      ],
      orders: [],
    });
    const closes = plan.flatMap((step) =>
      step.step === 'CLOSE' ? [[step.side, step.quantity.toFixed(), step.leg]] : [],
    );
    expect(closes).toEqual([
      ['SELL', '2', 'LONG'],
      ['SELL', '1', 'LONG'],
      ['BUY', '1', 'SHORT'],
    ]);
    const oneWay = planStop({ market: 'PERP', reduceOnly: true, positions: [position('A', '1')], orders: [] });
    expect(oneWay.flatMap((step) => (step.step === 'CLOSE' ? ['leg' in step] : []))).toEqual([false]);
  });

  it('leaves the flag out where the venue has none and skips what is flat', () => {
    expect(planOf({ reduceOnly: false, positions: [position('A', '1'), position('B', '0')] })[1]).toBe(
      'CLOSE A SELL 1 MARKET',
    );
    expect(planOf({ positions: [position('B', '0')] })).toEqual(['LATCH', 'VERIFY x2', 'REPORT']);
  });

  it('verifies positions before the stops go, positions and orders at the end', () => {
    const plan = planStop({ market: 'PERP', reduceOnly: true, positions: [], orders: [order('s1', 'A', 'STOP')] });
    expect(plan.flatMap((step) => (step.step === 'VERIFY' ? [step.scope] : []))).toEqual([
      'POSITIONS',
      'POSITIONS_AND_ORDERS',
    ]);
  });

  it('closes a leg in hedge mode while the close of the other one works', () => {
    const closing = { ...order('es-1', 'BTC', 'EMERGENCY'), side: 'SELL' } as const;
    const long = position('BTC', '2', { leg: 'LONG' });
    const short = position('BTC', '-1', { leg: 'SHORT' });
    const plan = (orders: readonly StopOrder<string>[]) => planOf({ positions: [long, short], orders });
    expect(plan([closing])).toEqual(['LATCH', 'CLOSE BTC BUY 1 reduceOnly MARKET', 'VERIFY x2', 'REPORT']);
    expect(plan([{ ...closing, side: 'BUY' }])).toEqual([
      'LATCH',
      'CLOSE BTC SELL 2 reduceOnly MARKET',
      'VERIFY x2',
      'REPORT',
    ]);
    expect(plan([order('es-1', 'BTC', 'EMERGENCY')])).toEqual(['LATCH', 'VERIFY x2', 'REPORT']);
    expect(planOf({ positions: [position('BTC', '-1')], orders: [closing] })).toEqual(['LATCH', 'VERIFY x2', 'REPORT']);
  });
});
