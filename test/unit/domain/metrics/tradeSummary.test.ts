import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { summarizeTrades, winRate } from '../../../../src/main/domain/metrics/tradeSummary.ts';
import { undefinedFor } from '../../../../src/shared/evidence/metric.ts';
import { buildTradeFact, tradesOf } from '../../../support/buildTradeFact.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const inputs = z.object({ netPnl: z.array(z.string()) });

describe('summarizeTrades', () => {
  it('agrees with GC-043', () => {
    const { inputs: given, expected } = goldenCase('GC-043', {
      inputs,
      expected: z.object({
        n: z.number(),
        wins: z.number(),
        losses: z.number(),
        breakeven: z.number(),
        winRate: z.string(),
        grossProfit: z.string(),
        grossLoss: z.string(),
        profitFactor: z.number(),
        avgWin: z.number(),
        avgLoss: z.number(),
        payoff: z.number(),
        expectancy: z.string(),
      }),
    });
    const found = summarizeTrades(tradesOf(given.netPnl.map(Number)));
    expect([found.count, found.wins, found.losses, found.breakeven]).toEqual([
      expected.n,
      expected.wins,
      expected.losses,
      expected.breakeven,
    ]);
    expectClose(found.winRate.value, Number(expected.winRate));
    expectClose(found.grossProfit, Number(expected.grossProfit));
    expectClose(found.grossLoss, Number(expected.grossLoss));
    expectClose(found.profitFactor.value, expected.profitFactor);
    expectClose(found.averageWin.value, expected.avgWin);
    expectClose(found.averageLoss.value, expected.avgLoss);
    expectClose(found.payoff.value, expected.payoff);
    expectClose(found.expectancy.value, Number(expected.expectancy));
  });

  it('agrees with GC-044', () => {
    const { inputs: given, expected } = goldenCase('GC-044', {
      inputs,
      expected: z.object({
        profitFactor: z.null(),
        reason: z.string(),
        payoff: z.null(),
        expectancy: z.string(),
        winRate: z.string(),
      }),
    });
    const found = summarizeTrades(tradesOf(given.netPnl.map(Number)));
    expect(found.profitFactor).toEqual({ value: expected.profitFactor, reason: expected.reason });
    expect(found.payoff.value).toBe(expected.payoff);
    expect(found.expectancy.value).toBe(Number(expected.expectancy));
    expect(found.winRate.value).toBe(Number(expected.winRate));
  });

  it('agrees with GC-045', () => {
    const { expected } = goldenCase('GC-045', {
      inputs,
      expected: z.object({
        winRate: z.null(),
        profitFactor: z.null(),
        payoff: z.null(),
        expectancy: z.null(),
        reason: z.string(),
      }),
    });
    const none = { value: null, reason: expected.reason };
    const found = summarizeTrades([]);
    expect([found.winRate, found.profitFactor, found.payoff, found.expectancy]).toEqual([none, none, none, none]);
    expect([found.expectancyR, found.averageMaeR, found.averageHeldMs]).toEqual([none, none, none]);
    expect(winRate([])).toEqual(none);
  });

  it('has no payoff without a win', () => {
    expect(summarizeTrades(tradesOf([-1, 0])).payoff).toEqual(undefinedFor('NO_WINS'));
    expect(summarizeTrades(tradesOf([-1, 0])).profitFactor).toEqual({ value: 0, reason: null });
  });

  it('averages R and excursions over the trades that have them', () => {
    const found = summarizeTrades([
      buildTradeFact({ rMultiple: 2, maeR: 0.5, mfeR: 3 }),
      buildTradeFact({ rMultiple: -1, maeR: 1, mfeR: 0 }),
      buildTradeFact(),
    ]);
    expect([found.expectancyR.value, found.averageMaeR.value, found.averageMfeR.value]).toEqual([0.5, 0.75, 1.5]);
    expect(found.averageHeldMs.value).toBe(3_600_000);
    const without = summarizeTrades([buildTradeFact()]);
    expect([without.expectancyR.reason, without.averageMaeR.reason]).toEqual(['NO_PLANNED_STOP', 'NO_EXCURSION']);
  });
});
