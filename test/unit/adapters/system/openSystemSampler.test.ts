import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSystemSampler } from '../../../../src/main/adapters/system/openSystemSampler.ts';
import { newDataDir, removeDataDir } from '../../../support/testDesk.ts';

/** Turns of the event loop until the condition holds. */
async function turnUntil(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000_000 && !condition(); turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
}

async function turnFor(ms: number): Promise<void> {
  const end = performance.now() + ms;
  await turnUntil(() => performance.now() >= end);
}

function blockLoop(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('openSystemSampler', () => {
  it('measures a blocked event loop, also right after a reading, and forgets it two readings later', async () => {
    const dataDir = newDataDir();
    const sampler = openSystemSampler(dataDir);
    await turnFor(60);
    sampler.read();
    blockLoop(300);
    await turnFor(60);
    const found = sampler.read().lagP99Ms;
    await turnFor(60);
    sampler.read();
    // A machine that stalls is late again by itself: then the reading after it is asked.
    await turnFor(60);
    let later = sampler.read().lagP99Ms;
    for (let again = 0; again < 50 && later >= found; again += 1) {
      await turnFor(60);
      later = sampler.read().lagP99Ms;
    }
    sampler.stop();
    removeDataDir(dataDir);
    expect(found).toBeGreaterThanOrEqual(200);
    expect(found).toBeLessThan(5_000);
    expect(later).toBeLessThan(found);
  });

  it('knows the free space of the data folder and the share of memory', async () => {
    const dataDir = newDataDir();
    const sampler = openSystemSampler(dataDir);
    await turnUntil(() => sampler.read().diskFreeMb !== null);
    const { diskFreeMb, memoryShare } = sampler.read();
    sampler.stop();
    removeDataDir(dataDir);
    expect(diskFreeMb).toBeGreaterThan(0);
    expect(memoryShare).toBeGreaterThan(0);
    expect(memoryShare).toBeLessThanOrEqual(1);
  });

  it('says nothing about a folder that is not there', async () => {
    const dataDir = newDataDir();
    const sampler = openSystemSampler(join(dataDir, 'gone'));
    await turnUntil(() => sampler.read().memoryShare > 0);
    expect(sampler.read().diskFreeMb).toBeNull();
    sampler.stop();
    removeDataDir(dataDir);
  });
});
