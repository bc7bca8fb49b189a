/**
 * Strategies whose code or parameters are not what was started (SM-22): found at the start of a session, because only then can they change.
 * On paper the old run ends and the next start begins the next attempt; live the book is wound down to PAPER and its next attempt.
 */
import { bookOf } from '../../../shared/model/mode.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import { record, type Step } from '../step.ts';
import { waitForFlat } from './afterFlat.ts';

/** Compares what runs with what is installed. */
export function stopChangedStrategies(step: Step): void {
  const { installed } = step.state.live;
  const changed = [...step.state.durable.strategies.values()].filter(
    (run) => run.status === 'RUNNING' && installed.find((each) => each.strategy.id === run.id)?.hash !== run.hash,
  );
  if (changed.length === 0) return;
  const names = changed.map((run) => run.id).join(', ');
  for (const run of changed)
    record(step, 'STRATEGY_STOPPED', {
      data: { strategy: run.id, cause: 'its code or parameters changed' },
      durability: 'A',
    });
  raiseAlert(step, 'STRATEGY_CHANGED', { found: `${names} is not what was started` });
  clearAlert(step, 'STRATEGY_CHANGED');
  const { mode } = step.state.durable.modeState;
  if (mode === 'SETUP' || mode === 'EMERGENCY_STOP' || bookOf(mode) === 'PAPER') return;
  waitForFlat(step, {
    kind: 'TO_PAPER',
    how: 'WIND_DOWN',
    cause: `strategy changed: ${names}`,
    automatic: true,
    isRiskCause: false,
    nextAttempt: true,
  });
}
