import { describe, expect, it } from 'vitest';
import { SpreadWindow } from '../../../src/main/engine/spreadWindow.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

const START = 1_700_000_000_000;
const tick = (seconds: number, bid: string | null, ask: string | null) => ({
  time: unixMs(START + seconds * 1_000),
  bid,
  ask,
});
/** Takes as many spreads as said, five seconds apart, from the second on. */
function fill(
  window: SpreadWindow,
  [from, count]: readonly [number, number],
  [bid, ask]: readonly [string, string],
): void {
  for (let at = 0; at < count; at += 1) window.take(tick(from + 5 * at, bid, ask));
}
/** 2 of 100, and 4 of 100. */
const NARROW = ['99', '101'] as const;
const WIDE = ['98', '102'] as const;

describe('SpreadWindow', () => {
  it('says nothing before twenty spreads were taken', () => {
    const window = new SpreadWindow();
    fill(window, [0, 19], NARROW);
    expect(window.median()).toBeNull();
    fill(window, [95, 1], NARROW);
    expect(window.median()).toBeCloseTo(0.02, 12);
  });

  it('takes one spread in five seconds, however many ticks there are', () => {
    const window = new SpreadWindow();
    for (let second = 0; second < 95; second += 1) window.take(tick(second, ...NARROW));
    expect(window.median()).toBeNull();
  });

  it('is the middle one, the smaller of the two of an even number', () => {
    const window = new SpreadWindow();
    fill(window, [0, 11], WIDE);
    fill(window, [55, 10], NARROW);
    expect(window.median()).toBeCloseTo(0.04, 12);
    fill(window, [105, 1], NARROW);
    expect(window.median()).toBeCloseTo(0.02, 12);
  });

  it('makes a widening the usual only after half of five minutes', () => {
    const window = new SpreadWindow();
    fill(window, [0, 60], NARROW);
    fill(window, [300, 30], WIDE);
    expect(window.median()).toBeCloseTo(0.02, 12);
    fill(window, [450, 1], WIDE);
    expect(window.median()).toBeCloseTo(0.04, 12);
  });

  it.each([
    ['modeled', null, null],
    ['half there', '99', null],
    ['crossed', '101', '99'],
    ['locked', '100', '100'],
    ['not above zero', '0', '2'],
  ])('leaves out a spread that is %s', (_what, bid, ask) => {
    const window = new SpreadWindow();
    fill(window, [0, 19], NARROW);
    window.take(tick(95, bid, ask));
    expect(window.median()).toBeNull();
  });
});
