/** Vitest's global set-up: one temporary folder for the whole run, so that whatever a test leaves behind goes with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Points every worker and every process they start to the folder; returns what removes it. */
export function setup(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'breakwater-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = root;
  return () => rmSync(root, { recursive: true, force: true, maxRetries: 3 });
}
