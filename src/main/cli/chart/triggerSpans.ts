/** How long each trigger of a run held which level: what the rows under its curve show. */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { BacktestRun } from '../../ports/backtests.ts';

export interface TriggerSpan {
  readonly level: Level;
  readonly from: UnixMs;
  readonly to: UnixMs;
}

/** The spans above L0 of every trigger that fired, in the order in which they fired first. */
export function triggerSpans(run: BacktestRun): ReadonlyMap<string, readonly TriggerSpan[]> {
  const rows = new Map<string, TriggerSpan[]>();
  for (const [place, { trigger, to: level, at }] of run.trips.entries()) {
    if (level === 'L0') continue;
    const next = run.trips.slice(place + 1).find((trip) => trip.trigger === trigger)?.at ?? run.end.at;
    const row = rows.get(trigger) ?? [];
    row.push({ level, from: at, to: level === 'L4' ? resumedBefore(run, at, next) : next });
    rows.set(trigger, row);
  }
  return rows;
}

/** L4 ends with the approval of the resume, which is no change of a level and has no trip of its own. */
function resumedBefore({ stops }: BacktestRun, at: UnixMs, next: UnixMs): UnixMs {
  const resumed = stops.map(({ resumedAt }) => resumedAt).find((time) => time !== null && time > at);
  return resumed !== undefined && resumed !== null && resumed < next ? resumed : next;
}
