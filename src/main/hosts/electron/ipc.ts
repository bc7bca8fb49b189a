/** Typed IPC: one request channel in, one event channel out. Only the main frame of the desk's own window is heard. */
import { err } from '../../../shared/base/result.ts';
import { failure } from '../../../shared/ipc/failure.ts';
import { deskChannels } from '../../../shared/ipc/names.ts';
import type { Desk, Logger } from '../../desk/desk.ts';
import { isAppUrl } from './appScheme.ts';
import type { ElectronParts, InvokeEvent } from './electronParts.ts';
import type { DeskWindow } from './window.ts';

/** Connects desk and window; returns the function that disconnects them. */
export function connectIpc(parts: {
  readonly ipcMain: ElectronParts['ipcMain'];
  readonly desk: Desk;
  readonly window: DeskWindow;
  readonly log: Logger;
}): () => void {
  const { ipcMain, desk, window, log } = parts;
  ipcMain.handle(deskChannels.call, (event, name, input) => {
    if (isOwnPage(event, window)) return desk.call(String(name), input, { role: 'ui', session: 'window' });
    log.warn('A command from a foreign page was refused', { url: event.senderFrame?.url ?? 'gone' });
    return err(failure('FORBIDDEN_SENDER', 'Only the desk’s own page can send commands.'));
  });
  const unsubscribe = desk.subscribe((event) => window.send(deskChannels.event, event));
  return () => {
    unsubscribe();
    ipcMain.removeHandler(deskChannels.call);
  };
}

function isOwnPage(event: InvokeEvent, window: DeskWindow): boolean {
  const contents = window.contents();
  const frame = event.senderFrame;
  return contents !== null && event.sender.id === contents.id && frame === contents.mainFrame && isAppUrl(frame.url);
}
