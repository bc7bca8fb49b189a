/** One control at its limit: one unit inside, at it, one unit beyond. */
import { expect } from 'vitest';
import type { EntryContext } from '../../src/main/domain/pretrade/context.ts';
import { decimal, type Decimal } from '../../src/shared/values/decimal.ts';
import { checkOf } from './entryGate.ts';

export type Unit = -1 | 0 | 1;
export const units = [-1, 0, 1] as const;

/** Limits are inclusive (D-2). */
export const inside = [true, true, false] as const;
/** Of a least value: one unit below it fails. */
export const atLeast = [false, true, true] as const;

export interface Boundary {
  readonly rule: string;
  /** Name of the check. */
  readonly name: string;
  readonly what: string;
  readonly at: (unit: Unit) => EntryContext;
  readonly passes: readonly [boolean, boolean, boolean];
}

/** text + unit x step, exactly. */
export const moved = (text: string, unit: Unit, step: string): Decimal => decimal(text).add(decimal(step).mul(unit));

/** Judges the control at all three places. */
export function expectBoundary({ rule, name, at, passes }: Boundary): void {
  const found = units.map((unit) => checkOf(at(unit), name));
  expect(found.map((check) => check.passed)).toEqual(passes);
  expect(found.every((check) => check.rule === rule && !['MISSING_INPUT', 'CHECK_BROKEN'].includes(check.code))).toBe(
    true,
  );
}
