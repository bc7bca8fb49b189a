import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../scripts/start/findBrowser.ts';

const onLinux = (present: readonly string[], env: NodeJS.ProcessEnv = { PATH: '/opt/bin' }): string | null =>
  findBrowser({ platform: 'linux', env, isExecutable: (path) => present.includes(path) });

describe('findBrowser', () => {
  it('finds Chromium before Chrome, on the path before the usual folders', () => {
    expect(onLinux(['/usr/bin/google-chrome', '/usr/bin/chromium'])).toBe('/usr/bin/chromium');
    expect(onLinux(['/usr/bin/chromium', '/opt/bin/chromium'])).toBe('/opt/bin/chromium');
  });

  it('takes the browser that BREAKWATER_CHROMIUM names and no other', () => {
    const env = { PATH: '', BREAKWATER_CHROMIUM: '/home/me/chrome' };
    expect(onLinux(['/home/me/chrome', '/usr/bin/chromium'], env)).toBe('/home/me/chrome');
    expect(onLinux(['/usr/bin/chromium'], env)).toBeNull();
  });

  it('knows where macOS and Windows keep theirs', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', env: {}, isExecutable: (path) => path === mac })).toBe(mac);
    const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
    const env = { ProgramFiles: String.raw`C:\Program Files`, 'ProgramFiles(x86)': String.raw`C:\Program Files (x86)` };
    expect(findBrowser({ platform: 'win32', env, isExecutable: (path) => path === edge })).toBe(edge);
  });

  it('returns null where there is none', () => {
    expect(onLinux([])).toBeNull();
  });
});
