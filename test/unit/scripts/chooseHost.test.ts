import { describe, expect, it } from 'vitest';
import { chooseHost, FETCH_PAUSE_MS, type HostFacts } from '../../../scripts/start/chooseHost.ts';

const NOW = 1_700_000_000_000;

const facts = (change: Partial<HostFacts>): HostFacts => ({
  wanted: 'auto',
  platform: 'linux',
  hasDisplay: true,
  isRoot: false,
  sandboxObstacle: null,
  hasBinary: true,
  lastFailure: null,
  now: NOW,
  ...change,
});

describe('chooseHost', () => {
  it('runs Electron where its binary is there', () => {
    expect(chooseHost(facts({}))).toEqual({ kind: 'electron' });
  });

  it('downloads the binary where it is missing', () => {
    expect(chooseHost(facts({ hasBinary: false }))).toEqual({ kind: 'fetch' });
  });

  it.each([
    [{ hasDisplay: false }, 'there is no display for a window'],
    [{ isRoot: true }, 'Electron keeps its sandbox on and therefore does not run as root'],
    [{ sandboxObstacle: 'the kernel forbids it' }, 'the kernel forbids it'],
    [{ wanted: 'browser' as const }, '--host browser asks for it'],
  ])('runs the browser host when %o', (change, reason) => {
    expect(chooseHost(facts(change))).toEqual({ kind: 'browser', reason });
  });

  it('minds neither display nor user outside Linux', () => {
    expect(chooseHost(facts({ platform: 'darwin', hasDisplay: false, isRoot: true }))).toEqual({ kind: 'electron' });
  });

  it('does not wait again for a download that failed within a day', () => {
    const lastFailure = { failedAt: NOW - FETCH_PAUSE_MS + 1, reason: 'no bytes for 30 s' };
    expect(chooseHost(facts({ hasBinary: false, lastFailure }))).toEqual({
      kind: 'browser',
      reason:
        'Electron could not be downloaded 23 h ago (no bytes for 30 s); "npm start -- --host electron" tries again',
    });
  });

  it('tries again after a day, and when the failure lies in the future', () => {
    const older = { failedAt: NOW - FETCH_PAUSE_MS, reason: 'x' };
    const future = { failedAt: NOW + 1, reason: 'x' };
    expect(chooseHost(facts({ hasBinary: false, lastFailure: older }))).toEqual({ kind: 'fetch' });
    expect(chooseHost(facts({ hasBinary: false, lastFailure: future }))).toEqual({ kind: 'fetch' });
  });

  it('lets --host electron overrule obstacles and retry at once', () => {
    const lastFailure = { failedAt: NOW - 1, reason: 'x' };
    expect(chooseHost(facts({ wanted: 'electron', isRoot: true }))).toEqual({ kind: 'electron' });
    expect(chooseHost(facts({ wanted: 'electron', hasBinary: false, lastFailure }))).toEqual({ kind: 'fetch' });
  });
});
