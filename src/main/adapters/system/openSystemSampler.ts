/** Measures this process: event-loop delay, heap, free space of the data folder. */
import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { SystemSampler } from '../../ports/systemHealth.ts';

/** How often the loop is looked at. Its own interval is part of every measurement and is taken off again. */
const RESOLUTION_MS = 10;
const NS_PER_MS = 1_000_000;
const BYTES_PER_MB = 1_048_576;

/** Starts measuring; the folder's free space is asked for in the background, so that a slow disk delays nothing. */
export function openSystemSampler(dataDir: string): SystemSampler {
  const delays = [startDelay(), startDelay()] as const;
  let readings = 0;
  let diskFreeMb: number | null = null;
  let asking = false;
  const askDisk = async (): Promise<void> => {
    asking = true;
    try {
      const { bavail, bsize } = await statfs(dataDir);
      diskFreeMb = (bavail * bsize) / BYTES_PER_MB;
    } catch {
      // A folder that cannot be asked says nothing about its space; a journal that cannot write says so itself.
      diskFreeMb = null;
    } finally {
      asking = false;
    }
  };
  void askDisk();
  return {
    read() {
      // After a reset a histogram misses the interval it is in. The other one, reset a reading earlier, sees what follows at once.
      const delay = readings % 2 === 0 ? delays[0] : delays[1];
      readings += 1;
      const measured = delay.count === 0 ? 0 : delay.percentile(99) / NS_PER_MS;
      delay.reset();
      if (!asking) void askDisk();
      return { lagP99Ms: Math.max(0, measured - RESOLUTION_MS), diskFreeMb, memoryShare: memoryShare() };
    },
    stop() {
      for (const delay of delays) delay.disable();
    },
  };
}

function startDelay(): ReturnType<typeof monitorEventLoopDelay> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  return delay;
}

/** The heap against its limit, which ends the process; in a container also the whole process against the container's. */
function memoryShare(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const allowed = process.constrainedMemory();
  const resident = allowed > 0 && allowed < Number.MAX_SAFE_INTEGER ? process.memoryUsage.rss() / allowed : 0;
  return Math.max(used / limit, resident);
}
