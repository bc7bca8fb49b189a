/** A source that waits for the user of the story: what happens at a time happens before the market goes past it. */
import type { ReplaySource } from '../../src/main/ports/marketFeed.ts';

export interface Gate {
  readonly at: number;
  readonly pass: () => Promise<void>;
}

/** Gates in order of time; the feed stands still while one is being passed. */
export function gatedSource(source: ReplaySource, gates: readonly Gate[]): ReplaySource {
  const left = [...gates];
  let held: Awaited<ReturnType<ReplaySource['nextBatch']>> = null;
  return {
    ...source,
    nextBatch: async () => {
      const batch = held ?? (await source.nextBatch());
      held = batch;
      const time = batch !== null && batch.ok ? (batch.value[0]?.time ?? 0) : Number.POSITIVE_INFINITY;
      while (left[0] !== undefined && left[0].at < time) await left.shift()?.pass();
      held = null;
      return batch;
    },
  };
}
