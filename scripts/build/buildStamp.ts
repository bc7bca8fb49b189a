/** Tells whether out/ was built from the sources as they are: a hash of everything the build reads, kept beside its result. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const INPUTS = [
  'src/**/*',
  'resources/**/*',
  'electron.vite.config.ts',
  'tsconfig*.json',
  'package.json',
  'package-lock.json',
];

/** What both hosts need to start. */
const OUTPUTS = ['out/main/index.js', 'out/main/serve.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

const STAMP = 'out/build-stamp';

/** SHA-256 over the path and content of every input, in path order. */
export function hashInputs(root: string): string {
  const hash = createHash('sha256');
  const entries = globSync(INPUTS, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** True where something is missing from out/ or a source has changed since it was built. */
export function isBuildStale(root: string): boolean {
  const stamp = join(root, STAMP);
  if (!existsSync(stamp) || OUTPUTS.some((path) => !existsSync(join(root, path)))) return true;
  return readFileSync(stamp, 'utf8') !== hashInputs(root);
}

/** Records that out/ was built from the inputs with this hash. */
export function writeStamp(root: string, hash: string): void {
  mkdirSync(dirname(join(root, STAMP)), { recursive: true });
  writeFileSync(join(root, STAMP), hash);
}

/** Forgets the last build, so that one that breaks half way is not taken for whole. */
export function removeStamp(root: string): void {
  rmSync(join(root, STAMP), { force: true });
}
