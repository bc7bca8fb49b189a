import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cagr, calmar } from '../../../../src/main/domain/metrics/calmar.ts';
import { downsideDeviation, mean, sampleDeviation } from '../../../../src/main/domain/metrics/moments.ts';
import { periodSharpe, sharpe } from '../../../../src/main/domain/metrics/sharpe.ts';
import { sortino } from '../../../../src/main/domain/metrics/sortino.ts';
import { turnover } from '../../../../src/main/domain/metrics/turnover.ts';
import { volatility } from '../../../../src/main/domain/metrics/volatility.ts';
import { defined, undefinedFor } from '../../../../src/shared/evidence/metric.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const returns = z.object({ r: z.array(z.number()) });

describe('sharpe', () => {
  it('agrees with GC-037', () => {
    const { inputs, expected } = goldenCase('GC-037', {
      inputs: returns,
      expected: z.object({ mean: z.number(), sd: z.number(), sharpeDaily: z.number(), sharpeAnnual: z.number() }),
    });
    expectClose(mean(inputs.r), expected.mean);
    expectClose(sampleDeviation(inputs.r), expected.sd);
    expectClose(periodSharpe(inputs.r).value, expected.sharpeDaily);
    expectClose(sharpe(inputs.r).value, expected.sharpeAnnual);
  });

  it.each(['GC-038', 'GC-039'])('agrees with %s', (id) => {
    const { inputs, expected } = goldenCase(id, {
      inputs: returns,
      expected: z.object({ sharpeAnnual: z.null(), reason: z.string() }),
    });
    expect(sharpe(inputs.r)).toEqual({ value: expected.sharpeAnnual, reason: expected.reason });
  });
});

describe('sortino', () => {
  it('agrees with GC-040', () => {
    const { inputs, expected } = goldenCase('GC-040', {
      inputs: returns,
      expected: z.object({ downsideDev: z.number(), sortinoAnnual: z.number() }),
    });
    expectClose(downsideDeviation(inputs.r), expected.downsideDev);
    expectClose(sortino(inputs.r).value, expected.sortinoAnnual);
  });

  it('agrees with GC-041', () => {
    const { inputs, expected } = goldenCase('GC-041', {
      inputs: returns,
      expected: z.object({ sortinoAnnual: z.null(), reason: z.string() }),
    });
    expect(sortino(inputs.r)).toEqual({ value: expected.sortinoAnnual, reason: expected.reason });
  });

  it('is undefined on one return', () => {
    expect(sortino([-0.01])).toEqual(undefinedFor('TOO_FEW_OBS'));
  });
});

describe('volatility', () => {
  it('scales the deviation of daily returns by the root of 365', () => {
    // Deviation of 0, 0.02 with n - 1 is 0.0141421356...; times 19.1049731745 is 0.2701851217.
    expectClose(volatility([0, 0.02]).value, 0.270185121722126, 1e-12);
    expect(volatility([0.01])).toEqual(undefinedFor('TOO_FEW_OBS'));
  });
});

describe('calmar', () => {
  const period = z.object({ days: z.number(), totalReturn: z.number(), maxDrawdown: z.number() });

  it('agrees with GC-047', () => {
    const { inputs, expected } = goldenCase('GC-047', {
      inputs: period,
      expected: z.object({ calmar: z.null(), reason: z.string() }),
    });
    const growth = { days: inputs.days, endIndex: 1 + inputs.totalReturn };
    expect(calmar(growth, defined(inputs.maxDrawdown))).toEqual({ value: expected.calmar, reason: expected.reason });
  });

  it('agrees with GC-048', () => {
    const { inputs, expected } = goldenCase('GC-048', {
      inputs: period,
      expected: z.object({ cagr: z.number(), calmar: z.number() }),
    });
    const growth = { days: inputs.days, endIndex: 1 + inputs.totalReturn };
    expectClose(cagr(growth).value, expected.cagr);
    expectClose(calmar(growth, defined(inputs.maxDrawdown)).value, expected.calmar);
  });

  it('is undefined without a drawdown, and passes on why there is none', () => {
    const growth = { days: 30, endIndex: 1.1 };
    expect(calmar(growth, defined(0))).toEqual(undefinedFor('NO_DRAWDOWN'));
    expect(calmar(growth, undefinedFor('TOO_FEW_OBS'))).toEqual(undefinedFor('TOO_FEW_OBS'));
  });

  it('has no value where the growth per year overflows', () => {
    expect(cagr({ days: 30, endIndex: 1e30 })).toEqual(undefinedFor('NOT_FINITE'));
  });
});

describe('turnover', () => {
  it('agrees with GC-051', () => {
    const { inputs, expected } = goldenCase('GC-051', {
      inputs: z.object({ fillNotionals: z.array(z.number()), avgEquity: z.number() }),
      expected: z.object({ turnover: z.number() }),
    });
    const filled = inputs.fillNotionals.reduce((sum, notional) => sum + notional, 0);
    expectClose(turnover(filled, inputs.avgEquity).value, expected.turnover);
  });

  it('is undefined without equity', () => {
    expect(turnover(100, 0)).toEqual(undefinedFor('NO_EQUITY'));
  });
});
