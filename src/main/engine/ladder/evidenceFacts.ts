/** What a book has shown since its window began, as the gates read it (SM-05, SM-06). */
import type { Book } from '../../../shared/model/mode.ts';
import type { GateEvidence } from '../../domain/ladder/evidenceItems.ts';
import type { GateMetric, GateTime } from '../../domain/ladder/gate.ts';
import { newStepClock, stepTime } from '../../domain/ladder/stepClock.ts';
import { gateMetrics, type GateMetrics } from '../../domain/metrics/gateMetrics.ts';
import type { LadderTurn } from './ladderTurn.ts';
import { pauseReason } from './pauseReason.ts';

const unmeasured: GateMetric = { value: null, reason: 'NO_EQUITY' };

/** Metrics of the window; null before its first sample. */
export function windowMetrics({ state }: LadderTurn, book: Book): GateMetrics | null {
  const { track, trades } = state.durable.books[book].record;
  return track === null ? null : gateMetrics(track, trades);
}

/** Time on the rung, with what pauses it. */
export function gateTime({ state, facts, at }: LadderTurn): GateTime {
  const clock = state.durable.ladder.clock ?? newStepClock(at);
  return { ...stepTime(clock, at, facts.settings.gate), pausedBy: pauseReason(state) };
}

/** The evidence of a gate. */
export function evidenceFacts(turn: LadderTurn, book: Book): GateEvidence {
  const metrics = windowMetrics(turn, book);
  return {
    winRate: metrics?.winRate ?? unmeasured,
    sharpe: metrics?.sharpe ?? unmeasured,
    maxDrawdown: metrics?.maxDrawdown ?? unmeasured,
    closedTrades: metrics?.closedTrades ?? 0,
    dailyReturns: metrics?.dailyReturns ?? 0,
    time: gateTime(turn),
  };
}
