/**
 * Loaded before every script of npm, by whatever Node the machine has. With Node 24 or newer it does nothing. An older Node
 * hands over to the Node 24 that came with `npm ci`, and puts the link back that npm 10 removes: there the packages for other
 * platforms, which also claim the name `node`, take it with them when they are discarded.
 */
import { spawn } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const modules = new URL('../node_modules/', import.meta.url);
const isWindows = process.platform === 'win32';
const packageName = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
const program = isWindows ? 'bin/node.exe' : 'bin/node';

if (Number(process.versions.node.split('.')[0]) < 24) process.exit(await runOnNode24());

async function runOnNode24() {
  const binary = fileURLToPath(new URL(`${packageName}/${program}`, modules));
  if (!existsSync(binary)) {
    process.stderr.write(
      `Breakwater needs Node 24 or newer, found ${process.versions.node}. ` +
        'On Linux and Windows "npm ci" brings it along; elsewhere install it.\n',
    );
    return 1;
  }
  restoreLink();
  return runAgain(binary);
}

/** Best effort: only commands that are started by hand, such as npx vitest, depend on it. */
function restoreLink() {
  try {
    if (!isWindows) symlinkSync(`../${packageName}/${program}`, new URL('.bin/node', modules));
  } catch {
    // It is there already, or the folder is not ours to write.
  }
}

/** The same command under the other Node; signals that only reach this process are handed on. */
function runAgain(binary) {
  const child = spawn(binary, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 250);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
