/**
 * Probation after each step up (SM-15): active hours and a closed trade without any level of L2 or above. A technical level starts the count
 * again, a risk level fails it at once, and so does the end of the longest time. All times are active time, so a desk that is off loses nothing.
 */
import type { Settings } from '../../../shared/settings.ts';
import { HOUR_MS, type UnixMs } from '../../../shared/values/time.ts';

export type ProbationState = 'RUNNING' | 'PASSED' | 'FAILED';

export interface Probation {
  readonly state: ProbationState;
  readonly startedAt: UnixMs;
  /** Active time, and trades closed, since the last level of L2 or above. */
  readonly cleanMs: number;
  readonly cleanTrades: number;
  /** Active time since the start. */
  readonly totalMs: number;
  /** Why it failed; empty otherwise. */
  readonly text: string;
}

export type ProbationEvent =
  | { readonly type: 'ACTIVE'; readonly ms: number }
  | { readonly type: 'TRADE_CLOSED' }
  /** A level of L2 or above began. */
  | { readonly type: 'TECHNICAL_LEVEL' }
  | { readonly type: 'RISK_LEVEL'; readonly text: string };

/** A probation that begins now. */
export const startProbation = (at: UnixMs): Probation => ({
  state: 'RUNNING',
  startedAt: at,
  cleanMs: 0,
  cleanTrades: 0,
  totalMs: 0,
  text: '',
});

/** The counts after an event. A probation that ended, either way, stays as it is. */
export function advanceProbation(probation: Probation, event: ProbationEvent): Probation {
  if (probation.state !== 'RUNNING') return probation;
  const { cleanMs, cleanTrades, totalMs } = probation;
  switch (event.type) {
    case 'ACTIVE':
      return { ...probation, cleanMs: cleanMs + event.ms, totalMs: totalMs + event.ms };
    case 'TRADE_CLOSED':
      return { ...probation, cleanTrades: cleanTrades + 1 };
    case 'TECHNICAL_LEVEL':
      return { ...probation, cleanMs: 0, cleanTrades: 0 };
    case 'RISK_LEVEL':
      return { ...probation, state: 'FAILED', text: event.text };
  }
}

/** The verdict on the counts: passed, failed at the end of the longest time, or still running. */
export function judgeProbation(probation: Probation, settings: Settings['probation']): Probation {
  if (probation.state !== 'RUNNING') return probation;
  const isServed = probation.cleanMs >= settings.activeHours * HOUR_MS && probation.cleanTrades >= settings.minTrades;
  if (isServed) return { ...probation, state: 'PASSED' };
  if (probation.totalMs < settings.maxHours * HOUR_MS) return probation;
  const text = `not passed within ${settings.maxHours} active hours`;
  return { ...probation, state: 'FAILED', text };
}
