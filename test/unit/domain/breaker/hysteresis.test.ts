import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { holdLevel, isLatched, notHeld, startDay } from '../../../../src/main/domain/breaker/hysteresis.ts';
import { keptAt, levelAt, standardRungs } from '../../../../src/main/domain/breaker/rungs.ts';
import { levels, type Level } from '../../../../src/shared/model/mode.ts';
import { decimal, decimalFromFloat } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

type Step = readonly [second: number, level: Level, keeps?: Level];

/** Held levels over readings; a technical trigger keeps what it says. */
function heldOver(readings: readonly Step[], holdMs = 60_000): readonly Level[] {
  let held = notHeld;
  return readings.map(([second, level, keeps]) => {
    held = holdLevel(held, { now: unixMs(second * 1_000), level, keeps: keeps ?? level }, holdMs);
    return held.level;
  });
}

const rungs = standardRungs(decimal(1), { l1: decimal('0.75'), l2: decimal('0.90'), top: 'L4' });

describe('holdLevel', () => {
  it('agrees with GC-069', () => {
    const { inputs, expected } = goldenCase('GC-069', {
      inputs: z.object({ utilisation: z.array(z.number()), stepSec: z.number() }),
      expected: z.object({ level: z.array(z.enum(levels)) }),
    });
    const readings = inputs.utilisation.map((used, index): Step => {
      const amount = decimalFromFloat(used);
      return [index * inputs.stepSec, levelAt(rungs, amount), keptAt(rungs, amount, decimal('0.80'))];
    });
    expect(heldOver(readings, 300_000)).toEqual(expected.level);
  });

  it('holds nothing to begin with', () => {
    expect(notHeld).toEqual({ level: 'L0', clearSince: null, fallsTo: 'L0' });
  });

  it('begins its hold anew when the clock was set back, and falls after it', () => {
    const readings: Step[] = [
      [90_000, 'L1'],
      [90_001, 'L0'],
      [3_600, 'L0'],
      [3_659, 'L0'],
      [3_660, 'L0'],
    ];
    expect(heldOver(readings)).toEqual(['L1', 'L1', 'L1', 'L1', 'L0']);
  });

  it('rises at once and falls after 60 s of being clear', () => {
    const readings: Step[] = [
      [0, 'L0'],
      [1, 'L2'],
      [2, 'L0'],
      [61, 'L0'],
      [62, 'L0'],
    ];
    expect(heldOver(readings)).toEqual(['L0', 'L2', 'L2', 'L2', 'L0']);
  });

  it('starts to wait again when the condition returns', () => {
    const readings: Step[] = [
      [0, 'L1'],
      [1, 'L0'],
      [50, 'L1'],
      [61, 'L0'],
      [120, 'L0'],
      [121, 'L0'],
    ];
    expect(heldOver(readings)).toEqual(['L1', 'L1', 'L1', 'L1', 'L1', 'L0']);
  });

  it('falls to the highest level kept while it waited, and waits there again', () => {
    const readings: Step[] = [
      [0, 'L2'],
      [1, 'L0'],
      [30, 'L1'],
      [60, 'L0'],
      [61, 'L0'],
      [62, 'L0'],
      [121, 'L0'],
      [122, 'L0'],
    ];
    expect(heldOver(readings)).toEqual(['L2', 'L2', 'L2', 'L2', 'L1', 'L1', 'L1', 'L0']);
  });

  it('falls from L2 to L1 while the use is under 80 % of the L2 trip and over 80 % of the L1 trip', () => {
    const readings: Step[] = [
      [0, 'L2', 'L2'],
      [1, 'L0', 'L1'],
      [61, 'L0', 'L1'],
      [200, 'L0', 'L1'],
      [201, 'L0', 'L0'],
      [261, 'L0', 'L0'],
    ];
    expect(heldOver(readings)).toEqual(['L2', 'L2', 'L1', 'L1', 'L1', 'L0']);
  });

  it('falls at once where no hold is asked for', () => {
    expect(
      heldOver(
        [
          [0, 'L1'],
          [1, 'L0'],
        ],
        0,
      ),
    ).toEqual(['L1', 'L0']);
  });

  it('latches L3 and L4', () => {
    const readings: Step[] = [
      [0, 'L3'],
      [1, 'L0'],
      [10_000, 'L0'],
      [10_001, 'L4'],
      [20_000, 'L0'],
    ];
    expect(heldOver(readings)).toEqual(['L3', 'L3', 'L3', 'L4', 'L4']);
    expect(levels.filter(isLatched)).toEqual(['L3', 'L4']);
  });
});

describe('startDay', () => {
  it('ends L1 and L2 without their hold, and leaves what latched', () => {
    const held = (level: Level) => ({ level, clearSince: null, fallsTo: 'L0' as const });
    expect(startDay(held('L2'), 'L0')).toEqual(held('L0'));
    expect(startDay(held('L2'), 'L1')).toEqual(held('L1'));
    expect(startDay(held('L3'), 'L0')).toEqual(held('L3'));
  });
});
