import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EquityPoint, ExternalFlow } from '../../../src/main/domain/metrics/equityPoint.ts';
import { gateMetrics } from '../../../src/main/domain/metrics/gateMetrics.ts';
import { sharpe } from '../../../src/main/domain/metrics/sharpe.ts';
import { sortino } from '../../../src/main/domain/metrics/sortino.ts';
import {
  addFlow,
  addPoint,
  startRecord,
  trackRecordOf,
  type TrackRecord,
} from '../../../src/main/domain/metrics/trackRecord.ts';
import { summarizeTrades } from '../../../src/main/domain/metrics/tradeSummary.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { tradesOf } from '../../support/buildTradeFact.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 1);

/** Hours of a book: its return in the hour, and money that comes (share of equity) before the next hour. */
const hours = fc.array(
  fc.record({
    change: fc.integer({ min: -300, max: 300 }).map((bps) => bps / 10_000),
    flow: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      fc.integer({ min: -90, max: 500 }).map((percent) => percent / 100),
    ),
  }),
  { minLength: 1, maxLength: 120 },
);
type Hour = { readonly change: number; readonly flow: number };

/** The same hours, with the flows or without them. */
function historyOf(steps: readonly Hour[], hasFlows: boolean) {
  const points: EquityPoint[] = [{ at: unixMs(START), equity: 10_000, gross: 0 }];
  const flows: ExternalFlow[] = [];
  let equity = 10_000;
  steps.forEach(({ change, flow }, hour) => {
    const at = unixMs(START + (hour + 1) * HOUR);
    equity *= 1 + change;
    points.push({ at, equity, gross: 0 });
    if (!hasFlows || flow === 0) return;
    flows.push({ at: unixMs(at + 60_000), amount: equity * flow, equityBefore: equity });
    equity *= 1 + flow;
  });
  return { points, flows };
}

function recordOf(steps: readonly Hour[], hasFlows = true): TrackRecord {
  const { points, flows } = historyOf(steps, hasFlows);
  const record = trackRecordOf(points, flows);
  if (record === null) throw new Error('A history has a first point');
  return record;
}

const floats = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const returnsArbitrary = fc.array(floats(-0.2, 0.2), { minLength: 4, maxLength: 60 });
const results = fc.array(
  fc.integer({ min: -10_000, max: 10_000 }).map((cents) => cents / 100),
  { maxLength: 60 },
);

describe('track record', () => {
  it('does not move for deposits and withdrawals, whenever they come', () => {
    fc.assert(
      fc.property(hours, (steps) => {
        const moved = recordOf(steps, true);
        const still = recordOf(steps, false);
        expect(Math.abs(moved.last.index / still.last.index - 1)).toBeLessThan(1e-9);
        expect(Math.abs((moved.drawdown.largest?.depth ?? 0) - (still.drawdown.largest?.depth ?? 0))).toBeLessThan(
          1e-9,
        );
        expect(moved.days.closed.length).toBe(still.days.closed.length);
        moved.days.closed.forEach((day, at) => {
          expect(Math.abs(day.return - (still.days.closed[at]?.return ?? NaN))).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it('has a drawdown from 0 to 1 whatever happens to the equity', () => {
    const equities = fc.array(floats(-1e6, 1e6), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(equities, (path) => {
        const record = trackRecordOf(
          path.map((equity, hour) => ({ at: unixMs(START + hour * HOUR), equity, gross: 0 })),
        );
        const { maxDrawdown, twr } = gateMetrics(record ?? startRecord({ at: unixMs(START), equity: 0, gross: 0 }), []);
        expect(maxDrawdown.value).toBeGreaterThanOrEqual(0);
        expect(maxDrawdown.value).toBeLessThanOrEqual(1);
        expect(twr.value === null || twr.value >= -1).toBe(true);
      }),
    );
  });

  it('comes out the same whether it is read at once or grown point by point', () => {
    fc.assert(
      fc.property(hours, (steps) => {
        const { points, flows } = historyOf(steps, true);
        const events = [
          ...points
            .slice(1)
            .map((point) => ({ at: point.at, apply: (record: TrackRecord) => addPoint(record, point) })),
          ...flows.map((flow) => ({ at: flow.at, apply: (record: TrackRecord) => addFlow(record, flow) })),
        ].toSorted((one, other) => one.at - other.at);
        const [first] = points;
        if (first === undefined) throw new Error('A history has a first point');
        // Stored and taken up again between any two points.
        const grown = events.reduce<TrackRecord>(
          (record, event) => event.apply(JSON.parse(JSON.stringify(record)) as TrackRecord),
          startRecord(first),
        );
        expect(grown).toEqual(trackRecordOf(points, flows));
      }),
      { numRuns: 40 },
    );
  });

  it('links its daily returns to the index', () => {
    fc.assert(
      fc.property(hours, (steps) => {
        const { days, last } = recordOf(steps);
        const closed = days.closed.reduce((index, day) => index * (1 + day.return), 1);
        expect(Math.abs((closed * last.index) / days.mark.index / last.index - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('ratios', () => {
  it('do not change with the size of the returns', () => {
    const scale = floats(0.01, 100);
    fc.assert(
      fc.property(returnsArbitrary, scale, (returns, factor) => {
        for (const ratio of [sharpe, sortino]) {
          const before = ratio(returns).value;
          const after = ratio(returns.map((value) => value * factor)).value;
          if (before === null || after === null || Math.abs(before) < 1e-6) return;
          expect(Math.abs(after / before - 1)).toBeLessThan(1e-6);
        }
      }),
    );
  });
});

describe('trade summary', () => {
  it('does not depend on the order of the trades', () => {
    const shuffled = results.chain((values) =>
      fc.record({
        values: fc.constant(values),
        other: fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ values, other }) => {
        const one = summarizeTrades(tradesOf(values));
        const two = summarizeTrades(tradesOf(other));
        expect([two.count, two.wins, two.losses, two.winRate]).toEqual([one.count, one.wins, one.losses, one.winRate]);
        for (const key of ['profitFactor', 'payoff', 'expectancy', 'averageWin', 'averageLoss'] as const) {
          expect(two[key].reason).toBe(one[key].reason);
          expect(Math.abs((two[key].value ?? 0) - (one[key].value ?? 0))).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('has an expectancy that is win rate times average win less loss rate times average loss', () => {
    fc.assert(
      fc.property(results, (values) => {
        const found = summarizeTrades(tradesOf(values));
        if (found.expectancy.value === null) return;
        const byRates =
          ((found.averageWin.value ?? 0) * found.wins - (found.averageLoss.value ?? 0) * found.losses) / found.count;
        expect(Math.abs(found.expectancy.value - byRates)).toBeLessThan(1e-6);
      }),
    );
  });
});
