import { Explain } from '../../ui/Explain.tsx';
import { useDesk } from '../../bridge/deskClient.ts';
import { useLink, usePart, useViewStore } from '../../store/viewStore.ts';
import { useSecondTick } from '../../store/deskClock.ts';
import { StopPlan } from './StopPlan.tsx';
import { pressStop, useStopStore } from './stopStore.ts';
import { stopStateOf, stopWords } from './stopState.ts';

/** The emergency stop: always there, one press, honest about whether it works (UI-02, UI-27, UI-28). */
export function EmergencyStop() {
  const client = useDesk();
  const link = useLink();
  const desk = usePart('desk');
  const incident = useViewStore((state) => state.view?.parts.stop.incident ?? null);
  const { isSending, isOverdue } = useStopStore();
  // The plan may change with every fill: it is read once a second, not followed.
  useSecondTick();
  const plan = useViewStore.getState().view?.parts.stop ?? null;
  const facts = { link, desk, stop: plan === null ? null : { ...plan, incident }, isSending, isOverdue };
  const state = stopStateOf(facts);
  const words = stopWords(state, facts);
  const isPointless = desk?.mode === 'SETUP' && state === 'armed';

  return (
    <div className="stop-plate" data-stop-state={state} data-pointless={isPointless}>
      <Explain
        testId="emergency-stop"
        className="stop-button"
        label={words.name}
        content={<StopPlan />}
        onClick={() => {
          if (!isPointless) pressStop(client, 'button');
        }}
        isDisabled={isPointless}
        attributes={{ 'data-stop-state': state }}
      >
        <span className="stop-first">{words.first}</span>
        <span className="stop-second num">{words.second}</span>
      </Explain>
    </div>
  );
}
