import { describe, expect, it } from 'vitest';
import { watchdogEntry } from '../../../../src/main/adapters/watchdog/watchdogEntry.ts';

describe('watchdogEntry', () => {
  it.each([
    ['the source', 'file:///p/src/main/adapters/watchdog/x.ts', 'file:///p/src/main/watchdog.ts'],
    ['an entry', 'file:///p/out/main/index.js', 'file:///p/out/main/watchdog.js'],
    ['a chunk', 'file:///p/out/main/chunks/x-1.js', 'file:///p/out/main/watchdog.js'],
    ['an entry below some other chunks', 'file:///chunks/out/main/index.js', 'file:///chunks/out/main/watchdog.js'],
  ])('finds it as seen from %s', (_from, here, there) => {
    expect(watchdogEntry(here).href).toBe(there);
  });
});
