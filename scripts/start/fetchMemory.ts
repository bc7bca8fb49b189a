/** Remembers in out/ that a download of Electron failed, so that the next start does not wait for it again. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { FetchFailure } from './chooseHost.ts';

const failureSchema = z.object({ failedAt: z.number(), reason: z.string() });

const fileOf = (root: string): string => join(root, 'out', 'electron-fetch.json');

/** The failure remembered, or null; a file that cannot be read counts as none. */
export function recallFailure(root: string): FetchFailure | null {
  try {
    return failureSchema.parse(JSON.parse(readFileSync(fileOf(root), 'utf8')));
  } catch {
    return null;
  }
}

export function rememberFailure(root: string, failure: FetchFailure): void {
  mkdirSync(dirname(fileOf(root)), { recursive: true });
  writeFileSync(fileOf(root), JSON.stringify(failure));
}

export function forgetFailure(root: string): void {
  rmSync(fileOf(root), { force: true });
}
