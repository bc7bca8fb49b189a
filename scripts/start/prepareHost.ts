/** Gets Electron ready to run: finds or downloads its binary, and settles for the browser host where that fails. */
import { chooseHost } from './chooseHost.ts';
import { findElectronBinary, findSandboxObstacle, probeElectron } from './electronBinary.ts';
import { fetchElectron, STALL_MS } from './fetchElectron.ts';
import { forgetFailure, recallFailure, rememberFailure } from './fetchMemory.ts';
import type { HostChoice } from './splitStartFlags.ts';

export type PreparedHost =
  | { readonly kind: 'electron'; readonly binary: string; readonly reason: string }
  | { readonly kind: 'browser'; readonly reason: string };

/** The host that will run, with the reason to show. Downloads at most once per day unless Electron was asked for. */
export async function prepareHost(root: string, wanted: HostChoice): Promise<PreparedHost> {
  const present = findElectronBinary(root);
  const decision = chooseHost({
    wanted,
    platform: process.platform,
    hasDisplay: hasDisplay(process.env, process.platform),
    isRoot: process.getuid?.() === 0,
    sandboxObstacle: findSandboxObstacle(present),
    hasBinary: present !== null,
    lastFailure: recallFailure(root),
    now: Date.now(),
  });
  if (decision.kind === 'browser') return decision;
  const failure = decision.kind === 'fetch' ? await fetchWithProgress(root) : null;
  if (failure !== null) return { kind: 'browser', reason: `Electron could not be downloaded (${failure})` };
  return proven(
    findElectronBinary(root),
    decision.kind === 'fetch' ? 'its binary has just been downloaded' : 'its binary is installed',
  );
}

function proven(binary: string | null, reason: string): PreparedHost {
  if (binary === null) return { kind: 'browser', reason: "Electron's binary is not where its package says" };
  const fault = probeElectron(binary);
  return fault === null
    ? { kind: 'electron', binary, reason }
    : { kind: 'browser', reason: `Electron's binary does not run here (${fault})` };
}

/** X11 or Wayland on Linux; elsewhere a session always has a screen. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((value) => value !== undefined && value !== '');
}

async function fetchWithProgress(root: string): Promise<string | null> {
  const isTerminal = process.stderr.isTTY;
  process.stderr.write('Downloading Electron (about 120 MB)...\n');
  let shown = 0;
  const onProgress = (share: number): void => {
    const percent = Math.floor(share * 100);
    if (isTerminal) process.stderr.write(`\r  ${percent} %`);
    else if (percent >= shown + 10) process.stderr.write(`  ${(shown = percent)} %\n`);
  };
  const failure = await fetchElectron({ root, stallMs: STALL_MS, onProgress });
  if (isTerminal) process.stderr.write('\n');
  if (failure === null) forgetFailure(root);
  else rememberFailure(root, { failedAt: Date.now(), reason: failure });
  return failure;
}
