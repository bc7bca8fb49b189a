import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resumeTarget } from '../../../../src/main/domain/mode/resumeTarget.ts';
import {
  isAllowedTransition,
  modesUpTo,
  transitionOf,
  type ModeFrom,
} from '../../../../src/main/domain/mode/transition.ts';
import { modes, tradingModes } from '../../../../src/shared/model/mode.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

/** Every legal edge, written out; a stop is named with the mode before it. */
const LEGAL: Readonly<Record<string, string>> = {
  'SETUP PAPER': 'T1',
  'PAPER PAPER': 'T8',
  'PAPER LIVE_MINIMAL': 'T2',
  'PAPER EMERGENCY_STOP': 'T6',
  'LIVE_MINIMAL PAPER': 'T5',
  'LIVE_MINIMAL LIVE_SCALED_1': 'T3',
  'LIVE_MINIMAL EMERGENCY_STOP': 'T6',
  'LIVE_SCALED_1 PAPER': 'T5',
  'LIVE_SCALED_1 LIVE_MINIMAL': 'T4',
  'LIVE_SCALED_1 LIVE_SCALED_2': 'T3',
  'LIVE_SCALED_1 EMERGENCY_STOP': 'T6',
  'LIVE_SCALED_2 PAPER': 'T5',
  'LIVE_SCALED_2 LIVE_MINIMAL': 'T4',
  'LIVE_SCALED_2 LIVE_SCALED_1': 'T4',
  'LIVE_SCALED_2 LIVE_SCALED_3': 'T3',
  'LIVE_SCALED_2 EMERGENCY_STOP': 'T6',
  'LIVE_SCALED_3 PAPER': 'T5',
  'LIVE_SCALED_3 LIVE_MINIMAL': 'T4',
  'LIVE_SCALED_3 LIVE_SCALED_1': 'T4',
  'LIVE_SCALED_3 LIVE_SCALED_2': 'T4',
  'LIVE_SCALED_3 EMERGENCY_STOP': 'T6',
  'EMERGENCY_STOP(PAPER) PAPER': 'T7',
  'EMERGENCY_STOP(LIVE_MINIMAL) PAPER': 'T7',
  'EMERGENCY_STOP(LIVE_MINIMAL) LIVE_MINIMAL': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_1) PAPER': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_1) LIVE_MINIMAL': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_1) LIVE_SCALED_1': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_2) PAPER': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_2) LIVE_MINIMAL': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_2) LIVE_SCALED_1': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_2) LIVE_SCALED_2': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_3) PAPER': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_3) LIVE_MINIMAL': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_3) LIVE_SCALED_1': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_3) LIVE_SCALED_2': 'T7',
  'EMERGENCY_STOP(LIVE_SCALED_3) LIVE_SCALED_3': 'T7',
};

const froms: readonly (readonly [string, ModeFrom])[] = [
  ['SETUP', { mode: 'SETUP' }],
  ...tradingModes.map((mode) => [mode, { mode }] as const),
  ...tradingModes.map(
    (modeBefore) => [`EMERGENCY_STOP(${modeBefore})`, { mode: 'EMERGENCY_STOP', modeBefore }] as const,
  ),
];

describe('transitionOf', () => {
  it.each(froms.flatMap(([name, from]) => modes.map((to) => [name, to, from] as const)))(
    'answers %s to %s as the literal table says',
    (name, to, from) => {
      const id = LEGAL[`${name} ${to}`];
      expect(transitionOf(from, to)).toEqual(
        id === undefined
          ? { ok: false, error: { code: 'ILLEGAL_TRANSITION', from: from.mode, to } }
          : { ok: true, value: id },
      );
    },
  );
});

describe('isAllowedTransition', () => {
  it('agrees with GC-035', () => {
    const { inputs, expected } = goldenCase('GC-035', {
      inputs: z.object({ attempts: z.array(z.tuple([z.enum(modes), z.string()])) }),
      expected: z.object({ allowed: z.array(z.boolean()) }),
    });
    const found = inputs.attempts.map(([mode, target]) => {
      const to = z.enum(modes).parse(target.replace(/\(.*/, ''));
      const before = /before: (\w+)/.exec(target)?.[1];
      const from: ModeFrom =
        mode === 'EMERGENCY_STOP' ? { mode, modeBefore: z.enum(tradingModes).parse(before) } : { mode };
      return isAllowedTransition(from, to);
    });
    expect(found).toEqual(expected.allowed);
  });
});

describe('modesUpTo', () => {
  it('lists the modes a resume may choose, highest first', () => {
    expect(modesUpTo('LIVE_SCALED_1')).toEqual(['LIVE_SCALED_1', 'LIVE_MINIMAL', 'PAPER']);
    expect(modesUpTo('PAPER')).toEqual(['PAPER']);
  });
});

describe('resumeTarget', () => {
  it('agrees with GC-034', () => {
    const causes = z.enum(['DAILY_LOSS', 'DRAWDOWN', 'LATENCY', 'MANUAL']);
    const { inputs, expected } = goldenCase('GC-034', {
      inputs: z.object({ rows: z.array(z.tuple([z.enum(tradingModes), causes, z.number()])) }),
      expected: z.object({ maxResume: z.array(z.string()) }),
    });
    const found = inputs.rows.map(([modeBefore, cause, earlierLossStopsIn14d]) =>
      resumeTarget({ modeBefore, cause, earlierLossStopsIn14d }),
    );
    expect(found).toEqual(expected.maxResume);
  });

  it('returns to the mode before after correlation, technical causes and drills', () => {
    const target = (cause: 'CORRELATION' | 'TECHNICAL' | 'DRILL') =>
      resumeTarget({ modeBefore: 'LIVE_SCALED_2', cause, earlierLossStopsIn14d: 3 });
    expect([target('CORRELATION'), target('TECHNICAL'), target('DRILL')]).toEqual(Array(3).fill('LIVE_SCALED_2'));
  });
});
