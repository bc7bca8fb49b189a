import { describe, expect, it } from 'vitest';
import { duplicateOrdersTrigger } from '../../../../src/main/domain/breaker/duplicateOrdersTrigger.ts';
import { flowAfterRefusal, quietFlow, type OrderFlow } from '../../../../src/main/domain/breaker/orderFlow.ts';
import { throttleTrigger } from '../../../../src/main/domain/breaker/throttleTrigger.ts';
import type { RiskCheck } from '../../../../src/shared/model/risk.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const SECOND = 1_000;
const at = (seconds: number) => unixMs(1_000_000 + seconds * SECOND);
const check = (rule: string, code: string): RiskCheck => ({
  rule,
  code,
  name: 'check',
  passed: false,
  value: null,
  limit: null,
  unit: '',
  text: '',
});
const twin = [check('RC-08', 'DUPLICATE')];
const flood = [check('RC-09', 'THROTTLE')];

const after = (failed: readonly RiskCheck[], seconds: readonly number[]): OrderFlow =>
  seconds.reduce((flow, second) => flowAfterRefusal(flow, failed, at(second)), quietFlow);

describe('quietFlow', () => {
  it('has refused nothing', () => {
    expect(quietFlow).toEqual({ duplicates: [], throttled: null });
  });
});

describe('duplicateOrdersTrigger', () => {
  it.each([
    { seconds: [0, 1], now: 1, level: 'L0', value: '2 in 60 s', next: 'L1 at 3 in 60 s' },
    { seconds: [0, 30, 60], now: 60, level: 'L1', value: '3 in 60 s', next: '' },
    { seconds: [0, 30, 61], now: 61, level: 'L0', value: '2 in 60 s', next: 'L1 at 3 in 60 s' },
    { seconds: [0, 30, 60], now: 61, level: 'L0', value: '2 in 60 s', next: 'L1 at 3 in 60 s' },
  ])('is $level with duplicates at $seconds s, read at $now s', ({ seconds, now, level, value, next }) => {
    expect(duplicateOrdersTrigger(after(twin, seconds), at(now))).toMatchObject({ level, keeps: level, value, next });
  });

  it('says how many there were and from how many on, and where the count is from', () => {
    expect(duplicateOrdersTrigger(quietFlow, at(0))).toMatchObject({
      text: '',
      next: 'L1 at 3 in 60 s',
      severity: null,
      basis: 'no duplicate in the last 60 s',
    });
    expect(duplicateOrdersTrigger(after(twin, [0]), at(0))).toMatchObject({
      text: '',
      used: 1 / 3,
      basis: "the desk's own refusals, previews not counted",
    });
    expect(duplicateOrdersTrigger(after(twin, [0, 1, 2, 3]), at(3))).toMatchObject({
      text: '4 duplicate orders within 60 s, L1 from 3',
      limit: '3 in 60 s',
      severity: 'P3',
    });
  });

  it('finds a duplicate among other refusals', () => {
    const both = [check('RC-13', 'GROSS_EXPOSURE'), ...twin];
    expect(duplicateOrdersTrigger(after(both, [0, 1, 2]), at(2)).level).toBe('L1');
  });

  it('counts a signal that was used, and no ledger that cannot be read', () => {
    const used = after([check('RC-08', 'SIGNAL_USED')], [0, 1, 2]);
    expect(duplicateOrdersTrigger(used, at(2))).toMatchObject({ level: 'L1', used: 1, measuredAt: at(2) });
    const unreadable = after([check('RC-08', 'MISSING_INPUT')], [0, 1, 2]);
    expect(duplicateOrdersTrigger(unreadable, at(2))).toMatchObject({ level: 'L0', used: 0, measuredAt: null });
  });

  it('forgets what was noted before the clock was set back an hour', () => {
    expect(duplicateOrdersTrigger(after(twin, [3_600, 3_601, 3_602]), at(2))).toMatchObject({ level: 'L0', used: 0 });
  });

  it('is not fed by other refusals', () => {
    expect(duplicateOrdersTrigger(after([check('RC-13', 'GROSS_EXPOSURE')], [0, 1, 2]), at(2)).level).toBe('L0');
  });
});

describe('throttleTrigger', () => {
  const everyFive = (last: number): number[] => Array.from({ length: last / 5 + 1 }, (_, index) => index * 5);

  it.each([
    { seconds: everyFive(55), now: 55, level: 'L0', value: '55 s' },
    { seconds: everyFive(60), now: 60, level: 'L1', value: '60 s' },
    { seconds: everyFive(60), now: 65, level: 'L1', value: '60 s' },
    { seconds: everyFive(60), now: 66, level: 'L0', value: '0.0 s' },
    { seconds: [0, 5, 10, 16, 20, 62], now: 62, level: 'L0', value: '0.0 s' },
  ])('is $level with refusals at $seconds s, read at $now s', ({ seconds, now, level, value }) => {
    expect(throttleTrigger(after(flood, seconds), at(now))).toMatchObject({
      level,
      keeps: level,
      value,
      limit: '60 s',
    });
  });

  it('says for how long, and where that is from', () => {
    expect(throttleTrigger(quietFlow, at(0))).toMatchObject({
      text: '',
      next: 'L1 at 60 s',
      basis: 'the throttle refused nothing yet',
      measuredAt: null,
    });
    expect(throttleTrigger(after(flood, everyFive(30)), at(30))).toMatchObject({
      text: '',
      next: 'L1 at 60 s',
      used: 0.5,
      basis: 'first to last refusal without a longer pause',
      measuredAt: at(30),
    });
    expect(throttleTrigger(after(flood, everyFive(75)), at(75))).toMatchObject({
      text: 'the throttle has been refusing entries for 75 s, limit 60 s',
      next: '',
    });
  });

  it('finds the throttle among other refusals', () => {
    const both = [check('RC-13', 'GROSS_EXPOSURE'), ...flood];
    expect(throttleTrigger(after(both, everyFive(60)), at(60)).level).toBe('L1');
  });

  it('leaves a stretch as it is when something else refuses', () => {
    const flow = flowAfterRefusal(after(flood, everyFive(60)), twin, at(61));
    expect(throttleTrigger(flow, at(61))).toMatchObject({ level: 'L1', measuredAt: at(60), next: '' });
  });
});
