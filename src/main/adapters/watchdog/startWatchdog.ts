/**
 * Starts the watchdog as a child process in a group of its own, under either host. A utility process of Electron would end with the main process, which
 * is when the watchdog is needed; a forked one lives on.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { StartWatchdog } from '../../ports/watchdog.ts';
import { watchdogReportSchema } from '../../../shared/model/watchdogReport.ts';

const wordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), problem: z.string().max(400).nullable() }),
  z.strictObject({ kind: z.literal('acted'), report: watchdogReportSchema }),
]);

/** Nothing secret is in its arguments or environment: keys go over the channel, once. */
export const startWatchdog: StartWatchdog = () => {
  const child = fork(fileURLToPath(entryUrl(import.meta.url)), [], {
    detached: true,
    execArgv: [],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // It must not keep a desk alive that has stopped.
  child.unref();
  child.channel?.unref();
  return {
    send: (message) => {
      // The callback takes the failure of a process that has just ended; its end is told by itself.
      if (child.connected) child.send(message, () => undefined);
    },
    onWord: (listener) =>
      void child.on('message', (message) => {
        const word = wordSchema.safeParse(message);
        if (word.success) listener(word.data);
      }),
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

/** Unbuilt the source itself; built the entry beside the others, which this module may share a chunk with. */
function entryUrl(here: string): URL {
  if (here.endsWith('.ts')) return new URL('../../watchdog.ts', here);
  return new URL(here.includes('/chunks/') ? '../watchdog.js' : 'watchdog.js', here);
}
