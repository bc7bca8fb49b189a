/** Kill and fault tests of the whole desk: a real process, the real exchange library, a simulated venue on loopback, SIGKILL. */
import { describe, expect, it } from 'vitest';
import { playProcess } from './process/processRun.ts';
import { shareOf } from './model/share.ts';

describe.concurrent('a desk in a process of its own that is killed while it trades', () => {
  it.each(shareOf(2))(
    'knows the truth a minute after its last start, seed %i',
    async (seed) => {
      const { findings, trace } = await playProcess(seed, seed % 2 === 0);
      expect(findings, trace.join('\n')).toEqual([]);
    },
    600_000,
  );
});
