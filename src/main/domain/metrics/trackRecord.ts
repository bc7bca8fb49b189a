/**
 * One book's history as the metrics need it, folded point by point: the engine adds a sample a minute, a backtest its bars, a report what it
 * reads. Same library for all of them (ME-22). Plain data: it can be stored and taken up again. Points and flows come in order of time.
 */
import type { UnixMs } from '../../../shared/values/time.ts';
import { addToDays, startDays, type DailyRecord } from './dailyReturns.ts';
import { addToDrawdown, startDrawdown, type Drawdown, type NavPoint } from './drawdown.ts';
import type { EquityPoint, ExternalFlow } from './equityPoint.ts';
import { hasCapital, navAfterFlow, navAt, startNav, type NavBase } from './nav.ts';

export interface TrackRecord {
  readonly from: UnixMs;
  /** Points added, flows included. */
  readonly points: number;
  readonly nav: NavBase;
  /** Whether there ever was capital; without it there is no return (NO_CAPITAL). */
  readonly everHadCapital: boolean;
  readonly last: NavPoint;
  readonly lastEquity: number;
  readonly lastGross: number;
  readonly drawdown: Drawdown;
  readonly days: DailyRecord;
  /** Sums over time, each point holding until the next: milliseconds with a position, gross fraction x ms, equity x ms (ME-15, ME-16). */
  readonly positionMs: number;
  readonly grossMs: number;
  readonly equityMs: number;
}

export function startRecord({ at, equity, gross }: EquityPoint): TrackRecord {
  const nav = startNav(equity);
  const first = { at, index: nav.index };
  return {
    from: at,
    points: 1,
    nav,
    everHadCapital: hasCapital(nav),
    last: first,
    lastEquity: equity,
    lastGross: gross,
    drawdown: startDrawdown(first),
    days: startDays(first),
    positionMs: 0,
    grossMs: 0,
    equityMs: 0,
  };
}

/** The record after a sample. */
export const addPoint = (record: TrackRecord, point: EquityPoint): TrackRecord =>
  advance(record, { point, nav: record.nav });

/** The record after money came or went; the index does not move. */
export function addFlow(record: TrackRecord, flow: ExternalFlow): TrackRecord {
  const before = advance(record, {
    point: { at: flow.at, equity: flow.equityBefore, gross: record.lastGross },
    nav: record.nav,
  });
  const nav = navAfterFlow(record.nav, flow);
  const days = hasCapital(nav) ? before.days : { ...before.days, lacksCapital: true };
  return { ...before, nav, days, lastEquity: nav.equity, everHadCapital: record.everHadCapital || hasCapital(nav) };
}

function advance(record: TrackRecord, { point, nav }: { point: EquityPoint; nav: NavBase }): TrackRecord {
  const last = { at: point.at, index: navAt(nav, point.equity) };
  const elapsedMs = point.at - record.last.at;
  const hasPosition = record.lastGross > 0;
  return {
    from: record.from,
    points: record.points + 1,
    nav,
    everHadCapital: record.everHadCapital,
    last,
    lastEquity: point.equity,
    lastGross: point.gross,
    drawdown: addToDrawdown(record.drawdown, last),
    days: addToDays(record.days, { before: record.last, point: last, hadCapital: hasCapital(nav) }),
    positionMs: hasPosition ? record.positionMs + elapsedMs : record.positionMs,
    grossMs:
      hasPosition && record.lastEquity > 0
        ? record.grossMs + (record.lastGross / record.lastEquity) * elapsedMs
        : record.grossMs,
    equityMs: record.equityMs + record.lastEquity * elapsedMs,
  };
}

/** The record of a whole history: points in order of time, the first one before every flow. Null without a point. */
export function trackRecordOf(points: readonly EquityPoint[], flows: readonly ExternalFlow[] = []): TrackRecord | null {
  const [first] = points;
  if (first === undefined) return null;
  let record = startRecord(first);
  let next = flows.findIndex((flow) => flow.at > first.at);
  if (next < 0) next = flows.length;
  for (let place = 1; place < points.length; place += 1) {
    const point = points[place] ?? first;
    for (let flow = flows[next]; flow !== undefined && flow.at <= point.at; flow = flows[next]) {
      record = addFlow(record, flow);
      next += 1;
    }
    record = addPoint(record, point);
  }
  return flows.slice(next).reduce(addFlow, record);
}
