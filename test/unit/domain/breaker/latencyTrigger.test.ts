import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  isLatencyHigh,
  latencyFacts,
  latencyTrigger,
  type LatencySample,
} from '../../../../src/main/domain/breaker/latencyTrigger.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings().latency;
const NOW = unixMs(1_000_000);

/** One call a second, the last one now. */
const calls = (...durations: readonly number[]): readonly LatencySample[] =>
  durations.map((ms, index) => ({ at: unixMs(NOW - (durations.length - 1 - index) * 1_000), ms }));

const facts = (...durations: readonly number[]) => latencyFacts(calls(...durations), NOW, settings);
const read = (durations: readonly number[], highForMs = 0) => latencyTrigger(facts(...durations), highForMs, settings);

describe('latencyFacts', () => {
  it('agrees with GC-062', () => {
    const { inputs, expected } = goldenCase('GC-062', {
      inputs: z.object({ samplesMs: z.array(z.number()) }),
      expected: z.object({
        p95: z.number(),
        highByP95: z.boolean(),
        consecutiveOver2s: z.number(),
        highByConsecutive: z.boolean(),
        level: z.enum(levels),
      }),
    });
    const found = facts(...inputs.samplesMs);
    expect({
      p95: found.p95,
      highByP95: found.highByP95,
      consecutiveOver2s: found.consecutiveOver,
      highByConsecutive: found.highByConsecutive,
      level: latencyTrigger(found, 0, settings).level,
    }).toEqual(expected);
  });

  it('agrees with GC-063', () => {
    const { inputs, expected } = goldenCase('GC-063', {
      inputs: z.object({ samplesMs: z.array(z.number()) }),
      expected: z.object({
        p95: z.number(),
        highByP95: z.boolean(),
        consecutiveOver2s: z.number(),
        highByConsecutive: z.boolean(),
        levelAt0s: z.enum(levels),
        levelAt30s: z.enum(levels),
      }),
    });
    const found = facts(...inputs.samplesMs);
    expect({
      p95: found.p95,
      highByP95: found.highByP95,
      consecutiveOver2s: found.consecutiveOver,
      highByConsecutive: found.highByConsecutive,
      levelAt0s: latencyTrigger(found, 0, settings).level,
      levelAt30s: latencyTrigger(found, 30_000, settings).level,
    }).toEqual(expected);
  });

  it('needs five calls for a percentile and forgets calls older than the window', () => {
    expect(facts(100, 100, 100, 2_600)).toMatchObject({ samples: 4, p95: null, highByP95: false });
    expect(facts(100, 100, 100, 100, 2_600)).toMatchObject({ samples: 5, p95: 2_600, highByP95: true });
    expect(facts(2_600, 100, 100, 100, 90).p95).toBe(2_600);
    expect(facts(100, 100, 100, 100, 2_000)).toMatchObject({ p95: 2_000, highByP95: false });
    const old = calls(9_000, 9_000, 9_000).map((each) => ({ ...each, at: unixMs(each.at - 60_000) }));
    expect(latencyFacts(old, NOW, settings)).toMatchObject({ samples: 1, consecutiveOver: 1 });
    expect(latencyFacts([], NOW, settings)).toMatchObject({ samples: 0, p95: null, lastMs: null, measuredAt: null });
  });

  it.each([
    [[2_000, 2_000, 2_000], false],
    [[2_001, 2_001], false],
    [[2_001, 2_001, 2_001], true],
    [[2_001, 2_001, 2_001, 100], false],
    [[5_000], false],
    [[5_000, 5_000], true],
    [[5_000, 4_999], false],
  ] as const)('takes the calls %j as high: %s', (durations, isHigh) => {
    expect(isLatencyHigh(facts(...durations))).toBe(isHigh);
  });
});

describe('latencyTrigger', () => {
  it('says what was found, warns at a second, and closes everything after 30 s', () => {
    expect(read([80, 81, 82, 83, 84])).toMatchObject({
      trigger: 'LATENCY',
      name: 'API latency',
      rule: 'EB-05',
      level: 'L0',
      keeps: 'L0',
      value: '84 ms',
      limit: '2,000 ms',
      used: 0.042,
      text: '',
      clears: 'Clears 60 s after it is normal',
      next: 'P3 above 1,000 ms',
      severity: null,
      inputs: '5 calls in 60 s, 0 in a row over 2,000 ms, high for 0 s',
      basis: '95th percentile, nearest rank',
      measuredAt: NOW,
    });
    expect(read([80, 81, 82, 83, 1_000])).toMatchObject({ text: '', severity: null });
    expect(read([80, 81, 82, 83, 1_200])).toMatchObject({
      level: 'L0',
      severity: 'P3',
      text: 'API latency p95 1,200 ms over 1,000 ms',
      next: 'L2 above 2,000 ms',
    });
    expect(read([80, 81, 82, 83, 2_410])).toMatchObject({
      level: 'L2',
      severity: 'P2',
      text: 'API latency p95 2,410 ms over 2,000 ms',
      next: 'L4 after 30 s high',
    });
    expect(read([80, 81, 82, 83, 2_410], 29_999).level).toBe('L2');
    expect(read([80, 81, 82, 83, 2_410], 30_000)).toMatchObject({ level: 'L4', severity: 'P1', next: '' });
  });

  it('names the calls in a row where they are what makes it high', () => {
    expect(read([2_100, 2_200, 2_600])).toMatchObject({
      level: 'L2',
      value: '2,600 ms',
      text: 'API latency 3 calls in a row, last 2,600 ms over 2,000 ms',
      basis: 'fewer than 5 calls in the window',
    });
    expect(read([5_000, 5_000]).text).toBe('API latency last call 5,000 ms over 2,000 ms');
    const many = Array.from({ length: 100 }, () => 50);
    expect(latencyTrigger(facts(...many, 5_000, 5_000), 0, { ...settings, windowMs: 600_000 })).toMatchObject({
      level: 'L2',
      value: '5,000 ms',
    });
  });

  it('reads the last call until there are enough, and nothing before the first', () => {
    expect(read([84])).toMatchObject({ level: 'L0', value: '84 ms', text: '' });
    expect(read([])).toMatchObject({ level: 'L0', value: null, used: null, measuredAt: null, text: '' });
  });

  it('stops at once where the settings allow no time', () => {
    expect(latencyTrigger(facts(5_000, 5_000), 0, { ...settings, sustainMs: 0 }).level).toBe('L4');
  });
});
