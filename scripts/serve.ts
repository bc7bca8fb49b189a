/** `npm run serve`: the browser host alone, built if stale; stdout carries its ready line and nothing else. */
import { join } from 'node:path';
import { build } from './build/build.ts';
import { runHost } from './start/runHost.ts';
import { v8Flags } from './steps/v8Flags.ts';
import { projectRoot } from './steps/toolPath.ts';

const built = await build({ onlyIfStale: true, verbose: false });
process.exitCode = built
  ? await runHost({
      program: process.execPath,
      args: [...v8Flags, join(projectRoot, 'out', 'main', 'serve.js'), ...process.argv.slice(2)],
      cwd: projectRoot,
      onLine: () => undefined,
    })
  : 1;
