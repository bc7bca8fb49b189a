import { describe, expect, it } from 'vitest';
import { permissionRows } from '../../../../../src/renderer/features/settings/venue/permissionRows.ts';

const check = {
  checkedAt: 0,
  valid: true,
  canTrade: true,
  canWithdraw: false,
  canTransfer: false,
  ipRestricted: true,
  findings: [],
  holds: true,
  text: '',
};
const states = (change: Partial<typeof check> | object) =>
  permissionRows({ ...check, ...change }).map(({ state }) => state);

describe('permissionRows', () => {
  it('finds a trade-only key right in every row', () => {
    expect(states({})).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it('marks what is wrong, and what is only worth a note', () => {
    const wrong = { valid: false, canTrade: false, canWithdraw: true, canTransfer: true, ipRestricted: false };
    expect(states(wrong)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'note']);
  });

  it('never shows what cannot be asked as off', () => {
    const rows = permissionRows({ ...check, canTrade: null, canWithdraw: null, canTransfer: null, ipRestricted: null });
    expect(rows.slice(1).map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(rows[2]?.text).toBe('cannot be asked here: look at the venue');
  });

  it('lays what is not known of a refused key on the refusal', () => {
    const unknown = { canTrade: null, canWithdraw: null, canTransfer: null, ipRestricted: null };
    const rows = permissionRows({ ...check, ...unknown, valid: false });
    expect(new Set(rows.slice(1).map(({ text }) => text))).toEqual(new Set(['not told: the key is not accepted']));
  });
});
