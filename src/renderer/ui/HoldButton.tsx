import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

interface HoldButtonProps {
  readonly holdMs: number;
  readonly onHeld: () => void;
  readonly children: string;
  readonly testId: string;
  /** Why holding does nothing now; null when it does. */
  readonly obstacle: string | null;
}

/** Acts only after pointer, Space or Enter was held for the whole time; letting go before starts over (UI-55). */
export function HoldButton({ holdMs, onHeld, children, testId, obstacle }: HoldButtonProps) {
  const [since, setSince] = useState<number | null>(null);
  const [elapsedMs, setElapsedMs] = useState(0);
  const held = useRef(onHeld);
  useEffect(() => {
    held.current = onHeld;
  });
  useEffect(() => {
    if (since === null) return;
    const show = setInterval(() => setElapsedMs(performance.now() - since), 50);
    const done = setTimeout(() => {
      setSince(null);
      held.current();
    }, holdMs);
    return () => {
      clearInterval(show);
      clearTimeout(done);
      setElapsedMs(0);
    };
  }, [since, holdMs]);

  const start = (): void => {
    if (obstacle === null && since === null) setSince(performance.now());
  };
  const release = (): void => setSince(null);
  const isHoldKey = (event: KeyboardEvent): boolean => event.key === ' ' || event.key === 'Enter';
  const secondsLeft = Math.ceil((holdMs - elapsedMs) / 1_000);
  return (
    <button
      type="button"
      data-testid={testId}
      className="button button-primary hold"
      aria-disabled={obstacle !== null}
      title={obstacle ?? undefined}
      onPointerDown={(event) => {
        if (event.button === 0) start();
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        if (!event.repeat) start();
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) release();
      }}
    >
      <span className="hold-fill" style={{ width: `${Math.min(1, elapsedMs / holdMs) * 100}%` }} aria-hidden="true" />
      <span className="hold-words num">
        {children}
        {since === null ? '' : ` ${secondsLeft} s`}
      </span>
    </button>
  );
}
