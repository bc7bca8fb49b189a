import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accrue, newStepClock, stepTime, type StepClock } from '../../../../src/main/domain/ladder/stepClock.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { rfc3339, unixMs, type UnixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const rule = defaultSettings().gate;
const at = (text: string): UnixMs => unixMs(Date.parse(text));
const START = at('2026-03-01T18:00:00Z');

/** The desk watches a stretch with an honest clock. */
const watch = (clock: StepClock, ms: number, active = true): StepClock =>
  accrue(clock, {
    kind: 'WATCHED',
    from: clock.seenUntil,
    to: unixMs(clock.seenUntil + ms),
    monoMs: ms,
    active,
  });
const hours = (clock: StepClock): number => clock.elapsedMs / HOUR;

describe('stepTime', () => {
  it.each(['GC-028', 'GC-029'])('agrees with %s', (id) => {
    const { inputs, expected } = goldenCase(id, {
      inputs: z.object({ activeHours: z.record(z.string(), z.number()), enteredAt: z.string(), now: z.string() }),
      expected: z.object({
        qualifyingDays: z.number(),
        elapsedHours: z.number(),
        timeGate: z.enum(['PASS', 'FAIL']),
      }),
    });
    const now = at(inputs.now);
    const clock = Object.entries(inputs.activeHours).reduce(
      (before, [day, active]) => {
        const end = unixMs(Math.min(now, at(`${day}T00:00:00Z`) + DAY));
        const activeEnd = unixMs(Math.round(before.seenUntil + active * HOUR));
        const passed = watch(before, activeEnd - before.seenUntil);
        return watch(passed, end - activeEnd, false);
      },
      newStepClock(at(inputs.enteredAt)),
    );
    const time = stepTime(clock, now, rule);
    expect(time.qualifyingDays).toBe(expected.qualifyingDays);
    expect(time.elapsedMs).toBe(expected.elapsedHours * HOUR);
    const passes = time.qualifyingDays >= rule.qualifyingDays && time.elapsedMs >= rule.elapsedHours * HOUR;
    expect(passes).toBe(expected.timeGate === 'PASS');
  });

  it('names the morning at which the last missing day has its hours', () => {
    const entered = newStepClock(at('2026-11-17T00:00:00Z'));
    const sixDays = Array.from({ length: 6 }).reduce<StepClock>((clock) => watch(clock, DAY), entered);
    const now = at('2026-11-23T00:00:00Z');
    expect(rfc3339(stepTime(sixDays, now, rule).earliestAt)).toBe('2026-11-24T00:00:00.000Z');
    const quick = { ...rule, elapsedHours: 1 };
    expect(rfc3339(stepTime(sixDays, now, quick).earliestAt)).toBe('2026-11-23T06:00:00.000Z');
    const fiveDays = { ...sixDays, days: sixDays.days.slice(1) };
    expect(rfc3339(stepTime(fiveDays, now, quick).earliestAt)).toBe('2026-11-24T06:00:00.000Z');
  });

  it('does not count on a day that has too little left, or that qualifies already', () => {
    const quick = { ...rule, elapsedHours: 1, qualifyingDays: 2 };
    const late = newStepClock(at('2026-11-23T19:00:00Z'));
    expect(rfc3339(stepTime(late, late.enteredAt, quick).earliestAt)).toBe('2026-11-25T06:00:00.000Z');
    const qualified = watch(newStepClock(at('2026-11-23T00:00:00Z')), 7 * HOUR);
    const time = stepTime(qualified, qualified.seenUntil, quick);
    expect(rfc3339(time.earliestAt)).toBe('2026-11-24T06:00:00.000Z');
    expect([time.qualifyingDays, time.partialDay]).toEqual([1, 0]);
  });

  it('counts what the running day already has, and nothing twice', () => {
    const quick = { ...rule, elapsedHours: 1, qualifyingDays: 1 };
    const midnight = newStepClock(at('2026-11-23T00:00:00Z'));
    const dueAfter = (active: number, idle: number): string => {
      const clock = watch(watch(midnight, active * HOUR), idle * HOUR, false);
      return rfc3339(stepTime(clock, clock.seenUntil, quick).earliestAt);
    };
    expect(dueAfter(4, 0)).toBe('2026-11-23T06:00:00.000Z');
    expect(dueAfter(4, 6)).toBe('2026-11-23T12:00:00.000Z');
    expect(dueAfter(0, 10)).toBe('2026-11-23T16:00:00.000Z');
  });

  it('counts on a day whose rest is exactly enough, and not on one that is just full', () => {
    const quick = { ...rule, elapsedHours: 1, qualifyingDays: 1 };
    const evening = newStepClock(at('2026-11-23T18:00:00Z'));
    expect(rfc3339(stepTime(evening, evening.enteredAt, quick).earliestAt)).toBe('2026-11-24T00:00:00.000Z');
    const late = newStepClock(at('2026-11-23T18:00:01Z'));
    expect(rfc3339(stepTime(late, late.enteredAt, quick).earliestAt)).toBe('2026-11-24T06:00:00.000Z');
    const full = watch(newStepClock(at('2026-11-23T00:00:00Z')), 6 * HOUR);
    const time = stepTime(full, full.seenUntil, { ...quick, qualifyingDays: 2 });
    expect(time).toMatchObject({ qualifyingDays: 1, partialDay: 0, earliestAt: at('2026-11-24T06:00:00Z') });
  });

  it('shows the share of the running day', () => {
    const clock = watch(newStepClock(at('2026-11-23T00:00:00Z')), 1.5 * HOUR);
    expect(stepTime(clock, clock.seenUntil, rule)).toMatchObject({ qualifyingDays: 0, partialDay: 0.25 });
    expect(stepTime(clock, at('2026-11-24T00:00:00Z'), rule).partialDay).toBe(0);
  });

  it('is due now when nothing is missing', () => {
    const clock = watch(newStepClock(START), 9 * DAY);
    expect(stepTime(clock, clock.seenUntil, rule).earliestAt).toBe(clock.seenUntil);
  });
});

