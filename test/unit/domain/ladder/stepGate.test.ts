import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isProfitable } from '../../../../src/main/domain/ladder/isProfitable.ts';
import { evaluateStepGate } from '../../../../src/main/domain/ladder/stepGate.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { buildStepGate, type StepGateOverrides } from '../../../support/buildGate.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const judge = (overrides: StepGateOverrides) => {
  const { pass, items } = evaluateStepGate(buildStepGate(overrides));
  return { pass, failed: items.filter((item) => !item.passed) };
};

describe('evaluateStepGate', () => {
  it('passes with thirteen items in the order of the page', () => {
    const { pass, items } = evaluateStepGate(buildStepGate());
    expect(pass).toBe(true);
    expect(items.map((item) => item.code)).toEqual([
      'WIN_RATE',
      'SHARPE',
      'MAX_DRAWDOWN',
      'TRADES',
      'DAYS',
      'ELAPSED',
      'PROFITABLE',
      'LOSS_STOPS',
      'PROBATION',
      'CORRELATION_REVIEW',
      'SLIPPAGE',
      'RECONCILIATION',
      'COMPLETENESS',
    ]);
  });

  it('holds the drawdown against half of the trip limit', () => {
    expect(judge({ evidence: { maxDrawdown: { value: 0.015 } } }).pass).toBe(true);
    expect(judge({ evidence: { maxDrawdown: { value: 0.0151 } } }).failed).toMatchObject([
      { code: 'MAX_DRAWDOWN', actual: '1.51%', required: '<= 1.5%' },
    ]);
  });

  it.each<[StepGateOverrides['operations'], object]>([
    [{ twr: { value: 0 } }, { code: 'PROFITABLE', actual: '0.00%, realized +12.10' }],
    [{ twr: { value: null, reason: 'NO_CAPITAL' } }, { code: 'PROFITABLE', actual: null, reason: 'NO_CAPITAL' }],
    [{ twr: { value: Number.NaN } }, { code: 'PROFITABLE', actual: null, reason: 'NOT_FINITE' }],
    [{ realizedNet: decimal('-0.004') }, { code: 'PROFITABLE', actual: '+0.40%, realized -0.004' }],
    [{ riskStops: 1 }, { code: 'LOSS_STOPS', actual: '1', required: '0' }],
    [{ probation: { holds: false, found: '18 of 24 h' } }, { code: 'PROBATION', actual: '18 of 24 h' }],
    [{ correlationReview: { holds: false, found: '0.74' } }, { code: 'CORRELATION_REVIEW' }],
    [{ slippageRatio: { value: 2.001 } }, { code: 'SLIPPAGE', actual: '2.001 x', required: '<= 2 x' }],
    [
      { slippageRatio: { value: null, reason: 'TOO_FEW_FILLS' } },
      { code: 'SLIPPAGE', actual: null, reason: 'TOO_FEW_FILLS' },
    ],
    [{ reconciliation: { holds: null, found: 'never reconciled' } }, { code: 'RECONCILIATION', actual: null }],
    [{ completeness: { holds: false, found: '1 fill missing' } }, { code: 'COMPLETENESS' }],
  ])('fails on %o alone', (operations, expected) => {
    const { pass, failed } = judge({ operations });
    expect(pass).toBe(false);
    expect(failed).toMatchObject([expected]);
  });

  it('gives no reason where there is a value', () => {
    const { items } = evaluateStepGate(buildStepGate());
    expect(items.map((item) => item.reason)).toEqual(Array.from({ length: 13 }, () => null));
  });

  it('accepts twice the modeled slippage exactly', () => {
    expect(judge({ operations: { slippageRatio: { value: 2 } } }).pass).toBe(true);
  });
});

describe('isProfitable', () => {
  it('agrees with GC-033', () => {
    const { inputs, expected } = goldenCase('GC-033', {
      inputs: z.object({ rows: z.array(z.object({ twr: z.string(), realisedNet: z.string() })) }),
      expected: z.object({ profitable: z.array(z.boolean()) }),
    });
    const found = inputs.rows.map((row) => isProfitable(Number(row.twr), decimal(row.realisedNet)));
    expect(found).toEqual(expected.profitable);
  });

  it('is never true without a return', () => {
    expect(isProfitable(null, decimal('5'))).toBe(false);
  });
});
