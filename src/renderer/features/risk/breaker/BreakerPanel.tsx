import type { Part } from '../../../../shared/ipc/view.ts';
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
            {manual === null ? '' : manual === level ? ' by hand' : `, ${manual} by hand`}
          </span>
          <span className="text-muted">{stateWords(level, isArmed)}</span>
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

/** The style's words for a breaker: armed, tripped; a level above L0 is a tripped one. */
function stateWords(level: Part<'breaker'>['level'], isArmed: boolean): string {
  if (!isArmed) return 'has not reported yet';
  return level === 'L0' ? 'armed' : 'tripped';
}