describe('accrue', () => {
  it('books active time on the dates it lies on', () => {
    const clock = watch(newStepClock(at('2026-03-01T23:00:00Z')), 26 * HOUR);
    expect(clock.days.map((each) => each.activeMs / HOUR)).toEqual([1, 24, 1]);
    expect(clock.activeMs).toBe(26 * HOUR);
  });

  it('counts elapsed time but nothing active while paused or off', () => {
    const paused = watch(newStepClock(START), 5 * HOUR, false);
    const off = accrue(paused, { kind: 'OFF', to: unixMs(START + 10 * HOUR) });
    expect([hours(off), off.activeMs, off.days]).toEqual([10, 0, []]);
  });

  it('gives nothing for a clock that jumps ahead while the desk watches', () => {
    const clock = accrue(newStepClock(START), {
      kind: 'WATCHED',
      from: START,
      to: unixMs(START + DAY + 60_000),
      monoMs: 60_000,
      active: true,
    });
    expect([clock.elapsedMs, clock.activeMs]).toEqual([60_000, 60_000]);
  });

  it('gives nothing for a clock set back, and counts wall time once after it', () => {
    const before = watch(newStepClock(START), 10 * HOUR);
    const back = accrue(before, {
      kind: 'WATCHED',
      from: before.seenUntil,
      to: unixMs(before.seenUntil - DAY),
      monoMs: 60_000,
      active: true,
    });
    expect(hours(back)).toBe(10);
    expect(hours(accrue(back, { kind: 'OFF', to: before.seenUntil }))).toBe(10);
    expect(hours(accrue(back, { kind: 'OFF', to: unixMs(before.seenUntil + HOUR) }))).toBe(11);
  });

  it('counts wall time once when the desk went on watching on a clock set back', () => {
    const before = watch(newStepClock(START), 10 * HOUR);
    const backFrom = unixMs(before.seenUntil - DAY);
    const back = accrue(before, {
      kind: 'WATCHED',
      from: backFrom,
      to: unixMs(backFrom + HOUR),
      monoMs: HOUR,
      active: true,
    });
    expect([hours(back), back.seenUntil]).toEqual([11, START + 11 * HOUR]);
    expect(hours(accrue(back, { kind: 'OFF', to: unixMs(START + 12 * HOUR) }))).toBe(12);
  });

  it('keeps dates in order, also when the clock went back to an earlier one', () => {
    const second = watch(newStepClock(at('2026-03-02T00:00:00Z')), HOUR);
    const both = accrue(second, {
      kind: 'WATCHED',
      from: at('2026-03-01T10:00:00Z'),
      to: at('2026-03-01T12:00:00Z'),
      monoMs: 2 * HOUR,
      active: true,
    });
    expect(both.days).toEqual([
      { day: at('2026-03-01T00:00:00Z'), activeMs: 2 * HOUR },
      { day: at('2026-03-02T00:00:00Z'), activeMs: HOUR },
    ]);
  });

  it('keeps a date at one day, however often it is lived', () => {
    const full = watch(newStepClock(at('2026-03-01T00:00:00Z')), DAY);
    const again = accrue(full, {
      kind: 'WATCHED',
      from: at('2026-03-01T10:00:00Z'),
      to: at('2026-03-01T12:00:00Z'),
      monoMs: 2 * HOUR,
      active: true,
    });
    expect(again.days).toEqual([{ day: at('2026-03-01T00:00:00Z'), activeMs: DAY }]);
  });
});

describe('AT-SM-4', () => {
  it('AT-SM-4: 168 h with the desk closed open no gate', () => {
    const clock = accrue(newStepClock(START), { kind: 'OFF', to: unixMs(START + 168 * HOUR) });
    const time = stepTime(clock, clock.seenUntil, rule);
    expect(time.elapsedMs).toBe(168 * HOUR);
    expect(time.qualifyingDays).toBe(0);
  });
});
