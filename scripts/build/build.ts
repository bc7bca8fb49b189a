/** Builds both hosts, the preload and the renderer with electron-vite. Never writes to stdout: that belongs to the host. */
import { spawn } from 'node:child_process';
import { projectRoot, toolPath } from '../steps/toolPath.ts';
import { hashInputs, isBuildStale, removeStamp, writeStamp } from './buildStamp.ts';

export interface BuildOptions {
  /** Does nothing where out/ is up to date. */
  readonly onlyIfStale: boolean;
  /** Prints what the bundler says even when all goes well. */
  readonly verbose: boolean;
}

/** Resolves to false when the build broke; its output is then on stderr. */
export async function build(options: BuildOptions): Promise<boolean> {
  if (options.onlyIfStale && !isBuildStale(projectRoot)) return true;
  process.stderr.write('Building...\n');
  const startedAt = performance.now();
  const hash = hashInputs(projectRoot);
  removeStamp(projectRoot);
  const bundler = await runBundler();
  if (!bundler.ok || options.verbose) process.stderr.write(`${bundler.output}\n`);
  if (!bundler.ok) return false;
  writeStamp(projectRoot, hash);
  process.stderr.write(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.\n`);
  return true;
}

function runBundler(): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [toolPath('electron-vite'), 'build'], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    child.once('error', (cause) => resolve({ ok: false, output: cause.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output: chunks.join('').trim() }));
  });
}
