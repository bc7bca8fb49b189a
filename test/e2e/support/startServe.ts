/** Starts the built browser host as a process of its own and waits for its ready line. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readyUrl } from '../../../scripts/start/readyUrl.ts';
import { projectRoot } from '../../../scripts/steps/toolPath.ts';

export interface HostProcess {
  readonly pid: number;
  /** Address with the one-time token. */
  readonly url: string;
  /** Everything written to stderr so far. */
  log(): string;
  /** Sends the signal and resolves to the exit code once the process is gone; null when a signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const READY_WITHIN_MS = 180_000;

/** Rejects with the host's own words when it ends before it is ready. */
export async function startServe(flags: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<HostProcess> {
  const child = spawn(process.execPath, [join(projectRoot, 'out/main/serve.js'), ...flags, '--no-open'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await readyLine(child, gone, () => errors.join(''));
  return {
    pid: child.pid ?? 0,
    url,
    log: () => errors.join(''),
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
}

function readyLine(child: ChildProcess, gone: Promise<number | null>, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`The browser host ${what}. It said:\n${log()}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready within ${READY_WITHIN_MS / 1000} s`);
    }, READY_WITHIN_MS);
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const url = readyUrl(line);
        if (url === null) return;
        clearTimeout(timer);
        resolve(url);
      });
    void gone.then((code) => {
      clearTimeout(timer);
      fail(`ended with code ${code} before it was ready`);
    });
  });
}
