/** Kill and fault tests of the whole desk: a real process, the real exchange library, a simulated venue on loopback, SIGKILL. */
import { afterAll, describe, expect, it } from 'vitest';
import { bundleChild } from './process/bundleChild.ts';
import { playProcess } from './process/processRun.ts';
import { shareOf } from './model/share.ts';

const bundle = await bundleChild();
afterAll(() => bundle.remove());

describe.concurrent('a desk in a process of its own that is killed while it trades', () => {
  it.each(shareOf(10))(
    'knows the truth a minute after its last start, seed %i',
    async (seed) => {
      const { findings, trace } = await playProcess({ seed, program: bundle.program });
      expect(findings, trace.join('\n')).toEqual([]);
    },
    3_600_000,
  );
});
