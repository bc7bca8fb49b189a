import { usePart } from '../../../store/viewStore.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StillLoading } from '../../../ui/StillLoading.tsx';
import { Latched } from './Latched.tsx';
import { LevelButtons } from './LevelButtons.tsx';
import { TriggerTable } from './TriggerTable.tsx';

/** Every trigger with its distance, the levels by hand, and what waits for a person (UI-52). */
export function BreakerPanel() {
  const breaker = usePart('breaker');
  if (breaker === null) {
    return (
      <Panel title="Breaker" testId="breaker" state="loading">
        <StillLoading what="the breaker" />
      </Panel>
    );
  }
  const { level, triggers, reachability, manual } = breaker;
  const isArmed = triggers.length > 0;
  return (
    <Panel
      title="Breaker"
      testId="breaker"
      state={isArmed ? 'ok' : 'empty'}
      className="breaker-panel"
      facts={
        <>
          <span data-testid="breaker-level" data-value={level}>
            level <strong>{level}</strong>
            {manual === null ? '' : `, ${manual} set by hand`}
          </span>
          <span className="text-muted">{isArmed ? 'armed' : 'has not reported yet'}</span>
        </>
      }
      tools={<LevelButtons />}
    >
      <Latched />
      {isArmed ? <TriggerTable triggers={triggers} /> : <p className="panel-empty">No trigger has reported yet.</p>}
      {reachability.text === '' ? null : (
        <p className="panel-line" data-testid="reachability">
          {reachability.text}
        </p>
      )}
    </Panel>
  );
}
