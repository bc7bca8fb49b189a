import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';

const module = join(import.meta.dirname, '../../../scripts/start/runHost.ts');

/** Source of a process that runs `host` as its host. */
function launcher(host: string, onLine: string): string {
  return `
    import { runHost } from ${JSON.stringify(new URL(`file://${module}`).href)};
    process.exitCode = await runHost({
      program: process.execPath, args: ['-e', ${JSON.stringify(host)}], cwd: process.cwd(), onLine: (line) => { ${onLine} },
    });`;
}

const signalTwice = `if (line === 'up') { process.kill(process.pid, 'SIGTERM'); process.kill(process.pid, 'SIGTERM'); }`;

/** The launcher in a process of its own; signals go to it alone. */
function launch(host: string): { readonly lines: Promise<readonly string[]>; readonly ended: Promise<number | null> } {
  const script = launcher(host, signalTwice);
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => seen.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ended, lines: ended.then(() => seen) };
}

const orderlyHost = `
  let signals = 0;
  process.on('SIGTERM', () => {
    signals += 1;
    setTimeout(() => { console.log('signals ' + signals); process.exit(7); }, 200);
  });
  setInterval(() => undefined, 1000);
  console.log('up');`;

describe.skipIf(process.platform === 'win32')('runHost', () => {
  it('hands a repeated signal on once and waits until the host has ended in its own time', async () => {
    const { lines, ended } = launch(orderlyHost);
    expect(await ended).toBe(7);
    expect(await lines).toEqual(['up', 'signals 1']);
  });

  it('stops the host when the shell of npm is gone', async () => {
    const npm = { ...process.env, npm_lifecycle_event: 'start' };
    const shell = spawn(
      'sh',
      ['-c', `"$0" --input-type=module -e "$1"; true`, process.execPath, launcher(orderlyHost, '')],
      {
        env: npm,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const seen: string[] = [];
    createInterface({ input: shell.stdout }).on('line', (line) => {
      seen.push(line);
      if (line === 'up') shell.kill('SIGKILL');
    });
    await new Promise((resolve) => shell.once('close', resolve));
    expect(seen).toEqual(['up', 'signals 1']);
  });

  it('ends with the exit code of the host', async () => {
    const { lines, ended } = launch("console.log('no'); process.exit(3)");
    expect(await ended).toBe(3);
    expect(await lines).toEqual(['no']);
  });

  it('ends with 128 + n where signal n ended the host', async () => {
    expect(await launch("process.kill(process.pid, 'SIGKILL')").ended).toBe(137);
  });
});
