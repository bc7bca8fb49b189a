import { useEffect, useState } from 'react';
import { pressAt, pressPhase, type PressPhase } from './pressTwice.ts';

const SHOW_EVERY_MS = 100;

interface PressTwice {
  readonly phase: PressPhase;
  /** 0 to 1 while waiting. */
  readonly progress: number;
  readonly press: () => void;
}

/** Calls back after two presses with the whole time between them. */
export function usePressTwice(waitMs: number, onHeld: (heldMs: number) => void): PressTwice {
  const [firstAt, setFirstAt] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (firstAt === null) return;
    const show = setInterval(() => setNow(performance.now()), SHOW_EVERY_MS);
    return () => clearInterval(show);
  }, [firstAt]);
  const press = (): void => {
    const at = performance.now();
    const next = pressAt(firstAt, at, waitMs);
    setNow(at);
    setFirstAt(next.firstAt);
    if (next.heldMs !== null) onHeld(next.heldMs);
  };
  const elapsed = firstAt === null ? 0 : Math.max(0, now - firstAt);
  return { phase: pressPhase(firstAt, now, waitMs), progress: Math.min(1, elapsed / waitMs), press };
}
