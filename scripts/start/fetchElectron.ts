/** Downloads Electron's binary with progress on stderr, and gives up when no byte has come for a while. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadArtifact } from '@electron/get';
import { z } from 'zod';

export const STALL_MS = 30_000;

const checksumsSchema = z.record(z.string(), z.string());
const manifestSchema = z.object({ version: z.string() });

export interface FetchOptions {
  readonly root: string;
  /** Milliseconds without a byte after which the download is given up. */
  readonly stallMs: number;
  /** Called with the share that is there, 0 to 1, at most once per percent. */
  readonly onProgress: (share: number) => void;
}

/** Null when the binary is in place, else why it is not, in one line. */
export async function fetchElectron(options: FetchOptions): Promise<string | null> {
  const folder = join(options.root, 'node_modules', 'electron');
  try {
    await download(folder, options);
  } catch (cause) {
    return describeCause(cause);
  }
  const install = spawnSync(process.execPath, [join(folder, 'install.js')], { encoding: 'utf8' });
  return install.status === 0 ? null : (install.stderr.split('\n')[0] ?? 'the archive could not be unpacked');
}

/** Puts the archive, checked against the checksums of the npm package, into the cache that install.js unpacks from. */
async function download(folder: string, { stallMs, onProgress }: FetchOptions): Promise<void> {
  const { version } = manifestSchema.parse(readJson(join(folder, 'package.json')));
  const stall = new AbortController();
  const giveUp = (): void => stall.abort(new Error(`no bytes for ${stallMs / 1000} s`));
  let timer = setTimeout(giveUp, stallMs);
  let percent = -1;
  const progress = (state: { readonly percent: number }): Promise<void> => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, stallMs);
    if (Math.floor(state.percent * 100) > percent) {
      percent = Math.floor(state.percent * 100);
      onProgress(state.percent);
    }
    return Promise.resolve();
  };
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      checksums: checksumsSchema.parse(readJson(join(folder, 'checksums.json'))),
      platform: process.platform,
      arch: process.arch,
      downloadOptions: { quiet: true, signal: stall.signal, getProgressCallback: progress },
    });
  } finally {
    clearTimeout(timer);
  }
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** fetch says only "fetch failed"; the reason hangs below it. */
function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause instanceof Error ? cause.cause.message : '';
  return (inner === '' ? cause.message : inner).split('\n')[0] ?? cause.name;
}
