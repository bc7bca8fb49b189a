import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lossStreakTrigger } from '../../../../src/main/domain/breaker/lossStreakTrigger.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings().breaker;
const LAST = unixMs(Date.UTC(2026, 2, 5, 14, 2, 10));
const MINUTE = 60_000;

const read = (losses: number, now = LAST) =>
  lossStreakTrigger({ losses, lastAt: losses === 0 ? null : LAST }, now, settings);

describe('lossStreakTrigger', () => {
  it('agrees with GC-075', () => {
    const { inputs, expected } = goldenCase('GC-075', {
      inputs: z.object({ streaks: z.array(z.number()) }),
      expected: z.object({ level: z.array(z.enum(levels)) }),
    });
    expect(inputs.streaks.map((losses) => read(losses).level)).toEqual(expected.level);
  });

  it('pauses entries for 60 minutes after the last loss', () => {
    expect(read(5, unixMs(LAST + 60 * MINUTE - 1))).toMatchObject({
      level: 'L1',
      keeps: 'L1',
      value: '5 in a row',
      limit: '5',
      used: 1,
      text: '5 losing trades in a row, L1 from 5',
      clears: 'Clears 15:02:10 UTC or with a winning trade',
      next: 'L2 at 8 in a row',
      severity: 'P3',
      inputs: 'L1 from 5, L2 from 8',
      basis: 'closed round trips, net of fees',
      measuredAt: LAST,
    });
    expect(read(5, unixMs(LAST + 60 * MINUTE))).toMatchObject({ level: 'L0', text: '', severity: null });
  });

  it('sends closing orders only until midnight from the second number', () => {
    const midnight = Date.UTC(2026, 2, 6);
    expect(read(8, unixMs(midnight - 1))).toMatchObject({
      level: 'L2',
      text: '8 losing trades in a row, L2 from 8',
      clears: 'Clears 00:00:00 UTC or with a winning trade',
      next: '',
      severity: 'P2',
    });
    expect(read(8, unixMs(midnight)).level).toBe('L0');
  });

  it('is quiet without losses', () => {
    expect(read(0)).toMatchObject({
      level: 'L0',
      value: '0 in a row',
      clears: 'Clears with a winning trade',
      next: 'L1 at 5 in a row',
      basis: 'no losing trade since the last winning one',
      measuredAt: null,
    });
    expect(read(4).clears).toBe('Clears with a winning trade');
    expect(lossStreakTrigger({ losses: 9, lastAt: null }, unixMs(0), settings).level).toBe('L0');
  });
});
