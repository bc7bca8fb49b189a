/** The application menu (UI-34). Reload and developer tools exist in development builds only. */
import type { MenuItemConstructorOptions } from 'electron';
import type { HostCommands } from './hostCommands.ts';

export interface MenuActions {
  readonly commands: HostCommands;
  readonly openLogs: () => void;
  readonly quit: () => void;
}

export function menuTemplate(
  actions: MenuActions,
  build: { readonly isPackaged: boolean; readonly platform: NodeJS.Platform },
): MenuItemConstructorOptions[] {
  const { commands, openLogs, quit } = actions;
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  const development: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(build.platform === 'darwin' ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[]) : []),
    { label: 'File', submenu: [{ label: 'Quit...', accelerator: 'CommandOrControl+Q', click: quit }] },
    {
      label: 'Desk',
      submenu: [
        { label: 'Emergency stop', click: () => commands.emergencyStop('menu') },
        { label: 'Pause strategies', click: () => commands.pause('menu') },
      ],
    },
    { role: 'editMenu' },
    { label: 'View', submenu: build.isPackaged ? view : [...view, { type: 'separator' }, ...development] },
    { label: 'Help', role: 'help', submenu: [{ label: 'Open the logs folder', click: openLogs }, { role: 'about' }] },
  ];
}
