import { describe, expect, it } from 'vitest';
import { probationWords } from '../../../../src/renderer/features/frame/probationWords.ts';

const HOUR = 3_600_000;
const probation = { startedAt: 0, needMs: 24 * HOUR, trades: 0, needTrades: 1, endsBy: 72 * HOUR };

describe('probationWords', () => {
  it('says the active time that is left', () => {
    expect(probationWords.left({ ...probation, activeMs: 5.2 * HOUR })).toBe('probation: 18 h 48 m of 24 h left');
    expect(probationWords.left({ ...probation, activeMs: 0 })).toBe('probation: 24 h of 24 h left');
  });
  it('says the trades that are missing when the time is over', () => {
    expect(probationWords.left({ ...probation, activeMs: 25 * HOUR })).toBe('probation: 0 of 1 closed trades');
  });
});
