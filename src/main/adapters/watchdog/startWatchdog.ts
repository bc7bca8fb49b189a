/**
 * Starts the watchdog as a child process in a group of its own, under either host. A utility process of Electron would end with the main process, which
 * is when the watchdog is needed; a forked one lives on.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StartWatchdog } from '../../ports/watchdog.ts';
import { hearWatchdog } from './hearWatchdog.ts';
import { watchdogEntry } from './watchdogEntry.ts';

/** Nothing secret is in its arguments or environment: keys go over the channel, once. */
export const startWatchdog: StartWatchdog = () => {
  const child = fork(fileURLToPath(watchdogEntry(import.meta.url)), [], {
    detached: true,
    // Electron's own program runs a script like Node with this alone; Node does not look at it.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // It must not keep a desk alive that has stopped.
  child.unref();
  child.channel?.unref();
  return {
    outlivesDesk: true,
    send: (message) => {
      // The callback takes the failure of a process that has just ended; its end is told by itself.
      if (child.connected) child.send(message, () => undefined);
    },
    onWord: (listener) => void child.on('message', hearWatchdog(listener)),
    onEnd: (listener) => {
      let isOver = false;
      const end = (text: string): void => {
        if (isOver) return;
        isOver = true;
        listener(text);
      };
      child.once('exit', (code, signal) => end(`it ended with ${signal ?? `code ${code ?? 0}`}`));
      child.once('error', (cause) => end(cause.message));
    },
  };
};
