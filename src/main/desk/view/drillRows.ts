/** Drills as the ladder shows them: newest first, and the one that is running (SM-05). */
import type { Part } from '../../../shared/ipc/view.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import type { ViewFacts } from './facts.ts';

type Ladder = Part<'ladder'>;

/** Completed drills, newest first. */
export const drillRows = ({ state }: ViewFacts): Ladder['drills'] =>
  state.durable.drills.toReversed().map(({ startedAt, kind, tripped, flatMs, loss, passed, text }) => ({
    at: startedAt,
    kind,
    tripped: [...tripped],
    flatMs,
    loss: loss === null ? null : decimalText(loss),
    passed,
    text,
  }));

/** A scenario that plays, or the stop itself until flat is verified; null while there is neither. */
export function drillRunning({ state, drillRunning: playing }: ViewFacts): string | null {
  const { incident, modeState } = state.durable;
  const isStopDrill =
    modeState.mode === 'EMERGENCY_STOP' && incident?.cause === 'DRILL' && incident.cooldownEndsAt === null;
  return isStopDrill ? 'stop: closing the paper book and verifying that it is flat' : playing();
}
