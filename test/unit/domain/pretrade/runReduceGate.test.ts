import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decide } from '../../../../src/main/domain/pretrade/approve.ts';
import { refusalTexts } from '../../../../src/main/domain/pretrade/check.ts';
import { classifyReduce } from '../../../../src/main/domain/pretrade/classifyReduce.ts';
import type { OrderDraft, ReduceContext } from '../../../../src/main/domain/pretrade/context.ts';
import { entryCaps } from '../../../../src/main/domain/pretrade/entryCaps.ts';
import { runEmergencyGate } from '../../../../src/main/domain/pretrade/runEmergencyGate.ts';
import { runReduceGate } from '../../../../src/main/domain/pretrade/runReduceGate.ts';
import type { Instrument } from '../../../../src/shared/model/instrument.ts';
import { toWire } from '../../../../src/shared/values/decimal.ts';
import { clientOrderId } from '../../../../src/shared/values/ids.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import {
  NOW,
  buildDraft,
  buildEntryContext,
  buildExposure,
  buildQuoteFact,
  settings,
} from '../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const exit = (overrides: Partial<OrderDraft> = {}): OrderDraft =>
  buildDraft({
    side: 'SELL',
    role: 'EXIT',
    reduceOnly: true,
    stopPrice: null,
    quantity: quantity('0.1'),
    ...overrides,
  });

const context = (overrides: Partial<ReduceContext> = {}): ReduceContext =>
  buildEntryContext({ draft: exit(), positionQuantity: quantity('0.1'), ...overrides });

const failedBy = (overrides: Partial<ReduceContext>) => {
  const result = runReduceGate(context(overrides));
  return result.ok ? [] : result.failed.map((check) => `${check.rule} ${check.code}`);
};
const warningsOf = (overrides: Partial<ReduceContext>) => {
  const result = runReduceGate(context(overrides));
  expect(result.ok).toBe(true);
  return result.checks.filter((check) => check.text !== '').map((check) => check.text);
};

