import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatePowerText, oddsOfSharpe, oddsOfWinRate } from '../../../../src/main/domain/evidence/gatePower.ts';
import { lossesToLimit, oddsOfLossRun } from '../../../../src/main/domain/evidence/tripOdds.ts';
import { wilsonInterval } from '../../../../src/main/domain/evidence/wilson.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const pair = z.tuple([z.number(), z.number()]);

describe('wilsonInterval', () => {
  it('agrees with GC-053', () => {
    const { inputs, expected } = goldenCase('GC-053', {
      inputs: z.object({ rows: z.array(pair) }),
      expected: z.object({ ci: z.array(pair) }),
    });
    inputs.rows.forEach(([wins, trades], at) => {
      const found = wilsonInterval(wins, trades, 0.95);
      expectClose(found?.low, expected.ci[at]?.[0] ?? NaN);
      expectClose(found?.high, expected.ci[at]?.[1] ?? NaN);
    });
  });

  it('stays within 0 and 1 and is null without a trial', () => {
    expect(wilsonInterval(0, 10, 0.95)?.low).toBeCloseTo(0, 15);
    expect(wilsonInterval(10, 10, 0.95)?.high).toBeCloseTo(1, 15);
    expect(wilsonInterval(0, 0, 0.95)).toBeNull();
  });
});

describe('oddsOfLossRun', () => {
  it('agrees with GC-085', () => {
    const { inputs, expected } = goldenCase('GC-085', {
      inputs: z.object({ pLoss: z.number(), rows: z.array(pair) }),
      expected: z.object({ p: z.array(z.number()) }),
    });
    inputs.rows.forEach(([trades, losses], at) => {
      expectClose(oddsOfLossRun({ trades, losses, lossProbability: inputs.pLoss }), expected.p[at] ?? NaN);
    });
  });

  it('is certain or impossible at the ends', () => {
    expect(oddsOfLossRun({ trades: 3, losses: 1, lossProbability: 1 })).toBe(1);
    expect(oddsOfLossRun({ trades: 2, losses: 3, lossProbability: 1 })).toBe(0);
    expect(oddsOfLossRun({ trades: 5, losses: 2, lossProbability: 0 })).toBe(0);
  });
});

describe('lossesToLimit', () => {
  it.each([
    ['0.03', '0.01', 3],
    ['0.03', '0.005', 6],
    ['0.03', '0.0125', 3],
    ['0.03', '0.05', 1],
  ])('of a limit of %s at %s per trade is %s', (limit, risk, expected) => {
    expect(lossesToLimit(decimal(limit), decimal(risk))).toBe(expected);
  });
});

describe('gate power', () => {
  it('agrees with GC-086', () => {
    const { inputs, expected } = goldenCase('GC-086', {
      inputs: z.object({
        T: z.number(),
        threshold: z.number(),
        trueSharpe: z.array(z.number()),
        trades: z.number(),
        minWins: z.number(),
        trueWinRate: z.array(z.number()),
      }),
      expected: z.object({ passSharpe: z.array(z.number()), passWinRate: z.array(z.number()) }),
    });
    inputs.trueSharpe.forEach((truth, at) => {
      const odds = oddsOfSharpe(truth, { days: inputs.T, threshold: inputs.threshold });
      expectClose(odds, expected.passSharpe[at] ?? NaN);
    });
    inputs.trueWinRate.forEach((truth, at) => {
      // Five wins are the fewest that reach 45 % of ten trades.
      const odds = oddsOfWinRate(truth, { trades: inputs.trades, threshold: 0.45 });
      expectClose(odds, expected.passWinRate[at] ?? NaN);
      expectClose(
        oddsOfWinRate(truth, { trades: inputs.trades, threshold: inputs.minWins / inputs.trades }),
        expected.passWinRate[at] ?? NaN,
      );
    });
  });

  it('says it in one sentence (EV-12)', () => {
    expect(gatePowerText({ days: 7, sharpe: 0.5, trades: 10, winRate: 0.45 })).toBe(
      'A no-skill book passes Sharpe >= 0.5 on 7 days 47% of the time, a true Sharpe-2 book 58%; ' +
        'a 35% win-rate book shows >= 45% on 10 trades 25% of the time.',
    );
  });
});
