import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fullBucket, takeReserved, takeToken } from '../../../../src/main/domain/pretrade/tokenBucket.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = { bucket: 10, refillPerSec: 5, perMinute: 100 };

function decisionsAt(times: readonly number[], given = settings) {
  let bucket = fullBucket(unixMs(0), given);
  return times.map((at) => {
    const outcome = takeToken(bucket, unixMs(at), given);
    bucket = outcome.bucket;
    return outcome.accepted ? 'ACCEPT' : 'REJECT';
  });
}

describe('fullBucket', () => {
  it('has every token and none taken', () => {
    expect(fullBucket(unixMs(5), settings)).toEqual({ milliTokens: 10_000, refilledAt: 5, taken: [] });
  });
});

describe('takeToken', () => {
  it('agrees with GC-019', () => {
    const { inputs, expected } = goldenCase('GC-019', {
      inputs: z.strictObject({ capacity: z.number(), refillPerSec: z.number(), timesMs: z.array(z.number()) }),
      expected: z.strictObject({ decisions: z.array(z.string()) }),
    });
    const given = { bucket: inputs.capacity, refillPerSec: inputs.refillPerSec, perMinute: 100 };
    expect(decisionsAt(inputs.timesMs, given)).toEqual(expected.decisions);
  });

  it('stops at the cap per minute although tokens are there, and goes on as the minute passes', () => {
    const given = { bucket: 10, refillPerSec: 5, perMinute: 3 };
    expect(decisionsAt([0, 1_000, 2_000, 3_000, 59_999, 60_000, 60_500], given)).toEqual([
      'ACCEPT',
      'ACCEPT',
      'ACCEPT',
      'REJECT',
      'REJECT',
      'ACCEPT',
      'REJECT',
    ]);
  });

  it('counts no token of an hour that is still to come once the clock was set back', () => {
    const taken = Array.from({ length: settings.perMinute }, () => unixMs(3_700_000));
    const bucket = { ...fullBucket(unixMs(3_700_000), settings), taken };
    expect(takeToken(bucket, unixMs(3_700_001), settings).accepted).toBe(false);
    expect(takeToken(bucket, unixMs(100_000), settings).accepted).toBe(true);
  });

  it('never holds more than its capacity and never refills from a clock that went back', () => {
    const bucket = fullBucket(unixMs(10_000), settings);
    expect(takeToken(bucket, unixMs(60_000), settings).bucket.milliTokens).toBe(9_000);
    expect(takeToken(bucket, unixMs(5_000), settings).bucket.milliTokens).toBe(9_000);
  });
});

describe('takeReserved', () => {
  it('counts cancels and reducing orders and refuses none of them', () => {
    let bucket = fullBucket(unixMs(0), settings);
    const overdrawn = Array.from({ length: 12 }, () => {
      const outcome = takeReserved(bucket, unixMs(0), settings);
      bucket = outcome.bucket;
      return outcome.isOverdrawn;
    });
    expect(overdrawn).toEqual([...Array<boolean>(10).fill(false), true, true]);
    expect(takeReserved(bucket, unixMs(200), settings).isOverdrawn).toBe(false);
  });
});
