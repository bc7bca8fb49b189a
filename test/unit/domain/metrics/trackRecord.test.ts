import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EquityPoint, ExternalFlow } from '../../../../src/main/domain/metrics/equityPoint.ts';
import { totalReturn } from '../../../../src/main/domain/metrics/gateMetrics.ts';
import { addFlow, startRecord, trackRecordOf } from '../../../../src/main/domain/metrics/trackRecord.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 1);
const point = (days: number, equity: number, gross = 0): EquityPoint => ({
  at: unixMs(START + days * DAY),
  equity,
  gross,
});
const flow = (days: number, amount: number, equityBefore: number): ExternalFlow => ({
  at: unixMs(START + days * DAY),
  amount,
  equityBefore,
});
const returnsOf = (points: readonly EquityPoint[], flows: readonly ExternalFlow[] = []) =>
  trackRecordOf(points, flows)?.days.closed.map((day) => day.return) ?? [];

describe('trackRecordOf', () => {
  it('agrees with GC-036', () => {
    const { inputs, expected } = goldenCase('GC-036', {
      inputs: z.object({
        E0: z.number(),
        E1: z.number(),
        pre: z.number(),
        dep: z.number(),
        E2: z.number(),
        E3: z.number(),
      }),
      expected: z.object({ r: z.array(z.number()), twr: z.number(), navEnd: z.number() }),
    });
    const points = [point(0, inputs.E0), point(1, inputs.E1), point(2, inputs.E2), point(3, inputs.E3)];
    const flows = [flow(1.5, inputs.dep, inputs.pre)];
    const record = trackRecordOf(points, flows);
    const returns = returnsOf(points, flows);
    expect(returns).toHaveLength(expected.r.length);
    expected.r.forEach((value, at) => expectClose(returns[at], value));
    expectClose(record?.last.index, expected.navEnd);
    expectClose(record === null ? null : totalReturn(record).value, expected.twr);
  });

  it('is null without a point', () => {
    expect(trackRecordOf([])).toBeNull();
  });

  it('takes money that moved before the first point as part of the start', () => {
    const record = trackRecordOf([point(1, 200), point(2, 220)], [flow(0.5, 100, 100), flow(1, 100, 100)]);
    expectClose(record?.last.index, 1.1);
  });

  it('takes a flow at the instant of a sample before the sample', () => {
    expectClose(trackRecordOf([point(0, 100), point(1, 310)], [flow(1, 200, 110)])?.last.index, 1.1);
  });

  it('takes flows after the last point', () => {
    const record = trackRecordOf([point(0, 100), point(1, 110)], [flow(1.5, -55, 121)]);
    expectClose(record?.last.index, 1.21);
    expect(record?.lastEquity).toBe(66);
  });

  it('stands still while everything is withdrawn, and goes on from there', () => {
    const points = [point(0, 100), point(1, 110), point(3, 0), point(5, 550)];
    const flows = [flow(2, -110, 110), flow(4, 500, 0)];
    const record = trackRecordOf(points, flows);
    expectClose(record?.last.index, 1.21);
    // The days without capital are no observations: 1 March, then nothing, then 5 March is still running.
    expect(record?.days.closed.map(({ day }) => (day - START) / DAY)).toEqual([0, 1]);
    expectClose(record?.days.closed[0]?.return, 0.1);
    expect(record?.days.closed[1]?.return).toBe(0);
  });

  it('stays at zero after everything was lost', () => {
    const record = trackRecordOf([point(0, 100), point(1, -20), point(2, 0), point(4, 500)], [flow(3, 500, 0)]);
    expect(record?.last.index).toBe(0);
    expect(record?.drawdown.largest?.depth).toBe(1);
    expect(record?.days.closed.map((day) => day.return)).toEqual([-1]);
  });

  it('has no return where there never was capital', () => {
    const empty = startRecord(point(0, 0));
    expect(totalReturn(empty)).toEqual({ value: null, reason: 'NO_CAPITAL' });
    expect(totalReturn(addFlow(empty, flow(1, 100, 0)))).toEqual({ value: 0, reason: null });
  });

  it('sums time with a position, gross fraction and equity over time, each point holding until the next', () => {
    const record = trackRecordOf([point(0, 100, 0), point(1, 200, 50), point(3, 200, 0), point(4, 100, 0)]);
    expect(record?.positionMs).toBe(2 * DAY);
    expect(record?.grossMs).toBe(0.25 * 2 * DAY);
    expect(record?.equityMs).toBe((100 + 2 * 200 + 200) * DAY);
  });

  it('leaves the gross fraction out while equity is not above zero', () => {
    const record = trackRecordOf([point(0, 100, 0), point(1, -5, 50), point(2, -5, 50)]);
    expect(record?.positionMs).toBe(DAY);
    expect(record?.grossMs).toBe(0);
  });
});
