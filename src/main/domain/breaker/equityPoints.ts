/** Equity of the last day, a point every five minutes, for the loss of the last 24 hours (EB-03). Bounded: 290 points at most. */
import { money, type Money } from '../../../shared/values/money.ts';
import { DAY_MS, MINUTE_MS, type UnixMs } from '../../../shared/values/time.ts';

const EVERY_MS = 5 * MINUTE_MS;

export interface EquityPoint {
  readonly at: UnixMs;
  /** At risk marks (CV-06). */
  readonly equity: Money;
  /** Deposits minus withdrawals since then. */
  readonly flows: Money;
}

/** The points after a deposit (above zero) or a withdrawal: it came after all of them. */
export const addFlow = (points: readonly EquityPoint[], amount: Money): readonly EquityPoint[] =>
  points.map((point) => ({ ...point, flows: money(point.flows.plus(amount)) }));

/** The points after another sample: one that comes too soon changes nothing, and what is older than the point 24 h ago goes. */
export function addPoint(points: readonly EquityPoint[], point: EquityPoint): readonly EquityPoint[] {
  const last = points.at(-1);
  if (last !== undefined && point.at - last.at < EVERY_MS) return points;
  const from = Math.max(
    0,
    points.findLastIndex((each) => each.at <= point.at - DAY_MS),
  );
  return [...points.slice(from), point];
}

/** The newest point at least 24 h old, else the oldest there is; null without any. */
export const pointADayBefore = (points: readonly EquityPoint[], now: UnixMs): EquityPoint | null =>
  points.findLast((each) => each.at <= now - DAY_MS) ?? points[0] ?? null;
