import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  LONG_HOLD_MS,
  TECHNICAL_HOLD_MS,
  holdLevel,
  isLatched,
  notHeld,
} from '../../../../src/main/domain/breaker/hysteresis.ts';
import { levels, type Level } from '../../../../src/shared/model/mode.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

/** Held levels over readings of a technical trigger, which may fall whenever the reading is lower. */
function heldOver(readings: readonly (readonly [second: number, level: Level])[]): readonly Level[] {
  let held = notHeld;
  return readings.map(([second, level]) => {
    held = holdLevel(held, { now: unixMs(second * 1_000), level, clear: true }, TECHNICAL_HOLD_MS);
    return held.level;
  });
}

describe('holdLevel', () => {
  it('agrees with GC-069', () => {
    const { inputs, expected } = goldenCase('GC-069', {
      inputs: z.object({ utilisation: z.array(z.number()), stepSec: z.number() }),
      expected: z.object({ level: z.array(z.enum(levels)) }),
    });
    let held = notHeld;
    const found = inputs.utilisation.map((utilization, index) => {
      const now = unixMs(index * inputs.stepSec * 1_000);
      const level = utilization >= 0.75 ? 'L1' : 'L0';
      held = holdLevel(held, { now, level, clear: utilization < 0.6 }, LONG_HOLD_MS);
      return held.level;
    });
    expect(found).toEqual(expected.level);
  });

  it('rises at once and falls after 60 s of being clear', () => {
    expect(
      heldOver([
        [0, 'L0'],
        [1, 'L2'],
        [2, 'L0'],
        [61, 'L0'],
        [62, 'L0'],
      ]),
    ).toEqual(['L0', 'L2', 'L2', 'L2', 'L0']);
  });

  it('starts to wait again when the condition returns', () => {
    expect(
      heldOver([
        [0, 'L1'],
        [1, 'L0'],
        [50, 'L1'],
        [61, 'L0'],
        [120, 'L0'],
        [121, 'L0'],
      ]),
    ).toEqual(['L1', 'L1', 'L1', 'L1', 'L1', 'L0']);
  });

  it('falls to the highest level read while it waited', () => {
    expect(
      heldOver([
        [0, 'L2'],
        [1, 'L0'],
        [30, 'L1'],
        [61, 'L0'],
        [62, 'L0'],
        [121, 'L0'],
        [122, 'L0'],
      ]),
    ).toEqual(['L2', 'L2', 'L2', 'L1', 'L1', 'L1', 'L0']);
  });

  it('latches L3 and L4', () => {
    expect(
      heldOver([
        [0, 'L3'],
        [1, 'L0'],
        [10_000, 'L0'],
        [10_001, 'L4'],
        [20_000, 'L0'],
      ]),
    ).toEqual(['L3', 'L3', 'L3', 'L4', 'L4']);
    expect(levels.filter(isLatched)).toEqual(['L3', 'L4']);
  });
});
