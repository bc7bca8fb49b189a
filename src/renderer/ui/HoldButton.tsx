import type { KeyboardEvent } from 'react';
import { useHold } from './useHold.ts';

interface HoldButtonProps {
  readonly holdMs: number;
  readonly onHeld: () => void;
  readonly children: string;
  readonly testId: string;
  /** Why holding does nothing now; null when it does. */
  readonly obstacle: string | null;
}

const isHoldKey = (event: KeyboardEvent): boolean => event.key === ' ' || event.key === 'Enter';

/** Acts only after pointer, Space or Enter was held for the whole time (UI-55). */
export function HoldButton({ holdMs, onHeld, children, testId, obstacle }: HoldButtonProps) {
  const { isHolding, progress, start, release } = useHold(holdMs, onHeld);
  const begin = (): void => {
    if (obstacle === null) start();
  };
  const secondsLeft = Math.ceil(((1 - progress) * holdMs) / 1_000);
  return (
    <button
      type="button"
      data-testid={testId}
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
      <span className="hold-fill" style={{ width: `${progress * 100}%` }} aria-hidden="true" />
      <span className="hold-words num">
        {children}
        {isHolding ? ` ${secondsLeft} s` : ''}
      </span>
    </button>
  );
}
