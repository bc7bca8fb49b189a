/** Starting and stopping strategies. A start is bound to the strategy's hash (SM-22). */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { isAtLeast } from '../domain/breaker/effectiveLevel.ts';
import { clearAlert } from './alerts.ts';
import { admitStrategy } from './ladder/attempts.ts';
import { effectiveLevelOf } from './levelFacts.ts';
import { note, record, type Step } from './step.ts';

/** Starts an installed strategy on every symbol of the feed. */
export function startStrategy(
  step: Step,
  input: CommandInput<'startStrategy'>,
): Result<Record<string, never>, Failure> {
  const installed = step.state.live.installed.find((each) => each.strategy.id === input.strategy);
  if (installed === undefined) return err(failure('NOT_FOUND', `No strategy "${input.strategy}" is installed.`));
  const { modeState, strategies } = step.state.durable;
  if (modeState.mode === 'SETUP')
    return err(failure('ILLEGAL_TRANSITION', 'No book is open. Start paper trading first.'));
  if (modeState.mode === 'EMERGENCY_STOP')
    return err(failure('ILLEGAL_TRANSITION', 'The emergency stop is on. Resume first, then start strategies (SM-18).'));
  const status = strategies.get(input.strategy)?.status;
  if (status === 'RUNNING') return ok({});
  if (status === 'DISABLED')
    return err(
      failure('DENIED', `Strategy ${input.strategy} is off because it repeated itself. Enable it again first (RC-10).`),
    );
  const level = effectiveLevelOf(step.state);
  if (isAtLeast(level, 'L3'))
    return err(failure('DENIED', `Level ${level} halts the strategies. Release it on the Risk screen first (RC-02).`));
  const { strategy, hash } = installed;
  const refusal = admitStrategy(step, hash);
  if (refusal !== null) return err(refusal);
  record(step, 'STRATEGY_STARTED', {
    data: {
      strategy: strategy.id,
      hash,
      parameters: strategy.parameters,
      symbols: [...step.state.live.markets.keys()],
    },
    durability: 'A',
  });
  note(step, 'SIGNAL', `Strategy ${strategy.name} started on ${step.state.live.markets.size} symbols.`);
  step.effects.publishNow = true;
  return ok({});
}

/** Stops a strategy; its positions keep their stops. */
export function stopStrategy(step: Step, input: CommandInput<'stopStrategy'>): Result<Record<string, never>, Failure> {
  const run = step.state.durable.strategies.get(input.strategy);
  if (run === undefined) return err(failure('NOT_FOUND', `Strategy "${input.strategy}" was never started.`));
  if (run.status !== 'RUNNING') return ok({});
  record(step, 'STRATEGY_STOPPED', { data: { strategy: run.id, cause: 'user' }, durability: 'A' });
  note(step, 'SIGNAL', `Strategy ${run.id} stopped. Its positions keep their stops.`);
  step.effects.publishNow = true;
  return ok({});
}

/** Enables a strategy that repeated itself; it stays stopped until it is started (RC-10). */
export function enableStrategy(
  step: Step,
  input: CommandInput<'enableStrategy'>,
): Result<Record<string, never>, Failure> {
  const run = step.state.durable.strategies.get(input.strategy);
  if (run === undefined) return err(failure('NOT_FOUND', `Strategy "${input.strategy}" was never started.`));
  if (run.status !== 'DISABLED') return ok({});
  record(step, 'STRATEGY_ENABLED', { data: { strategy: run.id }, durability: 'A' });
  clearAlert(step, 'STRATEGY_DISABLED', run.id);
  note(step, 'SIGNAL', `Strategy ${run.id} is enabled again. Start it when you have read its signals.`);
  step.effects.publishNow = true;
  return ok({});
}
