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

describe('duplicateOrdersTrigger', () => {
  it.each([
    { seconds: [0, 1], now: 1, level: 'L0', value: '2 in 60 s', next: 'L1 at 3 in 60 s' },
    { seconds: [0, 30, 60], now: 60, level: 'L1', value: '3 in 60 s', next: '' },
    { seconds: [0, 30, 61], now: 61, level: 'L0', value: '2 in 60 s', next: 'L1 at 3 in 60 s' },
    { seconds: [0, 30, 60], now: 61, level: 'L0', value: '2 in 60 s', next: 'L1 at 3 in 60 s' },
  ])('is $level with duplicates at $seconds s, read at $now s', ({ seconds, now, level, value, next }) => {
    expect(duplicateOrdersTrigger(after(twin, seconds), at(now))).toMatchObject({ level, keeps: level, value, next });
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

  it('leaves a stretch as it is when something else refuses', () => {
    const flow = flowAfterRefusal(after(flood, everyFive(60)), twin, at(61));
    expect(throttleTrigger(flow, at(61))).toMatchObject({ level: 'L1', measuredAt: at(60), next: '' });
  });
});
