/**
 * Electron's `utilityProcess` as far as the watchdog uses it: a real process whose program finds a port to its parent instead of a channel, and which
 * ends with its parent.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { UtilityProcessPart } from '../../src/main/adapters/watchdog/startUtilityWatchdog.ts';

export interface StandInUtilityProcess extends UtilityProcessPart {
  readonly forked: readonly { readonly file: string; readonly child: ChildProcess }[];
}

export function standInUtilityProcess({ isReady = true }: { readonly isReady?: boolean } = {}): StandInUtilityProcess {
  const forked: { file: string; child: ChildProcess }[] = [];
  return {
    forked,
    fork: (file) => {
      if (!isReady) throw new Error('utilityProcess cannot be created before app is ready.');
      const program = join(import.meta.dirname, 'utilityProgram.ts');
      const child = fork(program, [file], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      forked.push({ file, child });
      return {
        postMessage: (message) => {
          if (child.exitCode !== null || child.signalCode !== null) throw new Error('the main process would end here');
          child.send(message);
        },
        on: (event, listener) => child.on(event, listener),
        once: (event, listener) => child.once(event, (code: number | null) => listener(code ?? 1)),
      };
    },
  };
}
