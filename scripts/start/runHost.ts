/** Runs a host as a child, hands signals on once, and waits until the host has stopped in its own order. */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';

export interface HostCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Gets every line the host prints on stdout; the line is passed on as well. */
  readonly onLine: (line: string) => void;
}

/** Resolves to the exit code of the host, 128 + n where signal n ended it. */
export function runHost(command: HostCommand): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, { cwd: command.cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    const stopPassing = passSignals(child);
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      command.onLine(line);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      stopPassing();
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
    });
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How soon it is noticed that npm's shell is gone. */
const PARENT_CHECK_MS = 250;

/**
 * A terminal gives Ctrl+C to the whole process group, so the host has it already; everything else reaches this process
 * alone. npm passes on what it gets, so the same signal may come twice: the host gets it once. The shell between npm and
 * this process keeps SIGTERM to itself and dies of it: under npm, a parent that is gone counts as SIGTERM.
 */
function passSignals(child: ChildProcess): () => void {
  let isPassed = false;
  const pass = (signal: NodeJS.Signals): void => {
    if (isPassed || (signal === 'SIGINT' && process.stdin.isTTY)) return;
    isPassed = true;
    child.kill(signal);
  };
  const parent = process.ppid;
  const isUnderNpm = process.env['npm_lifecycle_event'] !== undefined;
  const watch = setInterval(() => {
    if (isUnderNpm && process.ppid !== parent) pass('SIGTERM');
  }, PARENT_CHECK_MS);
  for (const signal of SIGNALS) process.on(signal, pass);
  return () => {
    clearInterval(watch);
    for (const signal of SIGNALS) process.off(signal, pass);
  };
}
