/** Kill and fault tests of the whole desk: a real process, the real exchange library, a simulated venue on loopback, SIGKILL. */
import { afterAll, describe, expect, it } from 'vitest';
import { accountKinds } from './process/accountKind.ts';
import { playProcess } from './process/playProcess.ts';
import { kindsOf, shareOf } from './model/share.ts';
import { bundleChild } from './support/bundleChild.ts';

const bundle = await bundleChild('liveChild');
afterAll(() => bundle.remove());

/** What `npm test` plays of each. */
const usual = { PERP: 4, SPOT: 3, HEDGE: 3 } as const;

describe.concurrent.each(kindsOf(accountKinds))(
  'a desk in a process of its own that is killed while it trades, %s',
  (kind) => {
    it.each(shareOf(usual[kind]))(
      'knows the truth a minute after its last start, seed %i',
      async (seed) => {
        const { findings, trace } = await playProcess({ seed, kind, program: bundle.program });
        expect(findings, trace.join('\n')).toEqual([]);
      },
      3_600_000,
    );
  },
);
