/** Fault test: the line to the venue loses, repeats, delays and refuses at random; a minute after it is good again, the desk knows the truth. */
import { describe, expect, it } from 'vitest';
import { playRun } from './model/faultRun.ts';
import { kindsOf, shareOf } from './model/share.ts';

describe.each(kindsOf(['PERP', 'SPOT']))('a live desk on a bad line, %s', (market) => {
  it.each(shareOf(12))(
    'is the truth a minute later, and sent nothing twice, seed %i',
    (seed) => {
      const { findings, trace } = playRun({ seed, market, kills: false, faults: true });
      expect(findings, trace.join('\n')).toEqual([]);
    },
    60_000,
  );
});

it('counts the money of a spot account whose entry fills on after its position was sold (seed 6591)', () => {
  const { findings, trace } = playRun({ seed: 6591, market: 'SPOT', kills: false, faults: true });
  expect(findings, trace.join('\n')).toEqual([]);
});
