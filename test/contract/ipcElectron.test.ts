import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/shared/base/invariant.ts';
import type { DeskEvent } from '../../src/shared/ipc/contract.ts';
import { deskChannels } from '../../src/shared/ipc/names.ts';
import { eventFrameSchema } from '../../src/shared/ipc/wire.ts';
import { connectIpc } from '../../src/main/hosts/electron/ipc.ts';
import { createDeskWindow } from '../../src/main/hosts/electron/window.ts';
import { createDeskBridge } from '../../src/preload/createDeskBridge.ts';
import { Emitter } from '../support/emitter.ts';
import { failureCodeOf } from '../support/failureCode.ts';
import { fakeDesk, type FakeDesk } from '../support/fakeDesk.ts';
import { standInElectron } from '../support/standInElectron.ts';
import type { StandInWindow } from '../support/standInWindow.ts';
import { runIpcContract } from './ipcContract.ts';

function openElectron(desk: FakeDesk) {
  const electron = standInElectron();
  const window = createDeskWindow({
    electron,
    desk,
    preloadFile: 'preload.cjs',
    stateDir: mkdtempSync(join(tmpdir(), 'breakwater-window-')),
    isQuitting: () => false,
    hasTray: () => true,
    onFirstHidden: () => undefined,
  });
  const disconnect = connectIpc({ ipcMain: electron.ipcMain, desk, window, log: desk.log });
  const openPage = (): StandInWindow => {
    window.show();
    const page = electron.record.windows.at(-1);
    invariant(page !== undefined, 'a window is open');
    return page;
  };
  return { electron, window, disconnect, openPage };
}

runIpcContract({
  name: 'Electron IPC',
  open: async (desk) => {
    const { electron, disconnect, openPage } = openElectron(desk);
    return {
      connect: async () => {
        const page = openPage();
        const events: DeskEvent[] = [];
        page.webContents.onSent = (_channel, value) => {
          if (isEvent(value)) events.push(value);
        };
        return {
          call: (name, input) => electron.invoke(mainFrameOf(page), deskChannels.call, name, input),
          events,
          heard: async () => events,
          leave: async () => void page.pressClose(),
        };
      },
      callAsStranger: async () => {
        const page = openPage();
        const from = { contents: page.webContents, frame: { url: 'app://breakwater/frame.html' } };
        return failureCodeOf(await electron.invoke(from, deskChannels.call, 'pause', {}));
      },
      close: async () => disconnect(),
    };
  },
});

describe('Electron IPC only', () => {
  it.each([
    ['the main frame once it shows another site', 'https://evil.example/'],
    ['the main frame with a look-alike host', 'app://breakwater.evil/index.html'],
    ['the main frame on a file', 'file:///index.html'],
  ])('refuses %s', async (_case, url) => {
    const desk = fakeDesk();
    const { electron, openPage } = openElectron(desk);
    const page = openPage();
    page.webContents.mainFrame.url = url;
    const from = { contents: page.webContents, frame: page.webContents.mainFrame };
    await expect(electron.invoke(from, deskChannels.call, 'pause', {})).resolves.toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN_SENDER' },
    });
    expect(desk.calls).toEqual([]);
  });

  it('refuses another window and a frame that is gone', async () => {
    const desk = fakeDesk();
    const { electron, openPage } = openElectron(desk);
    const { webContents } = openPage();
    const other = new electron.BrowserWindow({});
    for (const from of [
      { contents: other.webContents, frame: webContents.mainFrame },
      { contents: webContents, frame: null },
    ])
      await expect(electron.invoke(from, deskChannels.call, 'pause', {})).resolves.toMatchObject({ ok: false });
    expect(desk.calls).toEqual([]);
  });

  it('registers exactly one channel', () => {
    const { electron } = openElectron(fakeDesk());
    expect([...electron.record.handlers.keys()]).toEqual(['desk:call']);
  });

  it('sends a page that hangs nothing, so that its queue cannot grow', () => {
    const desk = fakeDesk();
    const page = openElectron(desk).openPage();
    page.emit('unresponsive');
    desk.publish();
    page.emit('responsive');
    desk.publish();
    expect(page.webContents.sent).toMatchObject([{ channel: 'desk:event', value: { seq: 2 } }]);
  });
});

describe('createDeskBridge', () => {
  function openBridge(desk: FakeDesk) {
    const { electron, openPage } = openElectron(desk);
    const page = openPage();
    const from = { contents: page.webContents, frame: page.webContents.mainFrame };
    const renderer = new Emitter();
    page.webContents.onSent = (channel, value) => renderer.emit(channel, {}, value);
    const invoked: string[] = [];
    const bridge = createDeskBridge({
      invoke: async <Output>(channel: string, name: string, input: unknown) => {
        invoked.push(name);
        const reply = await electron.invoke(from, channel, name, input);
        assertReply<Output>(reply);
        return reply;
      },
      on: (channel, listener) => renderer.on(channel, listener),
    });
    return { bridge, invoked, electron };
  }

  it('exposes call, subscribe and onLink and nothing else', () => {
    expect(Object.keys(openBridge(fakeDesk()).bridge).toSorted()).toEqual(['call', 'onLink', 'subscribe']);
  });

  it('carries a command and its result', async () => {
    const desk = fakeDesk();
    const { bridge } = openBridge(desk);
    await expect(bridge.call('cancelEntries', {})).resolves.toEqual({ ok: true, value: { canceled: 1 } });
    expect(desk.calls).toEqual([{ name: 'cancelEntries', input: {}, caller: { role: 'ui', session: 'window' } }]);
  });

  it('lets no other name through to main', async () => {
    const { bridge, invoked } = openBridge(fakeDesk());
    const call = (name: string): unknown => Reflect.apply(Reflect.get(bridge, 'call'), bridge, [name, {}]);
    for (const name of ['__proto__', 'constructor', 'quit'])
      await expect(call(name)).resolves.toMatchObject({
        ok: false,
        error: { code: 'UNKNOWN_COMMAND' },
      });
    expect(invoked).toEqual([]);
  });

  it('answers with data when main is gone', async () => {
    const { bridge, electron } = openBridge(fakeDesk());
    electron.record.handlers.clear();
    await expect(bridge.call('pause', {})).resolves.toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });

  it('passes events on until unsubscribed, and calls the link ok', () => {
    const desk = fakeDesk();
    const { bridge } = openBridge(desk);
    const heard: number[] = [];
    const links: string[] = [];
    const unsubscribe = bridge.subscribe((event) => heard.push(event.seq));
    bridge.onLink((state) => links.push(state));
    desk.publish();
    unsubscribe();
    desk.publish();
    expect(heard).toEqual([1]);
    expect(links).toEqual(['ok']);
  });
});

const mainFrameOf = ({ webContents }: StandInWindow) => ({ contents: webContents, frame: webContents.mainFrame });

function assertReply<Output>(value: unknown): asserts value is Output {
  invariant(typeof value === 'object' && value !== null && 'ok' in value, 'main answers with data');
}

const isEvent = (value: unknown): value is DeskEvent => eventFrameSchema.safeParse(value).success;
