import { useEffect, type ReactNode } from 'react';
import type { StopPhase } from '../../../shared/model/mode.ts';
import { foldStop, useScreenStore } from '../../store/screenStore.ts';
import { usePart, useViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Onboarding } from '../onboarding/Onboarding.tsx';
import { StillLoading } from '../../ui/StillLoading.tsx';
import { StopPanel } from './StopPanel.tsx';

/** The screen, and over it whatever must be seen first: the emergency stop, or the first run. */
export function StopArea({ children }: { readonly children: ReactNode }) {
  const mode = usePart('desk')?.mode;
  const phase = usePart('desk')?.phase ?? null;
  const incident = useViewStore((state) => state.view?.parts.stop.incident?.id ?? null);
  const isFolded = useScreenStore((state) => state.isStopFolded);
  useEffect(() => foldStop(false), [incident]);
  if (mode === undefined) return <StillLoading what="the desk" />;
  if (mode === 'SETUP') return <Onboarding />;
  const isCovered = mode === 'EMERGENCY_STOP' && !isFolded;
  return (
    <div className="screen-area">
      {mode === 'EMERGENCY_STOP' && isFolded ? (
        <div className="stop-folded">
          <span>{foldedText(phase)}</span>
          <Button testId="stop-unfold" onClick={() => foldStop(false)}>
            Show the stop
          </Button>
        </div>
      ) : null}
      <div className="screen-under" inert={isCovered}>
        {children}
      </div>
      {isCovered ? <StopPanel /> : null}
    </div>
  );
}

/** What the fold leaves to be seen: whether the stop still works, or is over. */
function foldedText(phase: StopPhase | null): string {
  return phase === 'COOLDOWN' || phase === 'AWAITING_APPROVAL'
    ? 'Stopped. The screen below is read from the book as it is now.'
    : 'The emergency stop is running. The screen below shows the book as it is now.';
}
