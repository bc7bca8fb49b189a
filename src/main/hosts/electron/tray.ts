/** The tray: status, stop and pause without the window (UI-33). Where the system has no tray, the desk runs without one. */
import type { MenuItemConstructorOptions, NativeImage } from 'electron';
import type { DeskStatus, Logger } from '../../desk/desk.ts';
import type { ElectronParts } from './electronParts.ts';
import type { HostCommands } from './hostCommands.ts';
import { drawTrayIcon } from './trayIcon.ts';

export interface DeskTray {
  /** Shows the status; called when it has changed. */
  update(status: DeskStatus): void;
  destroy(): void;
}

export interface TrayActions {
  readonly commands: HostCommands;
  readonly show: () => void;
  readonly quit: () => void;
}

/** Puts the icon up, or returns null where that fails. */
export function openTray(parts: {
  readonly electron: Pick<ElectronParts, 'Tray' | 'Menu' | 'nativeImage'>;
  readonly status: DeskStatus;
  readonly actions: TrayActions;
  readonly log: Logger;
}): DeskTray | null {
  const { electron, actions } = parts;
  try {
    const tray = new electron.Tray(imageOf(electron, parts.status));
    tray.on('click', actions.show);
    const update = (status: DeskStatus): void => {
      tray.setImage(imageOf(electron, status));
      tray.setToolTip(status.title);
      tray.setContextMenu(electron.Menu.buildFromTemplate(trayTemplate(status, actions)));
    };
    update(parts.status);
    return { update, destroy: () => tray.destroy() };
  } catch (thrown) {
    parts.log.warn('This system shows no tray icon; closing the window minimizes it', { error: String(thrown) });
    return null;
  }
}

function imageOf({ nativeImage }: Pick<ElectronParts, 'nativeImage'>, status: DeskStatus): NativeImage {
  const { pixels, size } = drawTrayIcon(status);
  return nativeImage.createFromBitmap(pixels, { width: size, height: size, scaleFactor: 2 });
}

function trayTemplate(status: DeskStatus, { commands, show, quit }: TrayActions): MenuItemConstructorOptions[] {
  return [
    { label: status.line, enabled: false },
    { label: 'Emergency stop now', enabled: status.mode !== 'SETUP', click: () => commands.emergencyStop('tray') },
    { label: 'Pause strategies', enabled: status.run === 'RUNNING', click: () => commands.pause('tray') },
    { type: 'separator' },
    { label: 'Open Breakwater', click: show },
    { label: `Alerts: ${status.unacknowledged} unacknowledged`, click: show },
    { type: 'separator' },
    { label: 'Quit...', click: quit },
  ];
}
