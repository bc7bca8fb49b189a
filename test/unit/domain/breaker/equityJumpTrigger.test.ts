import { describe, expect, it } from 'vitest';
import { equityJumpTrigger } from '../../../../src/main/domain/breaker/equityJumpTrigger.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const settings = defaultSettings().breaker;
const read = (unexplained: string | null, equity = '10000') =>
  equityJumpTrigger(
    {
      equity: decimal(equity),
      unexplained: unexplained === null ? null : decimal(unexplained),
      currency: 'USDT',
      measuredAt: unexplained === null ? null : unixMs(1),
    },
    settings,
  );

describe('equityJumpTrigger', () => {
  it.each([
    ['25', 'L0'],
    ['-25', 'L0'],
    ['25.01', 'L1'],
    ['-25.01', 'L1'],
    [null, 'L0'],
  ] as const)('reads an unexplained %s of 10,000 as %s', (unexplained, level) => {
    expect(read(unexplained)).toMatchObject({ level, keeps: level });
  });

  it('says what was found', () => {
    expect(read('-31')).toMatchObject({
      value: '0.31%',
      limit: '0.25%',
      used: 1.24,
      text: 'the balance differs by -31.00 USDT that nothing explains, over 0.25% of equity',
      next: '',
      severity: 'P1',
      inputs: 'unexplained -31.00 USDT, equity 10,000.00 USDT',
    });
    expect(read('10')).toMatchObject({ value: '0.10%', text: '', next: 'L1 above 0.25% = 25.00 USDT', severity: null });
  });

  it('rounds up what is over the limit, so that it never reads like the limit', () => {
    expect(read('25.01').value).toBe('0.26%');
    expect(read('10.01')).toMatchObject({ value: '0.10%', basis: "the venue's balance against our record" });
  });

  it('has no share before a comparison or without equity', () => {
    expect(read(null)).toMatchObject({ value: null, used: null, basis: 'balances were not compared yet' });
    expect(read('1', '0')).toMatchObject({ level: 'L1', value: null, used: null });
    expect(read('0', '0').level).toBe('L0');
  });
});
