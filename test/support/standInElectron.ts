/** A stand-in for the electron module as far as the host uses it: it records what it is told and plays what a person or the system does. */
import type {
  CreateFromBitmapOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  NativeImage,
  NotificationConstructorOptions,
  Rectangle,
} from 'electron';
import type {
  ContentsPart,
  ElectronParts,
  FramePart,
  InvokeEvent,
  NotificationPart,
  TrayPart,
} from '../../src/main/hosts/electron/electronParts.ts';
import { Emitter, StandInEvent } from './emitter.ts';
import { StandInImage } from './standInImage.ts';
import { StandInWindow } from './standInWindow.ts';

class StandInMenu {
  readonly template: readonly MenuItemConstructorOptions[];
  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
  }
}

class StandInTray extends Emitter implements TrayPart {
  image: NativeImage;
  toolTip = '';
  menu: object | null = null;
  constructor(image: NativeImage) {
    super();
    this.image = image;
  }
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setImage(image: NativeImage): void {
    this.image = image;
  }
  setContextMenu(menu: object | null): void {
    this.menu = menu;
  }
  destroy(): void {
    this.menu = null;
  }
}

class StandInNotification extends Emitter implements NotificationPart {
  readonly options: NotificationConstructorOptions;
  shown = false;
  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show(): void {
    this.shown = true;
  }
}

class StandInApp extends Emitter {
  isPackaged = true;
  sandboxed = false;
  hasInstanceLock = true;
  quits = 0;
  ended = false;
  userData = '';
  getPath(): string {
    return this.userData;
  }
  setPath(_name: 'userData', path: string): void {
    this.userData = path;
  }
  enableSandbox(): void {
    this.sandboxed = true;
  }
  async whenReady(): Promise<void> {}
  /** Ends unless a listener holds it back, as Electron does. */
  quit(): void {
    this.quits += 1;
    const event = new StandInEvent();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.ended = true;
  }
  requestSingleInstanceLock(): boolean {
    return this.hasInstanceLock;
  }
}

class StandInSession {
  permissionRequest: ((contents: unknown, permission: string, callback: (granted: boolean) => void) => void) | null =
    null;
  permissionCheck: (() => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  beforeRequest: ((details: { readonly url: string }, callback: (answer: { cancel: boolean }) => void) => void) | null =
    null;
  setPermissionRequestHandler(handler: StandInSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: StandInSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: StandInSession['devicePermission']): void {
    this.devicePermission = handler;
  }
  readonly webRequest = {
    onBeforeRequest: (listener: StandInSession['beforeRequest']): void => {
      this.beforeRequest = listener;
    },
  };
}

type InvokeHandler = (event: InvokeEvent, ...values: unknown[]) => unknown;

/** Everything the stand-in recorded, and the system's side of it. */
export interface StandInElectron extends ElectronParts {
  readonly app: StandInApp;
  readonly session: { readonly defaultSession: StandInSession };
  readonly powerMonitor: Emitter;
  readonly record: {
    readonly windows: StandInWindow[];
    readonly trays: StandInTray[];
    readonly notifications: StandInNotification[];
    readonly schemes: CustomScheme[];
    readonly opened: string[];
    readonly blockers: Set<number>;
    readonly hotkeys: Map<string, () => void>;
    readonly handlers: Map<string, InvokeHandler>;
    readonly served: Map<string, (request: Request) => Promise<Response>>;
    menu: object | null;
    displays: { readonly workArea: Rectangle }[];
    hotkeyTaken: boolean;
    trayMissing: boolean;
    notificationsMissing: boolean;
  };
  /** ipcRenderer.invoke as it arrives in main; values are cloned both ways. */
  invoke(
    from: { readonly contents: ContentsPart; readonly frame: FramePart | null },
    channel: string,
    ...values: unknown[]
  ): Promise<unknown>;
}

/** A fresh module; nothing is shared between two of them. */
export function standInElectron(): StandInElectron {
  const record: StandInElectron['record'] = {
    windows: [],
    trays: [],
    notifications: [],
    schemes: [],
    opened: [],
    blockers: new Set(),
    hotkeys: new Map(),
    handlers: new Map(),
    served: new Map(),
    menu: null,
    displays: [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } }],
    hotkeyTaken: false,
    trayMissing: false,
    notificationsMissing: false,
  };
  const app = new StandInApp();
  return {
    record,
    app,
    ...shellParts(record),
    ...constructorParts(record, app),
    session: { defaultSession: new StandInSession() },
    powerMonitor: new Emitter(),
    invoke: async ({ contents, frame }, channel, ...values) => {
      const handler = record.handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const given = values.map((value): unknown => structuredClone(value));
      return structuredClone(await handler({ sender: contents, senderFrame: frame }, ...given));
    },
  };
}

