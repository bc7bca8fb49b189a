/** Looks at this machine, and where it may, installs with apt what the tests miss. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readdirSync } from 'node:fs';
import { findTestBrowser } from './findTestBrowser.ts';
import { planSystemPackages, type SystemFacts } from './systemPackages.ts';

/** True when everything is there in the end; says on stderr what it installs or what is to be done. */
export function installSystemPackages(): boolean {
  const plan = planSystemPackages(lookAround());
  if (plan.kind === 'complete') return true;
  if (plan.kind === 'ask') {
    process.stderr.write(`${plan.message}\n`);
    return false;
  }
  process.stderr.write(`Installing with apt: ${plan.packages.join(' ')}\n`);
  const flags = ['install', '-y', '-q', '--no-install-recommends', ...plan.packages];
  if (!hasPackageLists() && !apt(plan.prefix, ['update', '-q'])) return false;
  // A list that is too old names files the mirror no longer has.
  return apt(plan.prefix, flags) || (apt(plan.prefix, ['update', '-q']) && apt(plan.prefix, flags));
}

function apt(prefix: readonly string[], args: readonly string[]): boolean {
  const [program = 'apt-get', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  return spawnSync(program, rest, { stdio: ['ignore', 2, 2] }).status === 0;
}

const hasPackageLists = (): boolean =>
  existsSync('/var/lib/apt/lists') && readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'));

function lookAround(): SystemFacts {
  const isLinux = process.platform === 'linux';
  return {
    platform: process.platform,
    hasBrowser: findTestBrowser() !== null,
    hasLibsecret: isLinux && globSync('/{usr/lib,usr/lib64,lib}/{,*/}libsecret-1.so.0').length > 0,
    hasSecretService: isLinux && hasCommand('gnome-keyring-daemon'),
    hasSessionBus: isLinux && hasCommand('dbus-run-session'),
    apt: isLinux ? aptAccess() : null,
  };
}

function aptAccess(): SystemFacts['apt'] {
  if (!hasCommand('apt-get')) return null;
  if (process.getuid?.() === 0) return 'root';
  return hasCommand('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? 'sudo' : null;
}

function hasCommand(name: string): boolean {
  const folders = new Set([...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/usr/sbin']);
  return [...folders].some((folder) => folder !== '' && existsSync(`${folder}/${name}`));
}
