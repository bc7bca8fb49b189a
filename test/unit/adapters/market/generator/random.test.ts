import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../../../src/main/adapters/market/generator/random.ts';

const draw = (count: number, next: () => number): readonly number[] => Array.from({ length: count }, next);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('SeededRandom', () => {
  it('repeats itself for the same seed and differs for others', () => {
    const [one, same, other, large] = [7, 7, 8, 2 ** 40 + 7].map((seed) => {
      const random = new SeededRandom(seed);
      return draw(50, () => random.uniform());
    });
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
    expect(large).not.toEqual(one);
  });

  it('draws uniform numbers from 0 to below 1', () => {
    const random = new SeededRandom(0);
    const values = draw(100_000, () => random.uniform());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(mean(values)).toBeCloseTo(0.5, 2);
    for (let tenth = 0; tenth < 10; tenth += 1)
      expect(values.filter((value) => Math.floor(value * 10) === tenth).length / values.length).toBeCloseTo(0.1, 2);
  });

  it('draws standard normal numbers', () => {
    const random = new SeededRandom(1);
    const values = draw(200_000, () => random.normal());
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
    // 95.45 % of a normal distribution lie within two deviations.
    expect(values.filter((value) => Math.abs(value) < 2).length / values.length).toBeCloseTo(0.9545, 2);
  });

  it('continues from a saved state, also between the two numbers of a normal pair', () => {
    const random = new SeededRandom(3);
    random.normal();
    const state = random.state();
    const expected = draw(5, () => random.normal());
    random.restore(state);
    expect(draw(5, () => random.normal())).toEqual(expected);
  });
});
