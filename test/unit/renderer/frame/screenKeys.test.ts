import { describe, expect, it } from 'vitest';
import { createScreenKeys } from '../../../../src/renderer/features/frame/screenKeys.ts';
import { screenOfHash, screens } from '../../../../src/renderer/screens.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const key = (pressed: string) => ({ ...plain, key: pressed });

describe('createScreenKeys', () => {
  it('reads G and then a letter', () => {
    const keys = createScreenKeys();
    expect(keys.read(key('g'), 0, false)).toBeNull();
    expect(keys.read(key('r'), 1_500, false)).toBe('risk');
    expect(keys.read(key('d'), 1_600, false)).toBeNull();
  });
  it('forgets G after a moment, and after another key', () => {
    const keys = createScreenKeys();
    keys.read(key('g'), 0, false);
    expect(keys.read(key('r'), 1_501, false)).toBeNull();
    keys.read(key('g'), 2_000, false);
    keys.read(key('x'), 2_100, false);
    expect(keys.read(key('r'), 2_200, false)).toBeNull();
  });
  it('reads no letters where someone is typing', () => {
    const keys = createScreenKeys();
    keys.read(key('g'), 0, true);
    expect(keys.read(key('r'), 100, false)).toBeNull();
    keys.read(key('g'), 200, false);
    expect(keys.read(key('r'), 300, true)).toBeNull();
  });
  it('reads Ctrl and a digit everywhere, and no other combination', () => {
    const keys = createScreenKeys();
    expect(keys.read({ ...key('2'), ctrlKey: true }, 0, true)).toBe('risk');
    expect(keys.read({ ...key('1'), metaKey: true }, 0, false)).toBe('desk');
    expect(keys.read({ ...key('2'), ctrlKey: true, shiftKey: true }, 0, false)).toBeNull();
    expect(keys.read({ ...key('g'), altKey: true }, 0, false)).toBeNull();
    expect(keys.read({ ...key('9'), ctrlKey: true }, 0, false)).toBeNull();
  });
});

describe('screens', () => {
  it('finds the screen of an address, and the Desk for any other', () => {
    expect(screenOfHash('#/risk')).toBe('risk');
    expect(screenOfHash('#/desk')).toBe('desk');
    expect(screenOfHash('')).toBe('desk');
    expect(screenOfHash('#/nothing')).toBe('desk');
  });
  it('gives every screen its own letter and digit', () => {
    expect(new Set(screens.map(({ letter }) => letter)).size).toBe(screens.length);
    expect(new Set(screens.map(({ digit }) => digit)).size).toBe(screens.length);
  });
});