function constructorParts(
  record: StandInElectron['record'],
  app: StandInApp,
): Pick<ElectronParts, 'BrowserWindow' | 'Tray' | 'Notification'> {
  return {
    BrowserWindow: class extends StandInWindow {
      constructor(options: ConstructorParameters<typeof StandInWindow>[0]) {
        super(options);
        record.windows.push(this);
        app.emit('web-contents-created', new StandInEvent(), this.webContents);
      }
    },
    Tray: class extends StandInTray {
      constructor(image: NativeImage) {
        if (record.trayMissing) throw new Error('no tray');
        super(image);
        record.trays.push(this);
      }
    },
    Notification: class extends StandInNotification {
      static isSupported(): boolean {
        return !record.notificationsMissing;
      }
      constructor(options: NotificationConstructorOptions) {
        super(options);
        record.notifications.push(this);
      }
    },
  };
}

type ShellParts = Pick<
  ElectronParts,
  'Menu' | 'globalShortcut' | 'ipcMain' | 'nativeImage' | 'powerSaveBlocker' | 'protocol' | 'screen' | 'shell'
>;

function shellParts(record: StandInElectron['record']): ShellParts {
  let lastBlocker = 0;
  return {
    Menu: {
      buildFromTemplate: (template) => new StandInMenu(template),
      setApplicationMenu: (menu) => (record.menu = menu),
    },
    globalShortcut: {
      register: (accelerator, callback) => {
        if (!record.hotkeyTaken) record.hotkeys.set(accelerator, callback);
        return !record.hotkeyTaken;
      },
    },
    ipcMain: {
      handle: (channel, listener) => record.handlers.set(channel, listener),
      removeHandler: (channel) => record.handlers.delete(channel),
    },
    nativeImage: {
      createFromBitmap: (pixels: Buffer, options: CreateFromBitmapOptions) => new StandInImage(pixels, options),
    },
    powerSaveBlocker: {
      start: () => {
        lastBlocker += 1;
        record.blockers.add(lastBlocker);
        return lastBlocker;
      },
      stop: (id) => record.blockers.delete(id),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes) => record.schemes.push(...schemes),
      handle: (scheme, handler) => record.served.set(scheme, handler),
    },
    screen: { getAllDisplays: () => record.displays },
    shell: {
      openExternal: async (url) => void record.opened.push(url),
      openPath: async (path) => {
        record.opened.push(path);
        return '';
      },
    },
  };
}

/** Finds an item by its label at any depth; undefined where there is none. */
export function findMenuItem(
  items: readonly MenuItemConstructorOptions[],
  label: string,
): MenuItemConstructorOptions | undefined {
  for (const item of items) {
    if (item.label === label) return item;
    const below = Array.isArray(item.submenu) ? findMenuItem(item.submenu, label) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Presses the item with the label, as a click does. */
export function pressMenuItem(items: readonly MenuItemConstructorOptions[], label: string): void {
  const click = findMenuItem(items, label)?.click;
  if (click === undefined) throw new Error(`No menu item "${label}"`);
  Reflect.apply(click, undefined, []);
}

/** The template behind a menu made by this stand-in. */
export function templateOf(menu: object | null): readonly MenuItemConstructorOptions[] {
  if (!(menu instanceof StandInMenu)) throw new Error('No menu is set');
  return menu.template;
}
