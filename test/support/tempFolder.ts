/** A folder of its own for one test, removed when the test ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Absolute path of a new, empty folder. */
export function tempFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `breakwater-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
