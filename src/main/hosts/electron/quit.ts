/** Quitting waits for the desk: its journal is flushed and its work is done before the process ends. */
import type { Desk, Logger } from '../../desk/desk.ts';
import type { ElectronParts } from './electronParts.ts';

export interface Quit {
  /** True from the first request to quit on. */
  readonly isQuitting: () => boolean;
  readonly request: () => void;
  /** The system goes down: nobody is asked. */
  readonly now: () => void;
}

/** A stop that hangs must not make the program unkillable; committed state is safe at any moment. */
const STOP_DEADLINE_MS = 30_000;

/** Holds every quit back until a person has decided about an open live book, and then until `desk.stop` and `after` are done. */
export function installQuit(parts: {
  readonly app: ElectronParts['app'];
  readonly desk: Desk;
  readonly log: Logger;
  /** Shows the window, where the question is. */
  readonly show: () => void;
  /** Closes what the host opened, once the desk has stopped. */
  readonly after: () => Promise<void>;
}): Quit {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  let isDecided = false;
  const now = (): void => {
    isDecided = true;
    parts.app.quit();
  };
  const stopAndQuit = async (): Promise<void> => {
    await withDeadline(stopAll(parts), () => parts.log.error('The desk did not stop in time'));
    state = 'stopped';
    parts.app.quit();
  };
  parts.app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    if (!isDecided && parts.desk.askQuit(now)) return parts.show();
    state = 'stopping';
    void stopAndQuit();
  });
  return { isQuitting: () => state !== 'running', request: () => parts.app.quit(), now };
}

async function stopAll(parts: {
  readonly desk: Desk;
  readonly log: Logger;
  readonly after: () => Promise<void>;
}): Promise<void> {
  try {
    await parts.desk.stop('quit');
    await parts.after();
  } catch (thrown) {
    parts.log.error('Stopping failed', { error: String(thrown) });
  }
}

async function withDeadline(work: Promise<void>, onLate: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      onLate();
      resolve();
    }, STOP_DEADLINE_MS);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
