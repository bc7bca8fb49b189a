/** The only way from one mode to another: along an edge of SM-03, journaled, with a new state version (SM-13). */
import { invariant } from '../../shared/base/invariant.ts';
import type { ModeState } from '../../shared/model/mode.ts';
import { transitionOf } from '../domain/mode/transition.ts';
import { record, type Step } from './step.ts';

/** Enters a mode; a transition that SM-03 does not have is a bug of the caller and throws. */
export function changeMode(step: Step, to: ModeState, why: { readonly cause: string; readonly reason: string }): void {
  const from = step.state.durable.modeState;
  const transition = transitionOf(from, to.mode);
  invariant(transition.ok, `no transition from ${from.mode} to ${to.mode}`);
  record(step, 'MODE_TRANSITION', {
    data: { transition: transition.value, from, to, ...why, configHash: step.facts.configHash },
    durability: 'A',
  });
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
}
