/** Under Electron: a process that outlives the desk where the build allows it, else the next best. */
import type { StartWatchdog } from '../../ports/watchdog.ts';

/** Starts the first kind until one of it ended unasked and without a word, which says that this build cannot run it; from then on the second. */
export function eitherWatchdog(first: StartWatchdog, second: StartWatchdog): StartWatchdog {
  let isFirstUsable = true;
  return () => {
    if (!isFirstUsable) return second();
    const started = first();
    let isProven = false;
    started.onWord(() => (isProven = true));
    started.onEnd(() => (isFirstUsable = isProven));
    const send: typeof started.send = (message) => {
      if (message.kind === 'goodbye') isProven = true;
      started.send(message);
    };
    return { ...started, send };
  };
}
