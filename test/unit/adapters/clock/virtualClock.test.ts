import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../src/main/adapters/clock/virtualClock.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

describe('createVirtualClock', () => {
  it('stands still until it is advanced', () => {
    const clock = createVirtualClock(unixMs(1_000));
    expect(clock.now()).toBe(1_000);
    expect(clock.mono()).toBe(0n);
    clock.advanceTo(unixMs(1_250));
    expect(clock.now()).toBe(1_250);
    expect(clock.mono()).toBe(250_000_000n);
  });

  it('runs due callbacks by time, then by registration, each at its own due time', () => {
    const clock = createVirtualClock(unixMs(0));
    const seen: string[] = [];
    clock.schedule(unixMs(20), () => seen.push(`c@${clock.now()}`));
    clock.schedule(unixMs(10), () => seen.push(`a@${clock.now()}`));
    clock.schedule(unixMs(10), () => seen.push(`b@${clock.now()}`));
    clock.schedule(unixMs(31), () => seen.push('late'));
    clock.advanceTo(unixMs(30));
    expect(seen).toEqual(['a@10', 'b@10', 'c@20']);
    expect(clock.now()).toBe(30);
    expect(clock.nextDue()).toBe(31);
  });

  it('runs callbacks that callbacks schedule when they are due in the same advance', () => {
    const clock = createVirtualClock(unixMs(0));
    const seen: number[] = [];
    const again = (): void => {
      seen.push(clock.now());
      clock.schedule(unixMs(clock.now() + 10), again);
    };
    clock.schedule(unixMs(10), again);
    clock.advanceTo(unixMs(35));
    expect(seen).toEqual([10, 20, 30]);
  });

  it('runs a callback for a past time at the present, on the next advance', () => {
    const clock = createVirtualClock(unixMs(100));
    const seen: number[] = [];
    clock.schedule(unixMs(50), () => seen.push(clock.now()));
    expect(seen).toEqual([]);
    clock.advanceTo(unixMs(100));
    expect(seen).toEqual([100]);
  });

  it('does not run canceled callbacks and forgets their due time', () => {
    const clock = createVirtualClock(unixMs(0));
    const seen: string[] = [];
    const cancel = clock.schedule(unixMs(10), () => seen.push('canceled'));
    cancel();
    cancel();
    expect(clock.nextDue()).toBeNull();
    clock.advanceTo(unixMs(10));
    expect(seen).toEqual([]);
  });

  it('refuses to go back and to be advanced from a callback', () => {
    const clock = createVirtualClock(unixMs(10));
    expect(() => clock.advanceTo(unixMs(9))).toThrow('go back');
    clock.schedule(unixMs(11), () => clock.advanceTo(unixMs(12)));
    expect(() => clock.advanceTo(unixMs(11))).toThrow('own callbacks');
    clock.advanceTo(unixMs(20));
    expect(clock.now()).toBe(20);
  });

  it('orders any mix of registrations and cancellations', () => {
    const entries = fc.array(fc.record({ at: fc.integer({ min: 0, max: 50 }), keep: fc.boolean() }), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(entries, (list) => {
        const clock = createVirtualClock(unixMs(0));
        const seen: { at: number; index: number }[] = [];
        const cancels = list.map(({ at }, index) => clock.schedule(unixMs(at), () => seen.push({ at, index })));
        list.forEach(({ keep }, index) => (keep ? undefined : cancels[index]?.()));
        clock.advanceTo(unixMs(50));
        const kept = list.flatMap(({ at, keep }, index) => (keep ? [{ at, index }] : []));
        expect(seen).toHaveLength(kept.length);
        for (const [place, entry] of seen.entries()) {
          const before = seen[place - 1];
          expect(list[entry.index]?.keep).toBe(true);
          if (before === undefined) continue;
          expect(before.at < entry.at || (before.at === entry.at && before.index < entry.index)).toBe(true);
        }
      }),
    );
  });
});
