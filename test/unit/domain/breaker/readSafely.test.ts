import { describe, expect, it } from 'vitest';
import { manualTrigger } from '../../../../src/main/domain/breaker/manualTrigger.ts';
import { isBroken, readSafely } from '../../../../src/main/domain/breaker/readSafely.ts';

describe('readSafely', () => {
  it('passes a reading on', () => {
    expect(readSafely('MANUAL', () => manualTrigger(null))).toEqual(manualTrigger(null));
    expect(readSafely('MANUAL', () => null)).toBeNull();
  });

  it('takes a trigger that throws for L2', () => {
    const broken = readSafely('DRAWDOWN', () => {
      throw new Error('division by zero');
    });
    expect(broken).toMatchObject({
      trigger: 'DRAWDOWN',
      rule: 'EB-24',
      level: 'L2',
      keeps: 'L2',
      value: null,
      used: null,
      text: 'the trigger DRAWDOWN itself failed: division by zero',
      severity: 'P2',
    });
    expect(broken === null ? null : isBroken(broken)).toBe(true);
    expect(isBroken(manualTrigger(null))).toBe(false);
  });

  it('survives what is not an error, and very long texts', () => {
    const broken = (thrown: unknown) =>
      readSafely('CLOCK', () => {
        throw thrown;
      })?.text;
    expect(broken('text')).toBe('the trigger CLOCK itself failed: an unknown error');
    expect(broken(new Error('x'.repeat(999)))?.length).toBeLessThan(300);
  });
});