describe('runReduceGate', () => {
  it('approves an exit of the whole position', () => {
    const result = runReduceGate(context());
    expect(result).toMatchObject({ ok: true, gate: 'REDUCE', approved: { gate: 'REDUCE', stateVersion: 3 } });
    expect(result.checks.map((check) => check.rule)).toEqual(['RC-03', 'RC-04', 'RC-21', 'RC-08', 'RC-23']);
  });

  it('says nothing where nothing is missing or doubtful', () => {
    expect(warningsOf({})).toEqual([]);
  });

  it('warns and lets the order pass when an input is missing (CV-08)', () => {
    expect(warningsOf({ instrument: null, quote: null, signalUsed: null })).toEqual([
      "The venue's rules for BTC/USDT:USDT are unknown. The venue will decide (RC-04).",
      "BTC/USDT:USDT has no quote. The order goes at the market's price (RC-21).",
      'The ledger of signals is not readable. The order goes anyway because it only reduces (RC-08).',
    ]);
  });

  it('warns about stale data and about a status or rules that may be old', () => {
    expect(warningsOf({ quote: buildQuoteFact({ ageMs: 34_000 }) })[0]).toContain('quote is 34 s old');
    expect(warningsOf({ instrument: buildInstrument({ status: 'HALTED' }) })[0]).toContain('is HALTED at the venue');
    expect(warningsOf({ instrument: buildInstrument({ metadataAt: 0 }) })[0]).toContain('h old');
  });

  it.each<[string, Partial<ReduceContext>, string]>([
    ['a quantity off the lot', { draft: exit({ quantity: quantity('0.0995') }) }, 'RC-04 OFF_LOT'],
    [
      'a trigger off the tick',
      { draft: exit({ role: 'STOP', type: 'STOP_MARKET', triggerPrice: price('59000.05') }) },
      'RC-04 OFF_TICK',
    ],
    ['a signal used before', { signalUsed: true }, 'RC-08 SIGNAL_USED'],
    ['more than the position', { draft: exit({ quantity: quantity('0.101') }) }, 'RC-23 NOT_REDUCING'],
    ['more than is left beside working exits', { workingReduceQuantity: quantity('0.001') }, 'RC-23 NOT_REDUCING'],
    ['the side of the position', { draft: exit({ side: 'BUY' }) }, 'RC-23 NOT_REDUCING'],
    ['an order without a position', { positionQuantity: quantity('0') }, 'RC-23 NOT_REDUCING'],
    ['an entry in disguise', { draft: exit({ role: 'ENTRY' }) }, 'RC-23 NOT_REDUCING'],
  ])('refuses %s', (_name, overrides, expected) => {
    expect(failedBy(overrides)).toEqual([expected]);
  });

  it('refuses a size of 0', () => {
    expect(failedBy({ draft: exit({ quantity: quantity('0') }) })).toEqual([
      'RC-04 QUANTITY_RANGE',
      'RC-23 NOT_REDUCING',
    ]);
  });

  it('minds the minimum notional only where reduce-only orders are not exempt', () => {
    const instrument: Instrument = buildInstrument({ minNotional: '7000' });
    expect(failedBy({ instrument })).toEqual([]);
    expect(failedBy({ instrument, reduceOnlyExempt: false })).toEqual(['RC-04 MIN_NOTIONAL']);
    // 0.1 at its trigger of 50,000 is worth 5,000, at the price of the decision 6,000.
    const stop = exit({ role: 'STOP', type: 'STOP_MARKET', triggerPrice: price('50000') });
    const between = buildInstrument({ minNotional: '5500' });
    expect(failedBy({ draft: stop, instrument: between, reduceOnlyExempt: false })).toEqual(['RC-04 MIN_NOTIONAL']);
    expect(failedBy({ instrument: between, reduceOnlyExempt: false })).toEqual([]);
  });

  it('says how much can still be closed', () => {
    const texts = (overrides: Partial<ReduceContext>) => {
      const result = runReduceGate(context(overrides));
      return result.ok ? [] : refusalTexts(result.failed);
    };
    expect(texts({ workingReduceQuantity: quantity('0.04') })).toEqual([
      'This SELL would do more than reduce the position. At most 0.06 BTC can still be closed. Lower the quantity or close with a BUY if you hold the other side (RC-23).',
    ]);
    expect(texts({ instrument: null, workingReduceQuantity: quantity('0.04') })).toEqual([
      'This SELL would do more than reduce the position. At most 0.06 can still be closed. Lower the quantity or close with a BUY if you hold the other side (RC-23).',
    ]);
    expect(texts({ workingReduceQuantity: quantity('0.1') })).toEqual([
      'This SELL reduces nothing: the position is flat or is being closed already. Wait for the working order or cancel it (RC-23).',
    ]);
  });

  it('refuses the same exit twice within 5 s but not the stop of the next fill', () => {
    const accepted = {
      clientOrderId: clientOrderId('P-000002'),
      book: 'PAPER',
      source: 'manual',
      symbol: exit().symbol,
      side: 'SELL',
      quantity: quantity('0.1'),
      price: price('60000'),
      acceptedAt: unixMs(NOW - 4_999),
    } as const;
    const twice = { positionQuantity: quantity('0.2'), recentAccepted: [accepted] };
    expect(failedBy(twice)).toEqual(['RC-08 DUPLICATE']);
    expect(failedBy({ ...twice, recentAccepted: [{ ...accepted, acceptedAt: unixMs(NOW - 5_000) }] })).toEqual([]);
    expect(
      failedBy({ ...twice, draft: exit({ role: 'STOP', type: 'STOP_MARKET', triggerPrice: price('60000') }) }),
    ).toEqual([]);
    expect(failedBy({ ...twice, instrument: null })).toEqual(['RC-08 DUPLICATE']);
    expect(failedBy({ ...twice, signalUsed: null })).toEqual(['RC-08 DUPLICATE']);
    const trigger = exit({ type: 'STOP_MARKET', triggerPrice: price('60000') });
    expect(failedBy({ ...twice, draft: trigger })).toEqual(['RC-08 DUPLICATE']);
  });
});

