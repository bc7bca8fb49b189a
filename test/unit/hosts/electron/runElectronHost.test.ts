import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareElectron } from '../../../../src/main/hosts/electron/runElectronHost.ts';
import { err } from '../../../../src/shared/base/result.ts';
import { failure } from '../../../../src/shared/ipc/failure.ts';
import { fakeDesk } from '../../../support/fakeDesk.ts';
import { findMenuItem, pressMenuItem, standInElectron, templateOf } from '../../../support/standInElectron.ts';
import { settled, startElectronHost as start } from '../../../support/startElectronHost.ts';

describe('prepareElectron', () => {
  it('sandboxes, registers a secure scheme, and keeps its files inside the data folder', async () => {
    const { electron, dataDir } = await start();
    expect(electron.app.sandboxed).toBe(true);
    expect(electron.app.userData).toBe(join(dataDir, 'electron'));
    expect(electron.record.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('tells when another process has the folder', () => {
    const electron = standInElectron();
    electron.app.hasInstanceLock = false;
    expect(prepareElectron(electron, '/data')).toBe(false);
  });
});

describe('tray', () => {
  it('shows status, actions and alerts, in this order', async () => {
    const { trayMenu } = await start();
    expect(trayMenu().flatMap(({ label }) => label ?? [])).toEqual([
      'PAPER, day +0.42%',
      'Emergency stop now',
      'Pause strategies',
      'Open Breakwater',
      'Alerts: 2 unacknowledged',
      'Quit...',
    ]);
    expect(findMenuItem(trayMenu(), 'PAPER, day +0.42%')?.enabled).toBe(false);
  });

  it('stops and pauses as the host', async () => {
    const { trayMenu, desk } = await start();
    pressMenuItem(trayMenu(), 'Emergency stop now');
    pressMenuItem(trayMenu(), 'Pause strategies');
    await settled();
    expect(desk.calls).toEqual([
      { name: 'emergencyStop', input: { source: 'tray' }, caller: { role: 'host', session: 'tray' } },
      { name: 'pause', input: {}, caller: { role: 'host', session: 'tray' } },
    ]);
  });

  it('follows the desk in menu, tool tip and icon', async () => {
    const { trayMenu, desk, electron } = await start();
    const before = electron.record.trays[0]?.image;
    desk.changeStatus({ mode: 'EMERGENCY_STOP', line: 'EMERGENCY STOP, 1 open', title: 'EMERGENCY STOP · Breakwater' });
    expect(trayMenu()[0]?.label).toBe('EMERGENCY STOP, 1 open');
    expect(electron.record.trays[0]?.toolTip).toBe('EMERGENCY STOP · Breakwater');
    expect(electron.record.trays[0]?.image.toBitmap().equals(before?.toBitmap() ?? Buffer.alloc(0))).toBe(false);
  });

  it('has nothing to stop in SETUP', async () => {
    const { trayMenu, desk } = await start();
    desk.changeStatus({ mode: 'SETUP' });
    expect(findMenuItem(trayMenu(), 'Emergency stop now')?.enabled).toBe(false);
  });

  it('brings a refusal to the window', async () => {
    const refuse = async () => err(failure('NOT_READY', 'The desk is recovering, step 3 of 7.'));
    const { trayMenu, window } = await start({ desk: fakeDesk({ pause: refuse }) });
    pressMenuItem(trayMenu(), 'Pause strategies');
    await settled();
    expect(window().webContents.sent.at(-1)).toMatchObject({
      value: { event: 'attentionRequested', payload: { text: 'The desk is recovering, step 3 of 7.' } },
    });
  });
});

describe('menu', () => {
  it('has stop, pause and logs, and no reload or developer tools in a release', async () => {
    const { electron, desk } = await start();
    const menu = templateOf(electron.record.menu);
    pressMenuItem(menu, 'Emergency stop');
    pressMenuItem(menu, 'Open the logs folder');
    await settled();
    expect(desk.calls).toMatchObject([{ name: 'emergencyStop', input: { source: 'menu' } }]);
    expect(electron.record.opened).toEqual(['/logs']);
    expect(JSON.stringify(menu)).not.toMatch(/reload|toggleDevTools/i);
  });

  it('has them in a development build', async () => {
    const { electron } = await start({ set: ({ app }) => (app.isPackaged = false) });
    expect(JSON.stringify(templateOf(electron.record.menu))).toMatch(/reload.*toggleDevTools/);
  });
});

describe('hotkey', () => {
  it('stops from anywhere and reports that it is registered', async () => {
    const { electron, desk } = await start();
    electron.record.hotkeys.get('CommandOrControl+Shift+F12')?.();
    await settled();
    expect(desk.calls).toMatchObject([{ name: 'emergencyStop', input: { source: 'hotkey' } }]);
    expect(desk.hotkeys).toEqual([{ active: true, text: 'Ctrl+Shift+F12 stops from anywhere' }]);
  });

  it('reports that another program has it', async () => {
    const { desk } = await start({ set: ({ record }) => (record.hotkeyTaken = true) });
    expect(desk.hotkeys).toEqual([
      { active: false, text: 'Ctrl+Shift+F12 is taken by another program. The stop works here and in the tray.' },
    ]);
  });
});

describe('power', () => {
  it('forwards power events and quits when the system shuts down', async () => {
    const { electron, desk } = await start();
    const events = ['suspend', 'resume', 'on-battery', 'on-ac', 'shutdown'];
    for (const event of events) electron.powerMonitor.emit(event);
    expect(desk.powerEvents).toEqual(events);
    expect(electron.app.quits).toBe(1);
  });

  it('keeps the system awake exactly while the desk says so', async () => {
    const { electron, desk } = await start();
    const blockers = (): number => electron.record.blockers.size;
    const seen = [blockers()];
    for (const keepsAwake of [true, true, false, true]) {
      desk.changeStatus({ keepsAwake });
      seen.push(blockers());
    }
    expect(seen).toEqual([0, 1, 1, 0, 1]);
  });
});

describe('quit', () => {
  it('waits for the desk, closes what belongs to it, then ends', async () => {
    const { electron, host, desk, closed } = await start();
    host.quit();
    host.quit();
    expect(electron.app.ended).toBe(false);
    await settled();
    expect([desk.stops, closed, electron.app.ended]).toEqual([['quit'], ['after'], true]);
  });

  it('lets the window close although the book is open', async () => {
    const { host, desk, window } = await start();
    desk.changeStatus({ bookOpen: true });
    host.quit();
    expect(window().pressClose()).toBe(true);
  });
});
