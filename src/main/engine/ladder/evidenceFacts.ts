/** What a book has shown since its window began, as the gates read it (SM-05, SM-06). */
import type { Book } from '../../../shared/model/mode.ts';
import type { GateEvidence } from '../../domain/ladder/evidenceItems.ts';
import type { GateMetric, GateTime } from '../../domain/ladder/gate.ts';
import { newStepClock, stepTime } from '../../domain/ladder/stepClock.ts';
import { gateMetrics, type GateMetrics } from '../../domain/metrics/gateMetrics.ts';
import type { LadderTurn } from './ladderTurn.ts';
import { pauseReason } from './pauseReason.ts';

/** Before the first sample of the window. */
const noSample: GateMetric = { value: null, reason: 'TOO_FEW_OBS' };

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
    winRate: metrics?.winRate ?? { value: null, reason: 'NO_TRADES' },
    sharpe: metrics?.sharpe ?? noSample,
    maxDrawdown: metrics?.maxDrawdown ?? noSample,
    closedTrades: metrics?.closedTrades ?? 0,
    dailyReturns: metrics?.dailyReturns ?? 0,
    time: gateTime(turn),
  };
}
