import { describe, expect, it } from 'vitest';
import { keyVerdict } from '../../../../src/main/domain/ladder/keyVerdict.ts';
import type { CredentialFacts } from '../../../../src/main/domain/pretrade/controlFacts.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const tradeOnly: CredentialFacts = {
  venue: 'Binance',
  keyValid: true,
  canTrade: true,
  canWithdraw: false,
  canTransfer: false,
  ipRestricted: true,
  isRegisteredAccount: true,
  environment: 'LIVE',
  expectedEnvironment: 'LIVE',
  checkedAt: unixMs(0),
};
const judge = (change: Partial<CredentialFacts>, realMoney = true) =>
  keyVerdict({ ...tradeOnly, ...change }, realMoney);

describe('keyVerdict', () => {
  it('takes a key that may trade and nothing else', () => {
    expect(judge({})).toEqual({ holds: true, found: 'trade only, from listed addresses' });
    expect(judge({ ipRestricted: false })).toEqual({ holds: true, found: 'trade only, from any address' });
  });

  it('refuses a key that may withdraw, in the words of the spec', () => {
    expect(judge({ canWithdraw: true })).toEqual({
      holds: false,
      found:
        'This key may withdraw. Live needs a key that cannot. Switch withdrawals off at Binance, then Check again (RC-03).',
    });
  });

  it.each([
    ['is not accepted', { keyValid: false }, 'Binance does not accept the key.'],
    ['may not trade', { canTrade: false }, 'This key may not trade.'],
    ['may transfer', { canTransfer: true }, 'This key may transfer.'],
    ['may withdraw, whatever else is not told', { canWithdraw: true, canTransfer: null }, 'This key may withdraw.'],
  ])('refuses a key that %s, on any environment', (_what, change, found) => {
    for (const realMoney of [true, false]) {
      const verdict = judge(change, realMoney);
      expect(verdict.holds).toBe(false);
      expect(verdict.found).toContain(found);
    }
  });

  it.each(['canTrade', 'canWithdraw', 'canTransfer'] as const)(
    'never takes an unknown %s for safe where real money is at stake',
    (right) => {
      expect(judge({ [right]: null })).toMatchObject({ holds: null });
      expect(judge({ [right]: null }, false)).toMatchObject({ holds: true });
      expect(judge({ [right]: null }, false).found).toContain('not determinable');
    },
  );
});
