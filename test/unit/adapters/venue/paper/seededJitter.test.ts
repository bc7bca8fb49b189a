import { describe, expect, it } from 'vitest';
import { seededJitter } from '../../../../../src/main/adapters/venue/paper/seededJitter.ts';

const requests = Array.from({ length: 1_000 }, (_each, index) => `place|A-${index}`);

describe('seededJitter', () => {
  it('stays between none and a fifth of the latency, and uses that range', () => {
    const delays = requests.map((request) => seededJitter('seed', request, 250));
    expect(Math.min(...delays)).toBe(0);
    expect(Math.max(...delays)).toBe(50);
    const mean = delays.reduce((sum, each) => sum + each, 0) / delays.length;
    expect(mean).toBeGreaterThan(22);
    expect(mean).toBeLessThan(28);
  });

  it('repeats for the same seed and differs for another', () => {
    const of = (seed: string) => requests.map((request) => seededJitter(seed, request, 250));
    expect(of('seed')).toEqual(of('seed'));
    expect(of('seed')).not.toEqual(of('other'));
  });

  it('is none without latency', () => {
    expect(requests.every((request) => seededJitter('seed', request, 0) === 0)).toBe(true);
  });
});
