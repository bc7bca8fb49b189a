import { describe, expect, it } from 'vitest';
import { warningSeverity, warningStep, type WarningStep } from '../../../../src/main/domain/breaker/earlyWarning.ts';

function steps(...uses: readonly number[]): readonly WarningStep[] {
  let held: WarningStep = 0;
  return uses.map((used) => (held = warningStep(held, used)));
}

describe('warningStep', () => {
  it('rises at 50, 75 and 90 %', () => {
    expect(steps(0.49, 0.5, 0.74, 0.75, 0.89, 0.9, 1.2)).toEqual([0, 50, 50, 75, 75, 90, 90]);
  });

  it('falls below 80 % of the step', () => {
    expect(steps(0.9, 0.72, 0.71, 0.6, 0.59, 0.4, 0.39)).toEqual([90, 90, 75, 75, 50, 50, 0]);
    expect(steps(0.9, 0.1)).toEqual([90, 0]);
  });

  it('never rises on the way down', () => {
    expect(steps(0.75, 0.73, 0.72)).toEqual([75, 75, 75]);
    expect(steps(0.5, 0.49)).toEqual([50, 50]);
    expect(steps(0.74, 0.73)).toEqual([50, 50]);
  });
});

describe('warningSeverity', () => {
  it('is P3, and P2 at 90 %', () => {
    expect(([0, 50, 75, 90] as const).map(warningSeverity)).toEqual([null, 'P3', 'P3', 'P2']);
  });
});
