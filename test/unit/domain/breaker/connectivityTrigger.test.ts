import { describe, expect, it } from 'vitest';
import { connectivityTrigger } from '../../../../src/main/domain/breaker/connectivityTrigger.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const settings = defaultSettings().breaker;
const read = (streamSilentMs: number | null, restDownMs: number | null = null) =>
  connectivityTrigger({ streamSilentMs, restDownMs, measuredAt: unixMs(1) }, settings);

describe('connectivityTrigger', () => {
  it.each([
    [10_000, null, 'L0'],
    [10_001, null, 'L1'],
    [600_000, null, 'L1'],
    [40_000, 29_999, 'L1'],
    [40_000, 30_000, 'L2'],
    [29_999, 40_000, 'L1'],
    [60_000, 59_999, 'L2'],
    [60_000, 60_000, 'L3'],
    [null, 600_000, 'L0'],
    [null, null, 'L0'],
    [5_000, 90_000, 'L0'],
  ] as const)('reads %s ms of silence and %s ms without answers as %s', (silent, down, level) => {
    expect(read(silent, down).level).toBe(level);
  });

  it('warns of requests that fail while the stream goes on, and turns nothing off for it', () => {
    expect(read(5_000, 29_999)).toMatchObject({ level: 'L0', severity: null, text: '' });
    expect(read(5_000, 30_000)).toMatchObject({
      level: 'L0',
      severity: 'P2',
      text: 'requests have been failing for 30 s, over 30 s, while the account stream goes on: orders and closes may not arrive',
    });
    expect(read(null, 30_000)).toMatchObject({ level: 'L0', severity: null, text: '' });
  });

  it('says what was found and what comes next', () => {
    expect(read(4_000)).toMatchObject({
      value: '4.0 s',
      limit: '10 s',
      used: 0.4,
      text: '',
      next: 'L1 above 10 s',
      severity: null,
      inputs: 'requests are answered',
      basis: 'messages and heartbeats of the account stream',
    });
    expect(read(12_000)).toMatchObject({
      text: 'the account stream has been silent for 12 s, over 10 s',
      next: 'L2 at 30 s with requests failing',
      severity: 'P3',
    });
    expect(read(31_000, 30_000)).toMatchObject({
      text: 'the account stream has been silent for 31 s, over 10 s, and requests fail',
      next: 'L3 at 60 s with requests failing',
      severity: 'P2',
      inputs: 'requests have been failing for 30 s',
    });
    expect(read(70_000, 70_000)).toMatchObject({ next: '', severity: 'P1' });
    expect(read(null)).toMatchObject({ value: null, used: null, basis: 'this venue has no account stream' });
  });
});
