/** What stands for or against leaving an emergency stop now (T7, SM-18), for the command, the approval and the view alike. */
import { bookOf, type TradingMode } from '../../../shared/model/mode.ts';
import { DAY_MS, type UnixMs } from '../../../shared/values/time.ts';
import { resumeGuards, type ResumeFacts, type ResumeGuard } from '../../domain/mode/resumeGuards.ts';
import { resumeTarget } from '../../domain/mode/resumeTarget.ts';
import { isCompared } from '../breaker/comparePoll.ts';
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

/** When the venue last said what our record says; the stop's own verification is a comparison too. Null while it never did. */
export function reconciledAt({ live, durable }: EngineState): UnixMs | null {
  const { lastReconciledAt } = live;
  const flatAt = durable.incident?.flatAt ?? null;
  return lastReconciledAt === null || (flatAt !== null && flatAt > lastReconciledAt) ? flatAt : lastReconciledAt;
}

/** The stop's own verification is a comparison too; real money asks what was found since. */
function isReconciled({ durable }: EngineState, isLive: boolean): boolean {
  const { books, incident, ladder } = durable;
  const { at, failingSince } = ladder.comparison;
  if (failingSince === null) return true;
  const flatAt = incident?.flatAt ?? null;
  if (flatAt === null || books.LIVE.positions.size > 0) return false;
  return !isLive || at === null || flatAt >= at;
}

/** The facts of a resume to a target; null when nothing is stopped. */
export function resumeFacts(turn: LadderTurn, target: TradingMode): ResumeFacts | null {
  const { incident, ladder, triggers } = turn.state.durable;
  const isLive = bookOf(target) === 'LIVE';
  const highest = highestResume(turn.state);
  if (incident === null || highest === null) return null;
  return {
    phase: incident.phase,
    now: turn.at,
    cooldownEndsAt: incident.cooldownEndsAt,
    target,
    highest,
    causesLeft: causesLeft(turn),
    isReconciled: isReconciled(turn.state, isLive),
    comparisonAgeMs: isLive && isCompared(turn, 'LIVE') ? turn.at - (reconciledAt(turn.state) ?? 0) : null,
    isRecordIntact: ladder.verification?.ok !== false && !triggers.has('JOURNAL_BROKEN'),
  };
}

/** Guards that fail now; null when nothing is stopped. */
export function openResumeGuards(turn: LadderTurn, target: TradingMode): readonly ResumeGuard[] | null {
  const facts = resumeFacts(turn, target);
  return facts === null ? null : resumeGuards(facts);
}
