/** The one shared clock of the screen: ticks once a second, and ten times a second only for whoever shows an age below 10 s (UI-81). */
import { useSyncExternalStore } from 'react';
import { ageAfter, deskTimeAfter } from './deskTime.ts';
import { useViewStore } from './viewStore.ts';

const SECOND_MS = 1_000;
const FAST_MS = 100;
const FAST_BELOW_MS = 10_000;

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => number;
}

/** Monotonic milliseconds, the same for every reader between two ticks. */
function createTicker(periodMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = performance.now();
  const tick = (): void => {
    now = performance.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      timer ??= setInterval(tick, periodMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

const slow = createTicker(SECOND_MS);
const fast = createTicker(FAST_MS);

const elapsedAt = (tick: number): number => Math.max(0, tick - useViewStore.getState().feedAt);

/** Desk time in milliseconds, refreshed each second and with each publication of the feed; null before the first snapshot. */
export function useDeskNow(): number | null {
  const tick = useSyncExternalStore(slow.subscribe, slow.now);
  const feed = useViewStore((state) => state.view?.parts.feed ?? null);
  return feed === null ? null : deskTimeAfter(feed, elapsedAt(tick));
}

/** Renders the caller once a second, for texts that need not follow every patch. */
export function useSecondTick(): number {
  return useSyncExternalStore(slow.subscribe, slow.now);
}

/** Age in milliseconds of a desk time; refreshed ten times a second while below 10 s. Null in, null out. */
export function useAgeMs(time: number | null): number | null {
  const feed = useViewStore((state) => state.view?.parts.feed ?? null);
  const slowTick = useSyncExternalStore(slow.subscribe, slow.now);
  const known = feed !== null && time !== null;
  const isYoung = known && ageAfter(feed, time, elapsedAt(slowTick)) < FAST_BELOW_MS;
  const fastTick = useSyncExternalStore(isYoung ? fast.subscribe : slow.subscribe, isYoung ? fast.now : slow.now);
  return known ? ageAfter(feed, time, elapsedAt(Math.max(slowTick, fastTick))) : null;
}

/** Milliseconds left until a desk time, never below zero; ten times a second while below 10 s. Null in, null out. */
export function useLeftMs(time: number | null): number | null {
  const feed = useViewStore((state) => state.view?.parts.feed ?? null);
  const slowTick = useSyncExternalStore(slow.subscribe, slow.now);
  const leftAt = (tick: number): number =>
    feed === null || time === null ? 0 : Math.max(0, time - deskTimeAfter(feed, elapsedAt(tick)));
  const isSoon = time !== null && leftAt(slowTick) < FAST_BELOW_MS;
  const fastTick = useSyncExternalStore(isSoon ? fast.subscribe : slow.subscribe, isSoon ? fast.now : slow.now);
  return feed === null || time === null ? null : leftAt(Math.max(slowTick, fastTick));
}
