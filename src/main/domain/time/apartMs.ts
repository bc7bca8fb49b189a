/** The time between a moment that was noted and now, whichever comes first. */
import type { UnixMs } from '../../../shared/values/time.ts';

/** Milliseconds, never below 0. A moment ahead of now was noted before the clock was set back: it is no more recent than one as far behind (CV-02). */
export const apartMs = (noted: UnixMs, now: UnixMs): number => Math.abs(now - noted);
