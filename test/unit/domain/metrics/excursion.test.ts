import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { excursionOf, type Path } from '../../../../src/main/domain/metrics/excursion.ts';
import { decimal, toWire } from '../../../../src/shared/values/decimal.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const path = (overrides: Partial<Path> = {}): Path => ({
  side: 'LONG',
  averageEntry: decimal('100'),
  quantity: decimal('2'),
  low: decimal('97'),
  high: decimal('106'),
  plannedRisk: decimal('10'),
  ...overrides,
});

describe('excursionOf', () => {
  it('agrees with GC-049', () => {
    const text = z.string();
    const { inputs, expected } = goldenCase('GC-049', {
      inputs: z.object({ side: z.literal('LONG'), entry: text, qty: text, low: text, high: text, plannedRisk: text }),
      expected: z.object({ mae: text, mfe: text, maeR: text, mfeR: text }),
    });
    const found = excursionOf({
      side: inputs.side,
      averageEntry: decimal(inputs.entry),
      quantity: decimal(inputs.qty),
      low: decimal(inputs.low),
      high: decimal(inputs.high),
      plannedRisk: decimal(inputs.plannedRisk),
    });
    expect(toWire(found)).toEqual(expected);
  });

  it('turns the path around for a short', () => {
    expect(toWire(excursionOf(path({ side: 'SHORT' })))).toEqual({ mae: '12', mfe: '6', maeR: '1.2', mfeR: '0.6' });
  });

  it('has no R without a planned stop, and no excursion to the side it never went', () => {
    const found = excursionOf(path({ plannedRisk: null, low: decimal('101') }));
    expect(toWire(found)).toEqual({ mae: '0', mfe: '12', maeR: null, mfeR: null });
  });
});
