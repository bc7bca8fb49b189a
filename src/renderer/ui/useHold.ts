import { useEffect, useRef, useState } from 'react';

const SHOW_EVERY_MS = 50;

interface Hold {
  readonly isHolding: boolean;
  /** 0 to 1. */
  readonly progress: number;
  readonly start: () => void;
  readonly release: () => void;
}

/** Calls back once after an unbroken hold, with its milliseconds; letting go before starts over (UI-55). */
export function useHold(holdMs: number, onHeld: (heldMs: number) => void): Hold {
  const [since, setSince] = useState<number | null>(null);
  const [elapsedMs, setElapsedMs] = useState(0);
  const held = useRef(onHeld);
  useEffect(() => {
    held.current = onHeld;
  });
  useEffect(() => {
    if (since === null) return;
    const show = setInterval(() => setElapsedMs(performance.now() - since), SHOW_EVERY_MS);
    // A timer may run a fraction of a millisecond early: the last one waits what is left.
    let done: ReturnType<typeof setTimeout>;
    const check = (): void => {
      const heldMs = performance.now() - since;
      if (heldMs < holdMs) {
        done = setTimeout(check, holdMs - heldMs);
        return;
      }
      setSince(null);
      held.current(Math.floor(heldMs));
    };
    done = setTimeout(check, holdMs);
    return () => {
      clearInterval(show);
      clearTimeout(done);
      setElapsedMs(0);
    };
  }, [since, holdMs]);
  return {
    isHolding: since !== null,
    progress: Math.min(1, elapsedMs / holdMs),
    start: () => setSince((before) => before ?? performance.now()),
    release: () => setSince(null),
  };
}
