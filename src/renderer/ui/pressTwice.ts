/**
 * "Press, wait, press again" for those who cannot hold (UI-55). The second press counts from the end of the wait and for ten seconds;
 * one that comes earlier changes nothing.
 */

/** How long the second press is awaited, milliseconds. */
export const SECOND_PRESS_MS = 10_000;

export type PressPhase = 'idle' | 'waiting' | 'ready';

/** Where the sequence stands; times on any clock that only grows. */
export function pressPhase(firstAt: number | null, now: number, waitMs: number): PressPhase {
  if (firstAt === null || now - firstAt >= waitMs + SECOND_PRESS_MS) return 'idle';
  return now - firstAt < waitMs ? 'waiting' : 'ready';
}

export interface Press {
  /** When the wait began; null when the sequence is over. */
  readonly firstAt: number | null;
  /** Milliseconds between the two presses; null while there is no second one. */
  readonly heldMs: number | null;
}

export function pressAt(firstAt: number | null, now: number, waitMs: number): Press {
  const phase = pressPhase(firstAt, now, waitMs);
  if (firstAt === null || phase === 'idle') return { firstAt: now, heldMs: null };
  return phase === 'ready' ? { firstAt: null, heldMs: Math.floor(now - firstAt) } : { firstAt, heldMs: null };
}