describe('runEmergencyGate', () => {
  const emergency = (overrides: Partial<OrderDraft> = {}) => ({
    draft: exit({ role: 'EMERGENCY', ...overrides }),
    stateVersion: 9,
    positionQuantity: quantity('0.1'),
    workingEmergencyQuantity: quantity('0'),
  });

  it('approves an order that reduces what the venue reported', () => {
    expect(runEmergencyGate(emergency())).toMatchObject({
      ok: true,
      approved: { gate: 'EMERGENCY_EXIT', stateVersion: 9 },
    });
    expect(runEmergencyGate({ ...emergency({ side: 'BUY' }), positionQuantity: quantity('-0.1') }).ok).toBe(true);
  });

  it('refuses what could grow or flip the position, and any other role', () => {
    expect(runEmergencyGate(emergency({ quantity: quantity('0.2') })).ok).toBe(false);
    expect(runEmergencyGate(emergency({ side: 'BUY' })).ok).toBe(false);
    expect(runEmergencyGate(emergency({ role: 'EXIT' })).ok).toBe(false);
    expect(runEmergencyGate(emergency({ quantity: quantity('0') })).ok).toBe(false);
    const beside = runEmergencyGate({ ...emergency(), workingEmergencyQuantity: quantity('0.001') });
    expect(beside.ok ? [] : beside.failed).toMatchObject([{ code: 'NOT_REDUCING', value: '0.1', limit: '0.099' }]);
  });
});

describe('classifyReduce', () => {
  it('agrees with GC-023', () => {
    const { inputs, expected } = goldenCase('GC-023', {
      inputs: z.strictObject({
        position: z.string(),
        workingReduce: z.string(),
        orders: z.array(z.tuple([z.enum(['BUY', 'SELL']), z.string()])),
      }),
      expected: z.strictObject({ isReducing: z.array(z.boolean()), maxReducible: z.string() }),
    });
    const found = inputs.orders.map(([side, size]) =>
      classifyReduce({
        side,
        quantity: quantity(size),
        positionQuantity: quantity(inputs.position),
        workingReduceQuantity: quantity(inputs.workingReduce),
      }),
    );
    expect(found.map((each) => each.isReducing)).toEqual(expected.isReducing);
    expect(found.map((each) => each.maxReducible.toFixed())).toEqual(found.map(() => expected.maxReducible));
  });

  it('never calls a size of 0 reducing', () => {
    const positionQuantity = quantity('1');
    const found = classifyReduce({
      side: 'SELL',
      quantity: quantity('0'),
      positionQuantity,
      workingReduceQuantity: positionQuantity,
    });
    expect(found.isReducing).toBe(false);
  });

  it('leaves nothing to reduce when more works than is held', () => {
    const found = classifyReduce({
      side: 'SELL',
      quantity: quantity('0.1'),
      positionQuantity: quantity('1'),
      workingReduceQuantity: quantity('1.5'),
    });
    expect(toWire(found)).toEqual({ isReducing: false, maxReducible: '0' });
  });
});

describe('decide', () => {
  it('throws when there is no check at all', () => {
    expect(() => decide({ gate: 'ENTRY', draft: exit(), stateVersion: 1, checks: [] })).toThrow('without checks');
  });
});

describe('refusalTexts', () => {
  it('falls back to what is missing when nothing else failed', () => {
    const check = {
      rule: 'RC-21',
      code: 'MISSING_INPUT',
      name: 'Market data',
      unit: 's',
      passed: false,
      value: null,
      limit: null,
    };
    expect(refusalTexts([{ ...check, text: 'missing' }])).toEqual(['missing']);
    expect(
      refusalTexts([
        { ...check, text: 'missing' },
        { ...check, code: 'HEAT', text: 'heat' },
      ]),
    ).toEqual(['heat']);
  });
});

describe('entryCaps', () => {
  it('counts positions and working entries together', () => {
    const exposure = buildExposure({
      grossPositions: money('100'),
      workingEntries: money('20'),
      symbolPosition: money('30'),
      symbolWorking: money('4'),
      heat: money('5'),
    });
    const none = { notional: null, dailyLoss: null, correlation: null, liquidity: null };
    const caps = entryCaps(settings.modes.PAPER, exposure, {
      notional: { amount: money('2000'), source: 'the gross cap' },
      dailyLoss: money('100'),
      correlation: money('1600'),
      liquidity: quantity('3'),
    });
    expect(toWire(caps)).toEqual({
      gross: { cap: '0.2', now: '120' },
      symbol: { cap: '0.2', now: '34' },
      orderNotional: '2000',
      heat: { cap: '0.02', now: '5' },
      dailyLoss: '100',
      correlation: '1600',
      liquidity: '3',
    });
    expect(entryCaps(settings.modes.PAPER, exposure, none).orderNotional).toBeNull();
  });
});
