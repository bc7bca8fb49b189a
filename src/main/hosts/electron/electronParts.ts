/**
 * The part of the electron module this host uses, in narrow shapes: the real module fits them, and so does the stand-in of the tests.
 * Option objects are Electron's own types, so that a wrong option does not compile.
 */
import type * as Electron from 'electron';

interface Preventable {
  preventDefault(): void;
}

export interface FramePart {
  readonly url: string;
}

export interface ContentsPart {
  readonly id: number;
  readonly mainFrame: FramePart;
  isDestroyed(): boolean;
  send(channel: string, ...values: unknown[]): void;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'will-navigate' | 'will-redirect', listener: (event: Preventable, url: string) => void): unknown;
}

export interface WindowPart {
  readonly webContents: ContentsPart;
  loadURL(url: string): Promise<void>;
  show(): void;
  hide(): void;
  focus(): void;
  minimize(): void;
  restore(): void;
  maximize(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  isDestroyed(): boolean;
  getNormalBounds(): Electron.Rectangle;
  setTitle(title: string): void;
  on(event: 'close' | 'page-title-updated', listener: (event: Preventable) => void): unknown;
  on(event: 'closed' | 'unresponsive' | 'responsive', listener: () => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export interface TrayPart {
  setToolTip(text: string): void;
  setImage(image: Electron.NativeImage): void;
  setContextMenu(menu: object | null): void;
  on(event: 'click', listener: () => void): unknown;
  destroy(): void;
}

export interface NotificationPart {
  show(): void;
  on(event: 'click' | 'close', listener: () => void): unknown;
}

interface AppPart {
  readonly isPackaged: boolean;
  getPath(name: 'userData'): string;
  setPath(name: 'userData', path: string): void;
  enableSandbox(): void;
  whenReady(): Promise<void>;
  quit(): void;
  requestSingleInstanceLock(): boolean;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'second-instance' | 'activate' | 'window-all-closed', listener: () => void): unknown;
  on(event: 'web-contents-created', listener: (event: Preventable, contents: ContentsPart) => void): unknown;
}

interface SessionPart {
  setPermissionRequestHandler(
    handler: ((contents: unknown, permission: string, callback: (granted: boolean) => void) => void) | null,
  ): void;
  setPermissionCheckHandler(handler: (() => boolean) | null): void;
  setDevicePermissionHandler(handler: (() => boolean) | null): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: ((details: { readonly url: string }, callback: (answer: { cancel: boolean }) => void) => void) | null,
    ): void;
  };
}

export interface InvokeEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: FramePart | null;
}

/** Everything `runElectronHost` needs of `import * as electron from 'electron'`. */
export interface ElectronParts {
  readonly app: AppPart;
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => WindowPart;
  readonly Menu: {
    buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): object;
    setApplicationMenu(menu: object | null): void;
  };
  readonly Tray: new (image: Electron.NativeImage) => TrayPart;
  readonly Notification: {
    new (options: Electron.NotificationConstructorOptions): NotificationPart;
    isSupported(): boolean;
  };
  readonly globalShortcut: {
    register(accelerator: string, callback: () => void): boolean;
  };
  readonly ipcMain: {
    handle(channel: string, listener: (event: InvokeEvent, ...values: unknown[]) => unknown): void;
    removeHandler(channel: string): void;
  };
  readonly nativeImage: {
    createFromBitmap(pixels: Buffer, options: Electron.CreateFromBitmapOptions): Electron.NativeImage;
  };
  readonly powerMonitor: {
    on(event: 'suspend' | 'resume' | 'on-battery' | 'on-ac' | 'shutdown', listener: () => void): unknown;
  };
  readonly powerSaveBlocker: {
    start(type: 'prevent-app-suspension'): number;
    stop(id: number): unknown;
  };
  readonly protocol: {
    registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void;
    handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
  };
  readonly screen: { getAllDisplays(): readonly { readonly workArea: Electron.Rectangle }[] };
  readonly session: { readonly defaultSession: SessionPart };
  readonly shell: { openExternal(url: string): Promise<void>; openPath(path: string): Promise<string> };
}
