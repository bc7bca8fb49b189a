import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clampToDisplays, readWindowState, writeWindowState } from '../../../../src/main/hosts/electron/windowState.ts';

const left = { x: 0, y: 0, width: 1_920, height: 1_040 };
const right = { x: 1_920, y: 0, width: 1_280, height: 984 };
const state = (x: number | null, y: number | null, [width, height]: readonly [number, number] = [1_000, 700]) => ({
  x,
  y,
  width,
  height,
  maximized: false,
  toldHidden: false,
});

describe('clampToDisplays', () => {
  it.each([
    ['inside a display stays', state(100, 80), { x: 100, y: 80, width: 1_000, height: 700 }],
    ['on the second display stays there', state(2_000, 50), { x: 2_000, y: 50, width: 1_000, height: 700 }],
    ['half beyond the edge moves in', state(2_900, 600), { x: 2_200, y: 284, width: 1_000, height: 700 }],
    [
      'of a display that is gone lets the system choose',
      state(9_000, 9_000),
      { x: null, y: null, width: 1_000, height: 700 },
    ],
    ['never placed lets the system choose', state(null, null), { x: null, y: null, width: 1_000, height: 700 }],
    ['larger than its display shrinks', state(0, 0, [5_000, 5_000]), { x: 0, y: 0, width: 1_920, height: 1_040 }],
    ['smaller than the minimum grows', state(10, 10, [200, 100]), { x: 10, y: 10, width: 800, height: 520 }],
  ])('a window %s', (_case, kept, bounds) => {
    expect(clampToDisplays(kept, [left, right])).toEqual(bounds);
  });

  it('keeps the size where no display is known', () => {
    expect(clampToDisplays(state(5, 5), [])).toEqual({ x: null, y: null, width: 1_000, height: 700 });
  });
});

describe('readWindowState', () => {
  const file = (): string => join(mkdtempSync(join(tmpdir(), 'breakwater-state-')), 'window.json');

  it('gives back what was written', () => {
    const path = file();
    writeWindowState(path, state(1, 2));
    expect(readWindowState(path)).toEqual(state(1, 2));
  });

  it.each(['', '{', '{"x":"left"}'])('starts afresh from the unreadable file %j', (content) => {
    const path = file();
    writeFileSync(path, content);
    expect(readWindowState(path)).toMatchObject({ x: null, width: 1_280, height: 800 });
  });

  it('bears a folder that cannot be written', () => {
    const below = file();
    writeFileSync(below, '');
    expect(() => writeWindowState(join(below, 'window.json'), state(1, 2))).not.toThrow();
  });
});
