/** Finds Electron's own binary, which is not part of its npm package, and asks it whether it runs on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute path, or null where the binary has not been downloaded. */
export function findElectronBinary(root: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const binary = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** Starts the binary as plain Node: null when it runs, else the first line of what it said. */
export function probeElectron(binary: string): string | null {
  const run = spawnSync(binary, ['-e', ''], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (run.status === 0) return null;
  return run.error?.message ?? run.stderr.split('\n').find((line) => line.trim() !== '') ?? `exit code ${run.status}`;
}

/** Why the Linux kernel will not start Electron's sandbox for an ordinary user, or null. */
export function findSandboxObstacle(binary: string | null): string | null {
  if (process.platform !== 'linux' || hasSetuidHelper(binary)) return null;
  if (readKernel('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1')
    return "kernel.apparmor_restrict_unprivileged_userns=1 keeps Electron's sandbox from starting";
  if (readKernel('/proc/sys/kernel/unprivileged_userns_clone') === '0')
    return "kernel.unprivileged_userns_clone=0 keeps Electron's sandbox from starting";
  return null;
}

function hasSetuidHelper(binary: string | null): boolean {
  if (binary === null) return false;
  const helper = statSync(join(dirname(binary), 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
}

function readKernel(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
