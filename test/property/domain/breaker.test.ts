import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmMark, type ConfirmedMark } from '../../../src/main/domain/breaker/confirmMark.ts';
import { effectiveLevel } from '../../../src/main/domain/breaker/effectiveLevel.ts';
import { holdLevel, notHeld, type HeldLevel } from '../../../src/main/domain/breaker/hysteresis.ts';
import { lossLevel } from '../../../src/main/domain/breaker/lossLevel.ts';
import { keptAt, levelAt, standardRungs } from '../../../src/main/domain/breaker/rungs.ts';
import { afterChange, type TripRecord } from '../../../src/main/domain/breaker/tripRecord.ts';
import { levels, type Level } from '../../../src/shared/model/mode.ts';
import { decimal } from '../../../src/shared/values/decimal.ts';
import { price } from '../../../src/shared/values/price.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

const RUNS = { numRuns: 10_000 };
const HOLD_MS = 300_000;
const rank = (level: Level): number => levels.indexOf(level);

/** Percent of the limit: trips at 75, 90 and above 100; clears below 60 and 72. */
const rungs = standardRungs(decimal(100), { l1: decimal('0.75'), l2: decimal('0.90'), top: 'L4' });
const clearBelow: Readonly<Record<'L1' | 'L2', number>> = { L1: 60, L2: 72 };

interface Reading {
  readonly at: number;
  readonly used: number;
}

