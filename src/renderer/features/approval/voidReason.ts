/** Why an open approval no longer counts (SM-10, UI-55): said at once, and for good. */
import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Part, Row } from '../../../shared/ipc/view.ts';
import { levels, type Level } from '../../../shared/model/mode.ts';
import { formatClock } from '../../format/times.ts';

/** What was true when the approval was asked for. */
export interface Opening {
  readonly level: Level;
  /** Keys of the P1 alerts that were active. */
  readonly critical: readonly string[];
}

export interface VoidFacts {
  readonly snapshot: Pick<ApprovalSnapshot, 'kind' | 'from' | 'frozenAt' | 'expiresAt'>;
  readonly opening: Opening;
  readonly desk: Pick<Part<'desk'>, 'mode' | 'phase' | 'level' | 'blockers'>;
  readonly alerts: readonly Row<'alerts'>[];
  readonly haveSettingsChanged: boolean;
  /** Desk time, milliseconds. */
  readonly now: number;
}

const AGAIN = 'Close this, solve it, start again.';
const rank = (level: Level): number => levels.indexOf(level);

/** Null while it counts. */
export function voidReason(facts: VoidFacts): string | null {
  return stopReason(facts) ?? expiryReason(facts) ?? levelReason(facts) ?? alertReason(facts) ?? settingsReason(facts);
}

function stopReason({ snapshot, desk, now }: VoidFacts): string | null {
  if (snapshot.kind === 'RESUME' && snapshot.from === 'EMERGENCY_STOP')
    return desk.phase === 'AWAITING_APPROVAL' ? null : 'Void: the stop does not wait for approval. Close this.';
  return desk.mode === 'EMERGENCY_STOP'
    ? `Void: the emergency stop fired ${formatClock(now)} UTC. Close this; it can be asked for again after the resume.`
    : null;
}

function expiryReason({ snapshot, now }: VoidFacts): string | null {
  if (now < snapshot.expiresAt) return null;
  return `Void: expired ${formatClock(snapshot.expiresAt)} UTC, frozen ${formatClock(snapshot.frozenAt)}. Close this and start again with new values.`;
}

function levelReason({ opening, desk, now }: VoidFacts): string | null {
  if (rank(desk.level) < rank('L2') || rank(desk.level) <= rank(opening.level)) return null;
  const cause = desk.blockers[0]?.text ?? '';
  return `Void: level ${desk.level} since ${formatClock(now)} UTC. ${cause === '' ? '' : `${cause} `}${AGAIN}`;
}

function alertReason({ opening, alerts }: VoidFacts): string | null {
  const fresh = alerts.find(
    ({ severity, state, key }) => severity === 'P1' && state.startsWith('ACTIVE') && !opening.critical.includes(key),
  );
  return fresh === undefined
    ? null
    : `Void: alert P1 '${fresh.text.replace(/\.$/, '')}' appeared ${formatClock(fresh.lastAt)}. ${AGAIN}`;
}

const settingsReason = ({ haveSettingsChanged }: VoidFacts): string | null =>
  haveSettingsChanged
    ? 'Void: the settings changed since this was frozen. Close this and start again with new values.'
    : null;
