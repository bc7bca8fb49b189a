/**
 * How much of each limit was used while this window looked on: one point a minute of desk time, the last 24 hours. The desk keeps the trips; this is
 * only the line between them, and it says since when.
 */
import type { Part } from '../../../../shared/ipc/view.ts';
import { DAY_MS, MINUTE_MS } from '../../../../shared/values/time.ts';
import { useViewStore } from '../../../store/viewStore.ts';

export interface UsedPoint {
  /** Desk time, milliseconds. */
  readonly at: number;
  readonly used: number;
}

export type UsedHistory = Readonly<Record<string, readonly UsedPoint[]>>;

/** The history with what the breaker says now, unless the last point is younger than a minute. Time that went back starts it anew. */
export function withReading(history: UsedHistory, triggers: Part<'breaker'>['triggers'], at: number): UsedHistory {
  const next: Record<string, readonly UsedPoint[]> = {};
  for (const { trigger, used } of triggers) {
    const before = history[trigger] ?? [];
    const last = before.at(-1);
    const base = last !== undefined && at < last.at ? [] : before;
    const isDue = base.length === 0 || at - (base.at(-1)?.at ?? 0) >= MINUTE_MS;
    next[trigger] = used === null || !isDue ? base : [...base.filter((point) => at - point.at < DAY_MS), { at, used }];
  }
  return next;
}

let history: UsedHistory = {};

/** Starts looking on; returns the function that stops. */
export const followUsedHistory = (): (() => void) =>
  useViewStore.subscribe(({ view }, before) => {
    if (view === null || view.parts.breaker === before.view?.parts.breaker) return;
    history = withReading(history, view.parts.breaker.triggers, view.parts.feed.now);
  });

/** Oldest first; empty while nothing was seen. */
export const usedHistoryOf = (trigger: string): readonly UsedPoint[] => history[trigger] ?? [];
