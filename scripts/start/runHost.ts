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

/**
 * A terminal gives Ctrl+C to the whole process group, so the host has it already; everything else reaches this process
 * alone. npm passes on what it gets, so the same signal may come twice: the host gets it once.
 */
function passSignals(child: ChildProcess): () => void {
  let isPassed = false;
  const handlers = SIGNALS.map((signal) => {
    const handler = (): void => {
      if (isPassed || (signal === 'SIGINT' && process.stdin.isTTY)) return;
      isPassed = true;
      child.kill(signal);
    };
    process.on(signal, handler);
    return { signal, handler };
  });
  return () => handlers.forEach(({ signal, handler }) => process.off(signal, handler));
}
