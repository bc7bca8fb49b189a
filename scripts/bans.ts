/** Prints every broken ban of the sources as `path:line message` and fails if there is one. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBans } from './bans/findBans.ts';
import { projectRoot } from './steps/toolPath.ts';

const files = globSync('{src,test,scripts,bench}/**/*.{ts,tsx}', { cwd: projectRoot }).map((path) =>
  path.replaceAll('\\', '/'),
);
const found = files.flatMap((path) =>
  findBans(path, readFileSync(join(projectRoot, path), 'utf8')).map((ban) => `${path}:${ban.line} ${ban.message}`),
);
for (const line of found) console.error(line);
process.exitCode = found.length === 0 ? 0 : 1;
