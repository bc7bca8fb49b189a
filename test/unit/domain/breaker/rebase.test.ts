import { describe, expect, it } from 'vitest';
import {
  lostAmountText,
  needsRebase,
  rebaseFailure,
  type RebaseRequest,
} from '../../../../src/main/domain/breaker/rebase.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';

const request = (over: Partial<RebaseRequest>): RebaseRequest => ({
  highWater: money('10042.10'),
  equity: money('9740.83'),
  typed: '301.27',
  cumulativeDrawdown: decimal('0.10'),
  cumulativeLimit: decimal('0.10'),
  toLive: true,
  ...over,
});

describe('rebaseFailure', () => {
  it('accepts the lost amount typed exactly', () => {
    expect(rebaseFailure(request({}))).toBeNull();
    expect(rebaseFailure(request({ typed: ' 301.270 ' }))).toBeNull();
  });

  it('asks for the amount, and says what differs', () => {
    expect(rebaseFailure(request({ typed: null }))).toEqual({ code: 'REBASE_REQUIRED', expected: '301.27' });
    expect(rebaseFailure(request({ typed: '301.26' }))).toEqual({
      code: 'AMOUNT_MISMATCH',
      found: '301.26',
      expected: '301.27',
    });
    expect(rebaseFailure(request({ typed: 'all of it' }))).toMatchObject({ code: 'AMOUNT_MISMATCH' });
  });

  it('refuses real money once more than 10 % of the performance peak is lost', () => {
    const cumulativeDrawdown = decimal('0.1001');
    expect(rebaseFailure(request({ cumulativeDrawdown }))).toEqual({
      code: 'CUMULATIVE_DRAWDOWN',
      found: cumulativeDrawdown,
      limit: decimal('0.10'),
    });
    expect(rebaseFailure(request({ cumulativeDrawdown, toLive: false }))).toBeNull();
  });
});

describe('needsRebase', () => {
  it('is needed while the drawdown is above the limit', () => {
    const peak = money('10000');
    expect(needsRebase(peak, money('9700'), decimal('0.03'))).toBe(false);
    expect(needsRebase(peak, money('9699.99'), decimal('0.03'))).toBe(true);
    expect(lostAmountText(peak, money('8765.4'))).toBe('1234.60');
  });
});
