import { describe, expect, it } from 'vitest';
import type { OrderDraft } from '../../../../src/main/domain/pretrade/context.ts';
import { runPreflightGate } from '../../../../src/main/domain/pretrade/runPreflightGate.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { buildOrder } from '../../../support/buildOrder.ts';

const instrument = buildInstrument({ minNotional: '10', minQuantity: '0.001' });
const run = (overrides: Parameters<typeof buildOrder>[0] = {}, over: Partial<typeof instrument> = {}) => {
  const draft: OrderDraft = buildOrder({
    side: 'BUY',
    limitPrice: '85',
    quantity: '0.2',
    postOnly: true,
    ...overrides,
  });
  return runPreflightGate({ draft, stateVersion: 1, bid: price('100'), instrument: { ...instrument, ...over } });
};
const failed = (result: ReturnType<typeof run>) => (result.ok ? [] : result.failed.map((check) => check.code));

describe('runPreflightGate', () => {
  it('approves a small post-only buy far below the market, at the limits', () => {
    expect(run().ok).toBe(true);
    expect(run({ limitPrice: '90', quantity: '0.333' }).ok).toBe(true);
  });

  it.each<[string, Parameters<typeof buildOrder>[0], string]>([
    ['a price too near', { limitPrice: '90.1' }, 'PREFLIGHT_NEAR'],
    ['a sale', { side: 'SELL' }, 'PREFLIGHT_NEAR'],
    ['an order that may take', { postOnly: false }, 'PREFLIGHT_NEAR'],
    ['a limit order without a price', { type: 'LIMIT', limitPrice: null, quantity: '0.1' }, 'PREFLIGHT_NEAR'],
    ['a price on an order of another type', { type: 'STOP_MARKET' }, 'PREFLIGHT_NEAR'],
    ['more than three times the smallest', { quantity: '0.36' }, 'PREFLIGHT_LARGE'],
  ])('denies %s', (...[, overrides, code]) => {
    expect(failed(run(overrides))).toEqual([code]);
  });

  it('denies a market order for both reasons when it is large', () => {
    expect(failed(run({ type: 'MARKET', limitPrice: null, quantity: '1' }))).toEqual([
      'PREFLIGHT_NEAR',
      'PREFLIGHT_LARGE',
    ]);
  });

  it('takes the smallest quantity where the venue names no smallest worth', () => {
    const none = { ...instrument, minNotional: buildInstrument({ minNotional: '0' }).minNotional };
    expect(run({ quantity: '0.003' }, none).ok).toBe(true);
    expect(failed(run({ quantity: '0.004' }, none))).toEqual(['PREFLIGHT_LARGE']);
  });
});
