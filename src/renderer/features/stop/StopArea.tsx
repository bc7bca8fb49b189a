import { useEffect, type ReactNode } from 'react';
import { foldStop, useScreenStore } from '../../store/screenStore.ts';
import { usePart, useViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Onboarding } from '../onboarding/Onboarding.tsx';
import { StillLoading } from '../../ui/StillLoading.tsx';
import { StopPanel } from './StopPanel.tsx';

/** The screen, and over it whatever must be seen first: the emergency stop, or the first run. */
export function StopArea({ children }: { readonly children: ReactNode }) {
  const mode = usePart('desk')?.mode;
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
          <span>Stopped. The desk below is read from the book as it is now.</span>
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
