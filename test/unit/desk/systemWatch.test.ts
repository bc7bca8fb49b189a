import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../src/main/adapters/clock/virtualClock.ts';
import { watchSystem } from '../../../src/main/desk/systemWatch.ts';
import type { SystemHealth } from '../../../src/main/ports/systemHealth.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

describe('watchSystem', () => {
  it('reads the machine each second until it is ended', () => {
    const clock = createVirtualClock(unixMs(0));
    const readings: SystemHealth[] = [];
    let stopped = false;
    const sampler = {
      read: () => ({ lagP99Ms: clock.now(), diskFreeMb: 1_000, memoryShare: 0.5 }),
      stop: () => void (stopped = true),
    };
    const end = watchSystem(sampler, clock, (health) => void readings.push(health));
    clock.advanceTo(unixMs(2_500));
    expect(readings.map((each) => each.lagP99Ms)).toEqual([1_000, 2_000]);
    end();
    clock.advanceTo(unixMs(10_000));
    expect([readings.length, stopped]).toEqual([2, true]);
  });
});
