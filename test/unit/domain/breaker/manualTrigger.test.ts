import { describe, expect, it } from 'vitest';
import { manualTrigger } from '../../../../src/main/domain/breaker/manualTrigger.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const since = unixMs(Date.UTC(2026, 2, 5, 14, 2, 10));

describe('manualTrigger', () => {
  it('says who set which level', () => {
    expect(manualTrigger({ level: 'L2', since, by: 'ui' })).toMatchObject({
      trigger: 'MANUAL',
      rule: 'EB-15',
      level: 'L2',
      keeps: 'L2',
      value: 'L2',
      used: null,
      text: 'L2 set by hand (ui)',
      clears: 'Stays until you release it',
      severity: 'P3',
      basis: 'set by ui at 14:02:10 UTC',
      measuredAt: since,
    });
    expect(manualTrigger({ level: 'L3', since, by: 'ui' }).severity).toBe('P1');
  });

  it('is quiet while none is set', () => {
    expect(manualTrigger(null)).toMatchObject({
      level: 'L0',
      value: 'not set',
      text: '',
      severity: null,
      basis: 'a person sets it',
      measuredAt: null,
    });
  });
});
