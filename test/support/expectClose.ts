/** Relative tolerance of statistics (CV-01: 1e-9), for values that are not zero. */
import { expect } from 'vitest';

export function expectClose(actual: number | null | undefined, expected: number, relative = 1e-9): void {
  expect(actual).toEqual(expect.any(Number));
  expect(Math.abs((actual ?? NaN) - expected) / Math.abs(expected), `${actual} beside ${expected}`).toBeLessThanOrEqual(
    relative,
  );
}
