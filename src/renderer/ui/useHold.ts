import { useEffect, useRef, useState } from 'react';

const SHOW_EVERY_MS = 50;

interface Hold {
  readonly isHolding: boolean;
  /** 0 to 1. */
  readonly progress: number;
  readonly start: () => void;
  readonly release: () => void;
}

/** Calls back once after an unbroken hold; letting go before starts over (UI-55). */
export function useHold(holdMs: number, onHeld: () => void): Hold {
  const [since, setSince] = useState<number | null>(null);
  const [elapsedMs, setElapsedMs] = useState(0);
  const held = useRef(onHeld);
  useEffect(() => {
    held.current = onHeld;
  });
  useEffect(() => {
    if (since === null) return;
    const show = setInterval(() => setElapsedMs(performance.now() - since), SHOW_EVERY_MS);
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
  return {
    isHolding: since !== null,
    progress: Math.min(1, elapsedMs / holdMs),
    start: () => setSince((before) => before ?? performance.now()),
    release: () => setSince(null),
  };
}
