/** Step-up at the desk's border: a passphrase is checked here and goes no farther than this file (SM-10). Settings are read here too. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandOutput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { settingsJson } from '../domain/config/settingsJson.ts';
import type { EngineInput } from '../engine/events.ts';
import type { Runner } from '../engine/runner.ts';
import type { EngineState } from '../engine/state.ts';
import type { EngineFacts } from '../engine/step.ts';
import type { StepUp, StepUpFailure } from '../ports/stepUp.ts';
import type { Caller, CommandHandlers } from './desk.ts';

interface StepUpParts {
  readonly stepUp: StepUp;
  readonly runner: Runner;
  readonly facts: EngineFacts;
}

/** Sends a command through the engine's queue. */
type Send = <Name extends ProvenName>(
  name: Name,
) => (input: EngineInput<Name>, caller: Caller) => Promise<Result<CommandOutput<Name>, Failure>>;
type ProvenName = 'confirmApproval' | 'markHandled' | 'overrideSize';

/** Handlers of what needs a person to prove who they are, and of the settings they protect. */
export const stepUpHandlers = (
  { stepUp, runner, facts }: StepUpParts,
  send: Send,
): Pick<CommandHandlers, ProvenName | 'setPassphrase' | 'getSettings'> => ({
  /** The engine learns how somebody was authenticated, and nothing that was typed for it. */
  confirmApproval: async ({ passphrase, ...rest }, caller) => {
    const method = await stepUp.authenticate(passphrase, 'approve a step of the ladder');
    if (!method.ok) return err(stepUpFailure(method.error));
    return send('confirmApproval')({ ...rest, authMethod: method.value }, caller);
  },
  /** In a book without real orders nobody has to prove who they are; the engine knows which leg it is. */
  markHandled: async ({ passphrase, ...rest }, caller) => {
    if (!needsProof(runner.state, rest.key)) return send('markHandled')({ ...rest, authMethod: null }, caller);
    const method = await stepUp.authenticate(passphrase, 'mark a leg of the stop as handled by hand');
    if (!method.ok) return err(stepUpFailure(method.error));
    return send('markHandled')({ ...rest, authMethod: method.value }, caller);
  },
  /** Asked in every book: it is a habit that a rehearsal should build (RC-06). */
  overrideSize: async ({ passphrase, ...rest }, caller) => {
    const method = await stepUp.authenticate(passphrase, 'send one order above the usual size');
    if (!method.ok) return err(stepUpFailure(method.error));
    return send('overrideSize')({ ...rest, authMethod: method.value }, caller);
  },
  setPassphrase: async ({ current, next }) => {
    const set = await stepUp.setPassphrase(current, next);
    runner.dispatch({ type: 'told', news: { kind: 'stepUp', ready: stepUp.isReady() } });
    return set.ok ? ok({}) : err(stepUpFailure(set.error));
  },
  getSettings: () =>
    Promise.resolve(
      ok({
        settings: settingsJson(facts.settings),
        defaults: settingsJson(defaultSettings()),
        hash: facts.configHash,
        pending: runner.state.durable.ladder.pending?.settings ?? null,
      }),
    ),
});

/** A leg that is not there is refused by the engine, without a try at the passphrase. */
const needsProof = ({ durable }: EngineState, key: string): boolean =>
  durable.incident?.legs.some((leg) => leg.key === key && leg.book === 'LIVE') ?? false;

/** Why nobody was authenticated, in words. */
export function stepUpFailure(found: StepUpFailure): Failure {
  switch (found.code) {
    case 'NOT_SET':
      return failure('STEP_UP_REQUIRED', 'No passphrase is set. Set one in Settings > Security first (SM-10).');
    case 'WRONG':
      return failure('STEP_UP_FAILED', `The passphrase does not match. ${triesText(found.triesLeft)}.`);
    case 'WAIT':
      return failure(
        'STEP_UP_FAILED',
        `Too many wrong tries. Wait ${Math.ceil(found.remainingMs / 1_000)} s, then try again.`,
      );
    case 'TOO_SHORT':
      return failure('STEP_UP_FAILED', `The passphrase has ${found.found} characters. Use at least ${found.expected}.`);
    case 'UNAVAILABLE':
      return failure('STEP_UP_FAILED', found.text);
  }
}

const triesText = (left: number): string => (left === 1 ? '1 try left' : `${left} tries left`);
