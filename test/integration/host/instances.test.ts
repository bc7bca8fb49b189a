import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const SERVE = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'serve.ts');

let dataDir: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  dataDir = newDataDir();
});
afterEach(async () => {
  for (const child of running.splice(0)) await end(child, 'SIGKILL');
  removeDataDir(dataDir);
});

interface Start {
  readonly child: ChildProcess;
  readonly ready: boolean;
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts the browser host; resolves when it is ready or has ended. */
function start(): Promise<Start> {
  const args = [SERVE, '--data', dataDir, '--feed', 'generator', '--no-open'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  return new Promise((resolve) => {
    child.stdout.once('data', () => resolve({ child, ready: true, code: null, stderr: errors.join('') }));
    child.once('close', (code) => resolve({ child, ready: false, code, stderr: errors.join('') }));
  });
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}

describe('two desks on one folder', () => {
  it('refuses the second with one message while the first runs', async () => {
    expect((await start()).ready).toBe(true);
    const second = await start();
    expect(second).toMatchObject({ ready: false, code: 1 });
    expect(second.stderr).toMatch(
      /^breakwater: A desk already runs on .* \(process \d+, browser host\)\. Use that one, stop it,/,
    );
    expect(second.stderr).not.toMatch(/\n\s+at /);
  });

  it('takes over what a killed desk left, and leaves nothing behind when it is told to stop', async () => {
    const first = await start();
    expect(await end(first.child, 'SIGKILL')).toBeNull();
    expect(existsSync(join(dataDir, 'desk.lock'))).toBe(true);
    const second = await start();
    expect(second.ready).toBe(true);
    expect(await end(second.child, 'SIGTERM')).toBe(0);
    expect(existsSync(join(dataDir, 'desk.lock'))).toBe(false);
  });
});
