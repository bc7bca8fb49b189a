/** Kill test: a live desk is killed at random moments, between and within its effects, and started again on what its disk has. */
import { describe, expect, it } from 'vitest';
import { playRun } from './model/faultRun.ts';
import { kindsOf, shareOf } from './model/share.ts';

describe.each(kindsOf(['PERP', 'SPOT']))('a live desk that is killed at random and started again, %s', (market) => {
  it.each(shareOf(12))(
    'doubles and loses nothing, guards what it holds, and is equal or safer, seed %i',
    (seed) => {
      const { findings, trace, lives } = playRun({ seed, market, kills: true, faults: false });
      expect(findings, trace.join('\n')).toEqual([]);
      expect(lives).toBeGreaterThan(0);
    },
    60_000,
  );

  it.each(shareOf(12))(
    'does so on a bad line too, seed %i',
    (seed) => {
      const { findings, trace } = playRun({ seed, market, kills: true, faults: true });
      expect(findings, trace.join('\n')).toEqual([]);
    },
    60_000,
  );
});
