import { describe, expect, it } from 'vitest';
import { defaultDataDir } from '../../../src/main/compose/dataDir.ts';

describe('defaultDataDir', () => {
  it.each([
    ['linux', { HOME: '/home/t' }, '/home/t/.local/share/breakwater'],
    ['linux', { HOME: '/home/t', XDG_DATA_HOME: '/mnt/data' }, '/mnt/data/breakwater'],
    ['linux', { HOME: '/home/t', XDG_DATA_HOME: 'relative' }, '/home/t/.local/share/breakwater'],
    ['darwin', { HOME: '/Users/t' }, '/Users/t/Library/Application Support/Breakwater'],
    ['win32', { APPDATA: 'C:\\Users\\t\\AppData\\Roaming' }, 'C:\\Users\\t\\AppData\\Roaming\\Breakwater'],
    ['win32', { USERPROFILE: 'C:\\Users\\t' }, 'C:\\Users\\t\\AppData\\Roaming\\Breakwater'],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(defaultDataDir(env, platform)).toBe(folder);
  });
});
