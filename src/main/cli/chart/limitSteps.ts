/** Where equity would have to stand for a loss limit to be reached: one step for each UTC day, or for each new high. */
import { DAY_MS, type UnixMs } from '../../../shared/values/time.ts';
import type { BacktestPoint, BacktestRun } from '../../ports/backtests.ts';

export interface LimitLine {
  readonly name: string;
  readonly steps: readonly { readonly at: UnixMs; readonly equity: number }[];
}

/** The lines of the limits that came close: daily loss (EB-02) and drawdown (EB-04), where a trigger of theirs fired. Analytics floats. */
export function limitLines({ trips, points, market }: BacktestRun): readonly LimitLine[] {
  const lines: LimitLine[] = [];
  for (const [trigger, base] of Object.entries(bases)) {
    const limit = trips.find((trip) => trip.trigger === trigger)?.limit;
    if (limit === undefined) continue;
    const share = 1 - Number.parseFloat(limit) / 100;
    const during = base.steps(points).filter(({ at }) => at < market.to);
    const steps = during.map(({ at, equity }) => ({ at, equity: equity * share }));
    lines.push({ name: `${base.name} ${Number.parseFloat(limit)} %`, steps });
  }
  return lines;
}

type Step = Pick<BacktestPoint, 'at' | 'equity'>;

const bases = {
  DAILY_LOSS: { name: 'daily loss limit', steps: dayStarts },
  DRAWDOWN: { name: 'drawdown limit', steps: highs },
} as const;

/** Equity at each 00:00 UTC: that of the last point by then. */
function dayStarts(points: readonly BacktestPoint[]): readonly Step[] {
  const steps: Step[] = [];
  let day = -1;
  for (const [place, { at, equity }] of points.entries()) {
    const today = Math.floor(at / DAY_MS);
    if (today === day) continue;
    day = today;
    const before = points[place - 1];
    steps.push({ at, equity: before === undefined || at % DAY_MS === 0 ? equity : before.equity });
  }
  return steps;
}

function highs(points: readonly BacktestPoint[]): readonly Step[] {
  let high = -Infinity;
  return points.filter(({ equity }) => {
    const isHigher = equity > high;
    high = Math.max(high, equity);
    return isHigher;
  });
}
