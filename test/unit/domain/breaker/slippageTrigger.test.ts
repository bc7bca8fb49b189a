import { describe, expect, it } from 'vitest';
import { slippageTrigger, type SlippageSample } from '../../../../src/main/domain/breaker/slippageTrigger.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const settings = defaultSettings().breaker;
const NOW = unixMs(10_000_000);

const fills = (...slippages: readonly number[]): readonly SlippageSample[] =>
  slippages.map((slippage, index) => ({ at: unixMs(NOW - 60_000 + index * 1_000), slippage, model: 0.001 }));
const read = (...slippages: readonly number[]) => slippageTrigger(fills(...slippages), NOW, settings);

describe('slippageTrigger', () => {
  it('takes one fill above 1 %', () => {
    expect(read(0.01).level).toBe('L0');
    expect(read(0, 0.0101)).toMatchObject({
      level: 'L1',
      keeps: 'L1',
      value: '1.01%',
      limit: '1.00%',
      used: 1.01,
      text: 'a fill slipped 1.01%, over 1.00%',
      next: '',
      severity: 'P2',
    });
  });

  it('takes a median above three times the model', () => {
    expect(read(0.003, 0.003, 0.003, 0.004, 0.004).level).toBe('L0');
    expect(read(0, 0, 0.0031, 0.0031, 0.0031)).toMatchObject({
      level: 'L1',
      text: 'most of the last 5 fills slipped more than 3 times the model, worst 0.31%',
    });
    expect(read(0.0031, 0.0031)).toMatchObject({ level: 'L0', text: '', severity: null });
  });

  it('looks at the last five fills of the last hour', () => {
    expect(read(0.02, 0, 0, 0, 0, 0).level).toBe('L0');
    expect(slippageTrigger(fills(0.02), unixMs(NOW + 3_600_000), settings)).toMatchObject({
      level: 'L0',
      value: null,
      used: null,
      basis: 'no fill within the hour',
      measuredAt: null,
    });
  });

  it('counts a fill that is exactly an hour old, and none older', () => {
    const one = [{ at: NOW, slippage: 0.02, model: 0.001 }];
    expect(slippageTrigger(one, unixMs(NOW + 3_600_000), settings).level).toBe('L1');
    expect(slippageTrigger(one, unixMs(NOW + 3_600_001), settings).level).toBe('L0');
  });

  it('finds the worst fill wherever it came, also among fills better than the decision', () => {
    expect(read(0.0101, 0, 0.002)).toMatchObject({ level: 'L1', value: '1.01%', measuredAt: NOW - 58_000 });
    expect(read(-0.003, -0.002)).toMatchObject({ level: 'L0', value: '-0.20%', used: 0 });
  });

  it('says how far it is', () => {
    expect(read(-0.001, 0.002)).toMatchObject({
      level: 'L0',
      value: '0.20%',
      used: 0.2,
      next: 'L1 above 1.00% in one fill, or a median above 3 times the model',
      inputs: '2 of the last 5 fills',
      basis: 'fill price against the price at the decision',
      measuredAt: NOW - 59_000,
    });
  });
});