const sequences = (highest: number) =>
  fc
    .array(fc.record({ gap: fc.integer({ min: 1, max: 200_000 }), used: fc.integer({ min: 20, max: highest }) }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((steps) => {
      let at = 0;
      return steps.map(({ gap, used }): Reading => ({ at: (at += gap), used }));
    });

/** Held level after each reading of a P&L trigger. */
function heldOver(readings: readonly Reading[]): readonly Level[] {
  let held: HeldLevel = notHeld;
  return readings.map(({ at, used }) => {
    const amount = decimal(used);
    const keeps = keptAt(rungs, amount, decimal('0.80'));
    held = holdLevel(held, { now: unixMs(at), level: levelAt(rungs, amount), keeps }, HOLD_MS);
    return held.level;
  });
}

describe('a held level', () => {
  it('never falls without its whole hold below 80 % of its trip', () => {
    let fell = 0;
    fc.assert(
      fc.property(sequences(99), (readings) => {
        const held = heldOver(readings);
        held.forEach((level, index) => {
          const before = held[index - 1] ?? 'L0';
          if (rank(level) >= rank(before) || (before !== 'L1' && before !== 'L2')) return;
          const now = readings[index]?.at ?? 0;
          const lastUsed = readings.slice(0, index + 1).findLastIndex((each) => each.used >= clearBelow[before]);
          const clearSince = readings[lastUsed + 1]?.at ?? now;
          expect(now - clearSince).toBeGreaterThanOrEqual(HOLD_MS);
          fell += 1;
        });
      }),
      RUNS,
    );
    expect(fell).toBeGreaterThan(500);
  });

  it('never chatters: however the value flaps, it falls at most once per hold', () => {
    fc.assert(
      fc.property(sequences(99), (readings) => {
        const held = heldOver(readings);
        const falls = readings.filter((_, index) => rank(held[index] ?? 'L0') < rank(held[index - 1] ?? 'L0'));
        falls.slice(1).forEach((fall, index) => {
          expect(fall.at - (falls[index]?.at ?? 0)).toBeGreaterThanOrEqual(HOLD_MS);
        });
      }),
      RUNS,
    );
  });

  it('stays one L1 while the value flaps around the trip', () => {
    const flapping = fc.array(fc.integer({ min: 60, max: 89 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(flapping, (uses) => {
        const held = heldOver(uses.map((used, index) => ({ at: index * 150_000, used })));
        const first = uses.findIndex((used) => used >= 75);
        expect(held).toEqual(uses.map((_, index) => (first >= 0 && index >= first ? 'L1' : 'L0')));
      }),
      RUNS,
    );
  });

  it('is never below what is read now, and L4 stays whatever comes', () => {
    let stopped = 0;
    fc.assert(
      fc.property(sequences(130), (readings) => {
        const held = heldOver(readings);
        const tripped = readings.findIndex((each) => each.used > 100);
        if (tripped >= 0 && tripped < readings.length - 1) stopped += 1;
        held.forEach((level, index) => {
          expect(rank(level)).toBeGreaterThanOrEqual(rank(levelAt(rungs, decimal(readings[index]?.used ?? 0))));
          if (tripped >= 0 && index >= tripped) expect(level).toBe('L4');
        });
      }),
      RUNS,
    );
    expect(stopped).toBeGreaterThan(2_500);
  });

  it('latches L3 of any trigger', () => {
    const readings = fc.array(
      fc.record({ gap: fc.integer({ min: 0, max: 900_000 }), level: fc.constantFrom(...levels) }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(readings, (sequence) => {
        let held = notHeld;
        let now = 0;
        let highest = 0;
        for (const { gap, level } of sequence) {
          now += gap;
          held = holdLevel(held, { now: unixMs(now), level, keeps: level }, 60_000);
          highest = Math.max(highest, rank(level));
          if (highest >= 3) expect(rank(held.level)).toBe(highest);
        }
      }),
      RUNS,
    );
  });
});

describe('the effective level', () => {
  it('is the highest of all triggers, with exactly those above L0 as reasons', () => {
    const readings = fc.array(fc.record({ trigger: fc.string(), level: fc.constantFrom(...levels) }), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(readings, (given) => {
        const { level, reasons } = effectiveLevel(given);
        expect(level).toBe([...given.map((each) => each.level), 'L0'].toSorted().at(-1));
        expect(reasons).toHaveLength(given.filter((each) => each.level !== 'L0').length);
      }),
      RUNS,
    );
  });
});

describe('the level of a loss', () => {
  const amount = fc.integer({ min: 0, max: 200 }).map((value) => decimal(value));

  it('is at most L1 on one print, and never L4 on stale prices alone', () => {
    const tally = { printOver: 0, staleOver: 0 };
    fc.assert(
      fc.property(amount, amount, amount, (now, small, stale) => {
        const sure = small.greaterThan(89) ? decimal(89) : small;
        const print = { now, confirmed: sure, realized: sure };
        if (now.greaterThan(100)) tally.printOver += 1;
        if (stale.greaterThan(100)) tally.staleOver += 1;
        expect(['L0', 'L1']).toContain(lossLevel(rungs, { ...print, adverse: null }));
        expect(lossLevel(rungs, { ...print, adverse: stale })).not.toBe('L4');
      }),
      RUNS,
    );
    expect(Math.min(tally.printOver, tally.staleOver)).toBeGreaterThan(1_500);
  });

  it('never falls when a loss under any mark grows', () => {
    fc.assert(
      fc.property(amount, amount, amount, (one, other, growth) => {
        const before = { now: one, confirmed: other, realized: other, adverse: one };
        const after = {
          now: one.plus(growth),
          confirmed: other.plus(growth),
          realized: other,
          adverse: one.plus(growth),
        };
        expect(rank(lossLevel(rungs, after))).toBeGreaterThanOrEqual(rank(lossLevel(rungs, before)));
      }),
      RUNS,
    );
  });
});

describe('a confirmed mark', () => {
  const GAP_MS = 250;
  const ticks = fc
    .array(fc.record({ gap: fc.integer({ min: 1, max: 400 }), cents: fc.integer({ min: 8_000, max: 12_000 }) }), {
      minLength: 1,
      maxLength: 30,
    })
    .map((steps) => {
      let at = 0;
      return steps.map(({ gap, cents }) => ({ at: (at += gap), cents }));
    });

  it('falls only to a price that every tick of a stretch of 250 ms was at or below', () => {
    fc.assert(
      fc.property(ticks, (sequence) => {
        let mark: ConfirmedMark | null = null;
        let before: number | null = null;
        sequence.forEach(({ at, cents }, index) => {
          const tick = { side: 'LONG' as const, price: price(decimal(cents)), time: unixMs(at) };
          mark = confirmMark(mark, tick, GAP_MS);
          const now = mark.price.toNumber();
          expect(now).toBeGreaterThanOrEqual(cents);
          if (before !== null && now < before) {
            const above = sequence.slice(0, index + 1).findLastIndex((each) => each.cents > now);
            expect(at - (sequence[above + 1]?.at ?? at)).toBeGreaterThanOrEqual(GAP_MS);
          }
          before = now;
        });
      }),
      RUNS,
    );
  });
});

describe('the history of trips', () => {
  it('keeps no record open above the level its trigger has now', () => {
    const changes = fc.array(
      fc.record({ trigger: fc.constantFrom('DAILY_LOSS', 'LATENCY'), to: fc.constantFrom(...levels) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(changes, (sequence) => {
        const now = new Map<string, Level>();
        let trips: readonly TripRecord[] = [];
        sequence.forEach(({ trigger, to }, index) => {
          const from = now.get(trigger) ?? 'L0';
          if (from === to) return;
          now.set(trigger, to);
          const change = { trigger, rule: 'EB-02', from, to, value: '', limit: '', text: '', incident: null };
          trips = afterChange(trips, { ...change, at: unixMs(index) });
        });
        for (const trigger of ['DAILY_LOSS', 'LATENCY']) {
          const open = trips.filter((trip) => trip.trigger === trigger && trip.clearedAt === null);
          const level = now.get(trigger) ?? 'L0';
          expect(open.every((trip) => rank(trip.to) <= rank(level))).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
