import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calmar } from '../../../src/main/domain/metrics/calmar.ts';
import { defined } from '../../../src/shared/evidence/metric.ts';
import { marketDataFolder } from '../../support/marketData.ts';
import { answers, type Question } from './answers.ts';
import { notApplicable } from './notApplicable.ts';

const numbers = z.array(z.number());
const caseSchema = z.object({
  name: z.string(),
  metric: z.string(),
  inputs: z.object({
    series: z.string().optional(),
    returns: numbers.optional(),
    benchmark: z.union([z.string(), numbers]).optional(),
    periods_per_year: z.number().optional(),
    target: z.number().optional(),
    pnls: numbers.optional(),
    profits: numbers.optional(),
    starting_balance: z.number().optional(),
    equity_daily: numbers.optional(),
    start: z.number().optional(),
    end: z.number().optional(),
    days: z.number().optional(),
    benchmark_sharpe: z.number().optional(),
  }),
  expected: z.number(),
  tolerance_abs: z.number(),
});
const fileSchema = z.object({ series: z.record(z.string(), numbers), cases: z.array(caseSchema) });
type Case = z.output<typeof caseSchema>;
type Series = z.output<typeof fileSchema>['series'];

const folder = marketDataFolder();
const { series, cases } =
  folder === null
    ? { series: {}, cases: [] }
    : fileSchema.parse(JSON.parse(readFileSync(join(folder, 'metrics', 'reference_cases.json'), 'utf8')));

/** One downside case names its target in words only. */
const targetOf = ({ name, inputs }: Case): number => inputs.target ?? (name.endsWith('MAR 0.5%') ? 0.005 : 0);

function questionOf(each: Case, known: Series): Question {
  const { inputs } = each;
  const named = (name: string | undefined): readonly number[] => known[name ?? ''] ?? [];
  return {
    returns: inputs.returns ?? named(inputs.series),
    benchmark: typeof inputs.benchmark === 'object' ? inputs.benchmark : named(inputs.benchmark),
    periods: inputs.periods_per_year ?? 0,
    target: targetOf(each),
    pnls: inputs.pnls ?? [],
    profits: inputs.profits ?? [],
    startingBalance: inputs.starting_balance ?? 0,
    equity: inputs.equity_daily ?? [],
    start: inputs.start ?? 0,
    end: inputs.end ?? 0,
    days: inputs.days ?? 0,
    benchmarkSharpe: inputs.benchmark_sharpe ?? 0,
  };
}

const applicable = cases.filter(({ name }) => !notApplicable.has(name));

describe('published reference cases', () => {
  it('are all either answered by a function of ours or set aside with a reason', () => {
    if (folder === null) return;
    expect(cases).toHaveLength(127);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(127);
    const setAside = cases.filter(({ name }) => notApplicable.has(name));
    expect(setAside).toHaveLength(notApplicable.size);
    expect(applicable.filter(({ metric }) => answers[metric] === undefined)).toEqual([]);
    expect(applicable.length + notApplicable.size).toBe(127);
  });

  it('agree with our functions within their tolerances', () => {
    const off = applicable.flatMap((each) => {
      const answer = answers[each.metric]?.(questionOf(each, series)) ?? NaN;
      const isClose = Math.abs(answer - each.expected) <= each.tolerance_abs;
      return isClose ? [] : [{ name: each.name, expected: each.expected, answer }];
    });
    expect(off).toEqual([]);
  });

  it('are not met where their source is wrong', () => {
    const wrong = cases.filter(({ metric }) => metric.endsWith('_do_not_use'));
    expect(wrong).toHaveLength(folder === null ? 0 : 3);
    for (const each of wrong) {
      const answer = answers['probabilistic_sharpe']?.(questionOf(each, series)) ?? NaN;
      expect(Math.abs(answer - each.expected)).toBeGreaterThan(0.005);
    }
  });

  it('set the Calmar ratio of ten days aside as too short, as ours does', () => {
    const tenDays = { days: (7 / 252) * 365, endIndex: 0.915 };
    expect(calmar(tenDays, defined(0.0848575841026539))).toEqual({ value: null, reason: 'PERIOD_TOO_SHORT' });
  });
});
