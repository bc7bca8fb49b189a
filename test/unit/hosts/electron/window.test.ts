import { describe, expect, it } from 'vitest';
import { pressMenuItem } from '../../../support/standInElectron.ts';
import { startElectronHost as start } from '../../../support/startElectronHost.ts';

describe('window', () => {
  it('is sandboxed, isolated, never white and never too small', async () => {
    const { window } = await start();
    expect(window().options).toMatchObject({
      minWidth: 800,
      minHeight: 520,
      show: false,
      backgroundColor: '#101418',
      title: 'PAPER · Breakwater',
      webPreferences: {
        preload: 'preload.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        devTools: false,
      },
    });
    expect(window().webContents.mainFrame.url).toBe('app://breakwater/index.html');
  });

  it('shows once it is painted, with the title of the desk', async () => {
    const { window, desk } = await start();
    expect(window().visible).toBe(true);
    desk.changeStatus({ title: 'EMERGENCY STOP · CLOSING 1 of 2 · PAPER · Breakwater' });
    expect(window().title).toBe('EMERGENCY STOP · CLOSING 1 of 2 · PAPER · Breakwater');
  });

  it('stays closed with --no-open until somebody asks', async () => {
    const { electron, window, trayMenu } = await start({ open: false });
    expect(electron.record.windows).toHaveLength(0);
    pressMenuItem(trayMenu(), 'Open Breakwater');
    expect(window().visible).toBe(true);
  });

  it('closes and quits when nothing is open', async () => {
    const { window, electron } = await start();
    expect(window().pressClose()).toBe(true);
    electron.app.emit('window-all-closed');
    expect(electron.app.quits).toBe(1);
  });

  it('hides to the tray while the book is open, and says so once ever', async () => {
    const { window, desk, electron } = await start();
    desk.changeStatus({ bookOpen: true });
    expect(window().pressClose()).toBe(false);
    expect(window().visible).toBe(false);
    window().pressClose();
    expect(electron.record.notifications.map(({ options }) => options.body)).toEqual([
      'Breakwater keeps running in the tray while the book is open.',
    ]);
  });

  it('minimizes instead where there is no tray', async () => {
    const { window, desk } = await start({ set: ({ record }) => (record.trayMissing = true) });
    desk.changeStatus({ bookOpen: true });
    expect(window().pressClose()).toBe(false);
    expect(window()).toMatchObject({ visible: true, minimized: true });
  });

  it('comes back where it was', async () => {
    const { window, electron } = await start();
    window().bounds = { x: 100, y: 80, width: 1_000, height: 700 };
    window().maximized = true;
    window().pressClose();
    electron.app.emit('activate');
    expect(window().options).toMatchObject({ x: 100, y: 80, width: 1_000, height: 700 });
    expect(window().maximized).toBe(true);
  });

  it('comes to the front when a second start was turned away, and tells why', async () => {
    const { window, electron, desk } = await start();
    window().minimized = true;
    electron.app.emit('second-instance');
    expect(window()).toMatchObject({ minimized: false, focused: 1 });
    expect(desk.listeners()).toBeGreaterThan(0);
    expect(window().webContents.sent.at(-1)).toMatchObject({
      value: { payload: { alertKey: null, text: 'Breakwater is already running. This is it.' } },
    });
  });
});
