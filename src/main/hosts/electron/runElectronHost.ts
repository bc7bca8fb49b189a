/** Composes the Electron host around a desk. Thin on purpose: every part is one small module, and none holds a rule of the desk. */
import type { Desk, Logger } from '../../desk/desk.ts';
import { registerAppScheme, serveApp } from './appScheme.ts';
import type { ElectronParts } from './electronParts.ts';
import { installGuards } from './guards.ts';
import { createHostCommands } from './hostCommands.ts';
import { connectIpc } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { connectPower } from './power.ts';
import { installQuit, type Quit } from './quit.ts';
import { registerStopHotkey } from './shortcut.ts';
import { answerSecondInstance, claimSingleInstance } from './singleInstance.ts';
import { openTray, type DeskTray } from './tray.ts';
import { watchStatus } from './watchStatus.ts';
import { createDeskWindow, type DeskWindow } from './window.ts';

export interface ElectronHostParts {
  readonly desk: Desk;
  readonly log: Logger;
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  /** The built preload, CommonJS. */
  readonly preloadFile: string;
  readonly logsDir: string;
  readonly platform: NodeJS.Platform;
  /** False starts in the tray only. */
  readonly open: boolean;
  /** Closes what was opened beside the host (control server, lock, log), after the desk has stopped. */
  readonly afterStop: () => Promise<void>;
}

export interface ElectronHost {
  show(): void;
  /** Stops the desk, then ends the process. */
  quit(): void;
}

/** Must run before Electron is ready. False: another process holds this folder and has been raised; end now. */
export function prepareElectron(electron: ElectronParts, dataDir: string): boolean {
  electron.app.enableSandbox();
  registerAppScheme(electron.protocol);
  return claimSingleInstance(electron.app, dataDir);
}

/** Opens window, tray, hotkey, power link and IPC once Electron is ready. */
export async function runElectronHost(electron: ElectronParts, parts: ElectronHostParts): Promise<ElectronHost> {
  const { app } = electron;
  const { desk, log, platform } = parts;
  await app.whenReady();
  installGuards(electron);
  serveApp(electron.protocol, parts.rendererDir);
  const quit = installQuit({ app, desk, log, show: () => show(), after: parts.afterStop });
  const commands = createHostCommands(desk);
  const openLogs = (): void => void electron.shell.openPath(parts.logsDir);
  const template = menuTemplate({ commands, openLogs, quit: quit.request }, { isPackaged: app.isPackaged, platform });
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
  const show = (): void => window.show();
  const tray = openTray({ electron, status: desk.status(), actions: { commands, show, quit: quit.request }, log });
  const window = createDeskWindow({
    electron,
    desk,
    preloadFile: parts.preloadFile,
    stateDir: app.getPath('userData'),
    isQuitting: quit.isQuitting,
    hasTray: () => tray !== null,
    onFirstHidden: () => tellHidden(electron, tray !== null),
  });
  connectIpc({ ipcMain: electron.ipcMain, desk, window, log });
  followStatus({ electron, desk, window, tray, quit });
  answerSecondInstance(app, desk);
  app.on('activate', show);
  app.on('window-all-closed', quit.request);
  const stop = (): void => commands.emergencyStop('hotkey');
  desk.hostReady({ hotkey: registerStopHotkey(electron.globalShortcut, platform, stop) });
  if (parts.open || tray === null) show();
  return { show, quit: quit.request };
}

/** Title, tray and sleep blocker follow the desk; a request for attention raises the window. */
function followStatus(parts: {
  readonly electron: ElectronParts;
  readonly desk: Desk;
  readonly window: DeskWindow;
  readonly tray: DeskTray | null;
  readonly quit: Quit;
}): void {
  const power = connectPower(parts.electron, parts.desk, parts.quit.now);
  watchStatus(parts.desk, (status) => {
    parts.window.setTitle(status.title);
    parts.tray?.update(status);
    power.update(status);
  });
  parts.desk.subscribe((event) => {
    if (event.event === 'attentionRequested') parts.window.show();
  });
}

function tellHidden({ Notification }: ElectronParts, hasTray: boolean): void {
  if (!Notification.isSupported()) return;
  const where = hasTray ? 'in the tray' : 'in the background';
  new Notification({ title: 'Breakwater', body: `Breakwater keeps running ${where} while the book is open.` }).show();
}
