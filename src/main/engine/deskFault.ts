/** The desk found a fault of its own: nothing is entered until it was started again; what is held stays guarded and can be closed (ES-01). */
import { raiseAlert } from './alerts.ts';
import type { Step } from './step.ts';

/** Takes where it was found, in few words. One that comes with every price is said once. */
export function onDeskFault(step: Step, where: string): void {
  step.state.live.latched = true;
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  const found = where.slice(0, 300);
  const isTold = [...step.state.durable.alerts.values()].some(
    ({ type, state, text }) => type === 'DESK_FAULT' && state !== 'CLEARED_UNACK' && text.includes(found),
  );
  if (!isTold) raiseAlert(step, 'DESK_FAULT', { found });
}

/** Whether one was found since the start. */
export const isFaulty = ({ state }: Pick<Step, 'state'>): boolean =>
  [...state.durable.alerts.values()].some(
    (alert) => alert.type === 'DESK_FAULT' && (alert.state === 'ACTIVE_UNACK' || alert.state === 'ACTIVE_ACK'),
  );
