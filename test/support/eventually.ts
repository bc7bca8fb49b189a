/** Waiting for what comes in real time: looks again until it holds, and has no limit of its own but that of the test. */
import { vi } from 'vitest';

/** Just under the time a test may take (vitest.config.ts), so that what was missing is told instead of "timed out". */
const LONGEST_MS = 110_000;

/** Resolves with what the look gives once it no longer throws; rejects with its last error. */
export const eventually = <Seen>(look: () => Seen | Promise<Seen>, intervalMs = 5): Promise<Seen> =>
  vi.waitFor(look, { timeout: LONGEST_MS, interval: intervalMs });

/** Resolves when the condition holds. */
export const until = (holds: () => boolean): Promise<void> =>
  eventually(() => {
    if (!holds()) throw new Error(`Waited for ${holds.toString()}`);
  });
