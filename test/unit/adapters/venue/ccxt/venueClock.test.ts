import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VenueClock } from '../../../../../src/main/adapters/venue/ccxt/venueClock.ts';
import type { VenueExchange } from '../../../../../src/main/adapters/venue/ccxt/venueExchange.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

/** Our clock, and the venue's against it. */
let wall = 1_700_000_000_000;
let aheadMs = 0;
/** Way there and way back of the next question. */
let way = { there: 0, back: 0 };
let stamped: number[] = [];
let isAway = false;
let clock: VenueClock;

function pass(ms: number): void {
  wall += ms;
  vi.advanceTimersByTime(ms);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  wall = 1_700_000_000_000;
  aheadMs = 0;
  stamped = [];
  isAway = false;
  const exchange: Pick<VenueExchange, 'market' | 'send' | 'setClockOffset'> = {
    market: 'PERP',
    send: async () => {
      if (isAway) throw new Error('away');
      pass(way.there);
      const serverTime = wall + aheadMs;
      pass(way.back);
      return { body: { serverTime }, headers: {} };
    },
    setClockOffset: (ms) => void stamped.push(ms),
  };
  // The clock uses no more of an exchange than this.
  clock = new VenueClock(exchange as VenueExchange, () => unixMs(wall));
});
afterEach(() => void vi.useRealTimers());

async function ask(there: number, back: number): Promise<void> {
  way = { there, back };
  await clock.probe();
}

describe('VenueClock', () => {
  it('holds the answer against the middle between question and answer', async () => {
    aheadMs = 700;
    await ask(40, 40);
    expect(clock.measuredMs()).toBe(700);
    // Half of what the ways differ is all that can be wrong.
    await ask(30, 70);
    expect(clock.measuredMs()).toBe(680);
  });

  it('says what was measured last, and stamps by the fastest', async () => {
    await ask(10, 10);
    await ask(100, 300);
    expect([clock.measuredMs(), clock.offsetMs]).toEqual([-100, 0]);
    await ask(5, 5);
    expect(stamped).toEqual([0, 0]);
  });

  it('says nothing where no question was answered for a minute', async () => {
    expect(clock.measuredMs()).toBeNull();
    await ask(10, 10);
    pass(59_900);
    expect(clock.measuredMs()).toBe(0);
    pass(100);
    expect(clock.measuredMs()).toBeNull();
  });

  it('believes a slower answer that the fastest cannot agree with: a clock was set', async () => {
    await ask(10, 10);
    // Our clock is set back by an hour.
    wall -= 3_600_000;
    aheadMs += 3_600_000;
    await ask(50, 50);
    expect([clock.measuredMs(), clock.offsetMs]).toEqual([3_600_000, 3_600_000]);
  });

  it("tells the venue's time while it is measured anew, and after a question without an answer", async () => {
    aheadMs = -3_600_000;
    await ask(10, 10);
    const told: number[] = [];
    way = { there: 0, back: 0 };
    const measured = clock.sync();
    told.push(clock.venueNow() - wall);
    await measured;
    told.push(clock.venueNow() - wall);
    isAway = true;
    await expect(clock.sync()).rejects.toThrow('away');
    told.push(clock.venueNow() - wall);
    expect(told).toEqual([-3_600_000, -3_600_000, -3_600_000]);
  });

  it('takes the first sample of a new measurement, however slow it is', async () => {
    await ask(1, 1);
    aheadMs = 20;
    way = { there: 40, back: 40 };
    await clock.sync();
    expect(clock.offsetMs).toBe(20);
  });

  it('gives the fastest up after a minute', async () => {
    await ask(10, 10);
    pass(60_000);
    await ask(20, 60);
    expect(clock.offsetMs).toBe(-20);
  });
});
