/** What stands for or against leaving an emergency stop now (T7, SM-18), for the command, the approval and the view alike. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import { DAY_MS } from '../../../shared/values/time.ts';
import { resumeGuards, type ResumeFacts, type ResumeGuard } from '../../domain/mode/resumeGuards.ts';
import { resumeTarget } from '../../domain/mode/resumeTarget.ts';
import { causesLeft } from '../breaker/stopCauses.ts';
import type { LadderTurn } from '../ladder/ladderTurn.ts';
import type { EngineState } from '../state.ts';
import { decidingCause } from './stopCauses.ts';

/** Stops for a loss count this long (SM-18). */
const LOSS_STOPS_MS = 14 * DAY_MS;

/** Highest mode a resume may choose now, or null when nothing is stopped. */
export function highestResume({ durable }: EngineState): TradingMode | null {
  const { incident, modeState, ladder } = durable;
  if (incident === null || modeState.mode !== 'EMERGENCY_STOP') return null;
  const earlier = ladder.stops.filter(
    ({ at, cause, mode }) =>
      at < incident.startedAt &&
      incident.startedAt - at <= LOSS_STOPS_MS &&
      mode !== 'PAPER' &&
      (cause === 'DAILY_LOSS' || cause === 'DRAWDOWN'),
  );
  return resumeTarget({
    modeBefore: modeState.modeBefore,
    cause: decidingCause(incident),
    earlierLossStopsIn14d: earlier.length,
  });
}

/** The facts of a resume to a target; null when nothing is stopped. */
export function resumeFacts(turn: LadderTurn, target: TradingMode): ResumeFacts | null {
  const { books, incident, ladder, triggers } = turn.state.durable;
  const highest = highestResume(turn.state);
  if (incident === null || highest === null) return null;
  return {
    phase: incident.phase,
    now: turn.at,
    cooldownEndsAt: incident.cooldownEndsAt,
    target,
    highest,
    causesLeft: causesLeft(turn),
    // The stop's own verification is a comparison too: the venue said flat twice, and so does our record.
    isReconciled:
      ladder.comparison.failingSince === null || (incident.flatAt !== null && books.LIVE.positions.size === 0),
    isRecordIntact: ladder.verification?.ok !== false && !triggers.has('JOURNAL_BROKEN'),
  };
}

/** Guards that fail now; null when nothing is stopped. */
export function openResumeGuards(turn: LadderTurn, target: TradingMode): readonly ResumeGuard[] | null {
  const facts = resumeFacts(turn, target);
  return facts === null ? null : resumeGuards(facts);
}
