import { describe, expect, it } from 'vitest';
import { pressAt, pressPhase } from '../../../../src/renderer/ui/pressTwice.ts';

const WAIT = 5_000;

describe('pressAt', () => {
  it('starts the wait with the first press', () => {
    expect(pressAt(null, 1_000, WAIT)).toEqual({ firstAt: 1_000, heldMs: null });
  });
  it('changes nothing on a press that comes too early', () => {
    expect(pressAt(1_000, 5_999, WAIT)).toEqual({ firstAt: 1_000, heldMs: null });
  });
  it('confirms on the second press with the whole time between them', () => {
    expect(pressAt(1_000, 6_100, WAIT)).toEqual({ firstAt: null, heldMs: 5_100 });
  });
  it('starts anew when the second press comes too late', () => {
    expect(pressAt(1_000, 16_000, WAIT)).toEqual({ firstAt: 16_000, heldMs: null });
  });
});

describe('pressPhase', () => {
  it.each([
    ['idle', null, 0],
    ['waiting', 0, 4_999],
    ['ready', 0, 5_000],
    ['ready', 0, 14_999],
    ['idle', 0, 15_000],
  ] as const)('is %s for a first press at %s, now %s', (phase, firstAt, now) =>
    expect(pressPhase(firstAt, now, WAIT)).toBe(phase),
  );
});
