import type { KeyboardEvent, ReactNode } from 'react';
import { usePreferences } from '../store/preferences.ts';
import { HoldRing } from './HoldRing.tsx';
import { useHold } from './useHold.ts';
import { usePressTwice } from './usePressTwice.ts';

interface HoldButtonProps {
  readonly holdMs: number;
  /** With the milliseconds that were held. */
  readonly onHeld: (heldMs: number) => void;
  /** What it does, after "to": "go live". */
  readonly act: string;
  readonly testId: string;
  /** Why holding does nothing now; null when it does. */
  readonly obstacle: string | null;
}

/** Acts only after pointer, Space or Enter was held for the whole time, or in the way chosen instead (UI-55). */
export function HoldButton(props: HoldButtonProps) {
  const way = usePreferences((state) => state.holdWay);
  return way === 'hold' ? <Held {...props} /> : <PressedTwice {...props} />;
}

const isHoldKey = (event: KeyboardEvent): boolean => event.key === ' ' || event.key === 'Enter';
const secondsLeft = (progress: number, holdMs: number): number => Math.ceil(((1 - progress) * holdMs) / 1_000);

function Held({ holdMs, onHeld, act, testId, obstacle }: HoldButtonProps) {
  const { isHolding, progress, start, release } = useHold(holdMs, onHeld);
  const begin = (): void => {
    if (obstacle === null) start();
  };
  return (
    <button
      type="button"
      data-testid={testId}
      data-state={isHolding ? 'holding' : 'idle'}
      className="button button-primary hold"
      aria-disabled={obstacle !== null}
      title={obstacle ?? undefined}
      onPointerDown={(event) => {
        if (event.button === 0) begin();
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        if (!event.repeat) begin();
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) release();
      }}
    >
      <HoldRing progress={progress} />
      <HoldWords>
        Hold {isHolding ? secondsLeft(progress, holdMs) : holdMs / 1_000} s to {act}
      </HoldWords>
    </button>
  );
}

function PressedTwice({ holdMs, onHeld, act, testId, obstacle }: HoldButtonProps) {
  const { phase, progress, press } = usePressTwice(holdMs, onHeld);
  const words = {
    idle: `Press, wait ${holdMs / 1_000} s, press again to ${act}`,
    waiting: `Wait ${secondsLeft(progress, holdMs)} s, then press again`,
    ready: `Press again to ${act}`,
  } as const;
  return (
    <button
      type="button"
      data-testid={testId}
      data-state={phase}
      className="button button-primary hold"
      aria-disabled={obstacle !== null}
      title={obstacle ?? undefined}
      onClick={() => {
        if (obstacle === null) press();
      }}
    >
      <HoldRing progress={phase === 'ready' ? 1 : progress} />
      <HoldWords>{words[phase]}</HoldWords>
    </button>
  );
}

const HoldWords = ({ children }: { readonly children: ReactNode }) => (
  <span className="hold-words num">{children}</span>
);
