/** `npm start`: checks the flags, builds if stale, and runs the desk in Electron or, where that cannot run, for a browser. */
import { join } from 'node:path';
import { hostUsage, parseHostFlags, USAGE_EXIT_CODE, type HostFlags } from '../src/main/compose/flags.ts';
import { build } from './build/build.ts';
import { prepareHost, type PreparedHost } from './start/prepareHost.ts';
import { readyUrl } from './start/readyUrl.ts';
import { runHost } from './start/runHost.ts';
import { showAddress } from './start/showAddress.ts';
import { splitStartFlags, type StartFlags } from './start/splitStartFlags.ts';
import { v8Flags } from './steps/v8Flags.ts';
import { projectRoot } from './steps/toolPath.ts';

const HOST_USAGE = '  --host KIND        auto (default), electron or browser; electron also retries a failed download';

process.exitCode = await start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<number> {
  const flags = splitStartFlags(args);
  if (typeof flags === 'string') return refuse(flags);
  const hostFlags = parseHostFlags(flags.rest, process.cwd());
  if (!hostFlags.ok) return refuse(hostFlags.error);
  if (hostFlags.value.help) {
    process.stdout.write(`${hostUsage}\n${HOST_USAGE}\n`);
    return 0;
  }
  if (!(await build({ onlyIfStale: true, verbose: false }))) return 1;
  const host = await prepareHost(projectRoot, flags.host);
  process.stderr.write(`Host: ${host.kind === 'electron' ? 'Electron' : 'browser'}, because ${host.reason}.\n`);
  return run(host, flags, hostFlags.value);
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n\n${hostUsage}\n${HOST_USAGE}\n`);
  return USAGE_EXIT_CODE;
}

/** The browser host never opens a browser itself here: this script has the line with the address. */
function run(host: PreparedHost, flags: StartFlags, hostFlags: HostFlags): Promise<number> {
  if (host.kind === 'electron')
    return runHost({
      program: host.binary,
      args: [`--js-flags=${v8Flags.join(' ')}`, projectRoot, ...flags.rest],
      cwd: projectRoot,
      onLine: () => undefined,
    });
  return runHost({
    program: process.execPath,
    args: [...v8Flags, join(projectRoot, 'out', 'main', 'serve.js'), ...withoutOpening(flags.rest)],
    cwd: projectRoot,
    onLine: (line) => {
      const url = readyUrl(line);
      if (url !== null) showAddress(url, hostFlags.open);
    },
  });
}

function withoutOpening(args: readonly string[]): readonly string[] {
  return args.includes('--no-open') ? args : [...args, '--no-open'];
}
