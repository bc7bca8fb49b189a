import { describe, expect, it } from 'vitest';
import { planSystemPackages, type SystemFacts } from '../../../scripts/test/systemPackages.ts';

const bare: SystemFacts = {
  platform: 'linux',
  hasBrowser: false,
  hasLibsecret: false,
  hasSecretService: false,
  hasSessionBus: false,
  apt: 'root',
};
const full = { hasBrowser: true, hasLibsecret: true, hasSecretService: true, hasSessionBus: true };

describe('planSystemPackages', () => {
  it('installs everything on a bare Debian as root', () => {
    expect(planSystemPackages(bare)).toEqual({
      kind: 'install',
      packages: ['chromium', 'fonts-liberation', 'libsecret-1-0', 'gnome-keyring', 'dbus'],
      prefix: [],
    });
  });

  it('installs only what is missing, through sudo where that asks no question', () => {
    expect(planSystemPackages({ ...bare, ...full, hasLibsecret: false, apt: 'sudo' })).toEqual({
      kind: 'install',
      packages: ['libsecret-1-0'],
      prefix: ['sudo', '-n'],
    });
  });

  it('does nothing where nothing is missing', () => {
    expect(planSystemPackages({ ...bare, ...full, apt: null })).toEqual({ kind: 'complete' });
  });

  it('says exactly what to install where it may not', () => {
    const plan = planSystemPackages({ ...bare, ...full, hasBrowser: false, hasSessionBus: false, apt: null });
    expect(plan).toMatchObject({ kind: 'ask' });
    expect(plan.kind === 'ask' && plan.message).toContain(
      'sudo apt-get install -y --no-install-recommends chromium fonts-liberation dbus\n',
    );
  });

  it.each(['darwin', 'win32'] as const)('asks for nothing but a browser on %s', (platform) => {
    expect(planSystemPackages({ ...bare, platform, apt: null })).toMatchObject({ kind: 'ask' });
    expect(planSystemPackages({ ...bare, platform, apt: null, hasBrowser: true })).toEqual({ kind: 'complete' });
  });
});
