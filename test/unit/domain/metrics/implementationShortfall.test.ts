import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  implementationShortfall,
  type OrderStory,
} from '../../../../src/main/domain/metrics/implementationShortfall.ts';
import { decimal, decimalText } from '../../../../src/shared/values/decimal.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const story: OrderStory = {
  side: 'SELL',
  decision: decimal('100'),
  arrival: decimal('99'),
  averageFill: decimal('98'),
  end: decimal('90'),
  quantity: decimal('3'),
  filled: decimal('2'),
  fees: decimal('0.5'),
};

describe('implementationShortfall', () => {
  it('agrees with GC-050', () => {
    const text = z.string();
    const { inputs, expected } = goldenCase('GC-050', {
      inputs: z.object({
        side: z.literal('BUY'),
        decision: text,
        arrival: text,
        avgFill: text,
        cancelPrice: text,
        qty: text,
        filled: text,
        fees: text,
      }),
      expected: z.object({
        delay: text,
        execution: text,
        opportunity: text,
        fees: text,
        total: text,
        bps: z.number(),
      }),
    });
    const found = implementationShortfall({
      side: inputs.side,
      decision: decimal(inputs.decision),
      arrival: decimal(inputs.arrival),
      averageFill: decimal(inputs.avgFill),
      end: decimal(inputs.cancelPrice),
      quantity: decimal(inputs.qty),
      filled: decimal(inputs.filled),
      fees: decimal(inputs.fees),
    });
    const { bps, ...amounts } = found;
    expect(Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount.toFixed()]))).toEqual({
      delay: expected.delay,
      execution: expected.execution,
      opportunity: expected.opportunity,
      fees: expected.fees,
      total: expected.total,
    });
    expectClose(bps.value, expected.bps);
  });

  it('turns the signs around for a sale', () => {
    const found = implementationShortfall(story);
    expect([found.delay, found.execution, found.opportunity].map(decimalText)).toEqual(['2', '2', '10']);
    expect(found.total.toNumber()).toBe(14.5);
  });

  it('is all opportunity when nothing was filled', () => {
    const found = implementationShortfall({ ...story, averageFill: null, filled: decimal('0') });
    expect([found.delay, found.execution, found.opportunity].map(decimalText)).toEqual(['0', '0', '30']);
  });

  it('has no basis points without a decision price', () => {
    expect(implementationShortfall({ ...story, decision: decimal('0') }).bps).toEqual({
      value: null,
      reason: 'NO_DECISION_PRICE',
    });
  });
});
