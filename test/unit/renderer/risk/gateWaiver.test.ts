import { describe, expect, it } from 'vitest';
import { gateCount } from '../../../../src/renderer/features/risk/gate/gateCount.ts';
import { isWaived } from '../../../../src/renderer/features/risk/gate/isWaived.ts';

const item = { code: 'DAYS', name: 'Days', rule: 'SM-05', passed: true, actual: null, required: '7', note: '' };
const waived = { ...item, note: 'waived, a rehearsal' };

describe('waived gate items', () => {
  it('are those that pass only because the gate says waived', () => {
    expect([item, waived, { ...waived, passed: false }, { ...item, note: '2 to go' }].map(isWaived)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('are not counted as passed', () => {
    expect(gateCount({ items: [item, waived, waived], passed: 3, total: 4 })).toBe('1 of 4 passed, 2 waived');
    expect(gateCount({ items: [item], passed: 1, total: 2 })).toBe('1 of 2 passed');
  });
});
