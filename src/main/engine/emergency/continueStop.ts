/** An emergency stop after a restart (SM-19): it goes on where it was, without anybody's help, and never ends by itself (ES-17). */
import { unixMs } from '../../../shared/values/time.ts';
import { unverified } from '../../domain/emergency/flatVerifier.ts';
import { setTimer, type Step } from '../step.ts';
import { armUnresolved, askForPlan } from './plan.ts';
import { onCooldownDue } from './verify.ts';

/** Continues at ES-02 with a fresh snapshot, or waits out the rest of the cooldown, whose end is an absolute time. */
export function continueStop(step: Step): void {
  const { incident, modeState } = step.state.durable;
  if (modeState.mode !== 'EMERGENCY_STOP' || incident === null) return;
  step.state.live.latched = true;
  const isClosing = incident.phase === 'EXECUTING' || incident.phase === 'UNRESOLVED';
  step.state.live.stop = {
    stage: isClosing ? 'PLANNING' : 'WATCHING',
    verifier: unverified,
    retries: 0,
    watchUntil: unixMs(step.at + step.facts.settings.emergency.watchMs),
  };
  if (isClosing) {
    askForPlan(step);
    if (incident.phase === 'EXECUTING') armUnresolved(step);
    return;
  }
  setTimer(step, 'stop-poll', step.at);
  if (incident.phase === 'COOLDOWN') onCooldownDue(step);
}
