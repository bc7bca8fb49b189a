/**
 * Starts the watchdog as a utility process of Electron: for a build that may not run its own program as Node. Chromium ends such a process with the main
 * one, so it watches a desk that hangs and no desk that was killed.
 */
import { fileURLToPath } from 'node:url';
import type { StartWatchdog, WatchdogMessage, WatchdogProcess } from '../../ports/watchdog.ts';
import { hearWatchdog } from './hearWatchdog.ts';
import { watchdogEntry } from './watchdogEntry.ts';

interface UtilityChild {
  postMessage(message: WatchdogMessage): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

/** The part of electron's `utilityProcess` that is used; the real one fits it. */
export interface UtilityProcessPart {
  fork(
    file: string,
    args: string[],
    options: { readonly serviceName: string; readonly stdio: ('ignore' | 'inherit')[] },
  ): UtilityChild;
}

/** One that cannot be started yet, because Electron is not ready, has ended at once. */
export const startUtilityWatchdog =
  (utilityProcess: UtilityProcessPart): StartWatchdog =>
  () => {
    try {
      const child = utilityProcess.fork(fileURLToPath(watchdogEntry(import.meta.url)), [], {
        serviceName: 'Breakwater watchdog',
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return processOf(child);
    } catch (thrown) {
      return neverStarted(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };

function processOf(child: UtilityChild): WatchdogProcess {
  let isOver = false;
  child.once('exit', () => (isOver = true));
  return {
    outlivesDesk: false,
    // A message to a utility process that has ended may end the main one.
    send: (message) => {
      if (!isOver) child.postMessage(message);
    },
    onWord: (listener) => void child.on('message', hearWatchdog(listener)),
    onEnd: (listener) => void child.once('exit', (code) => listener(`it ended with code ${code}`)),
  };
}

const neverStarted = (text: string): WatchdogProcess => ({
  outlivesDesk: false,
  send: () => undefined,
  onWord: () => undefined,
  onEnd: (listener) => void setImmediate(() => listener(`it could not be started, ${text}`)),
});
