/** The one window: never white, never outside the displays, and hidden instead of closed while the book is open (UI-23, UI-35). */
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Desk } from '../../desk/desk.ts';
import { APP_URL } from './appScheme.ts';
import type { ContentsPart, ElectronParts, WindowPart } from './electronParts.ts';
import {
  clampToDisplays,
  MIN_HEIGHT,
  MIN_WIDTH,
  readWindowState,
  writeWindowState,
  type WindowState,
} from './windowState.ts';

export interface DeskWindow {
  /** Opens, or brings to the front. */
  readonly show: () => void;
  /** The page's contents, or null while there is no window. */
  contents(): ContentsPart | null;
  /** Sends to the page unless it hangs; it notices the gap in the numbers and asks for a new snapshot. */
  send(channel: string, value: unknown): void;
  setTitle(title: string): void;
}

export interface WindowParts {
  readonly electron: Pick<ElectronParts, 'BrowserWindow' | 'screen' | 'app'>;
  readonly desk: Desk;
  /** The built preload. */
  readonly preloadFile: string;
  /** Folder that keeps the window state. */
  readonly stateDir: string;
  readonly isQuitting: () => boolean;
  readonly hasTray: () => boolean;
  /** Called the first time ever that closing hid the window. */
  readonly onFirstHidden: () => void;
}

/** The dark canvas of UI-11, painted before the page is there. */
const CANVAS = '#101418';

interface OpenWindow {
  readonly part: WindowPart;
  hangs: boolean;
}

/** Makes the window's keeper; the window itself opens with the first `show`. */
export function createDeskWindow(parts: WindowParts): DeskWindow {
  let open: OpenWindow | null = null;
  const current = (): OpenWindow | null => (open !== null && !open.part.isDestroyed() ? open : null);
  const create = (): OpenWindow => {
    const made = openWindow(parts);
    made.part.on('closed', () => (open = null));
    return made;
  };
  return {
    show: () => {
      const present = current();
      if (present === null) open = create();
      else raise(present.part);
    },
    contents: () => current()?.part.webContents ?? null,
    send: (channel, value) => {
      const present = current();
      if (present !== null && !present.hangs && !present.part.webContents.isDestroyed())
        present.part.webContents.send(channel, value);
    },
    setTitle: (title) => current()?.part.setTitle(title),
  };
}

function openWindow(parts: WindowParts): OpenWindow {
  const file = join(parts.stateDir, 'window.json');
  const state = readWindowState(file);
  const part = new parts.electron.BrowserWindow(windowOptions(parts, state));
  const open: OpenWindow = { part, hangs: false };
  if (state.maximized) part.maximize();
  part.once('ready-to-show', () => part.show());
  part.on('page-title-updated', (event) => event.preventDefault());
  part.on('unresponsive', () => (open.hangs = true));
  part.on('responsive', () => (open.hangs = false));
  part.on('close', (event) => {
    const kept = { ...readWindowState(file), ...part.getNormalBounds(), maximized: part.isMaximized() };
    const hides = !parts.isQuitting() && parts.desk.status().bookOpen;
    writeWindowState(file, { ...kept, toldHidden: kept.toldHidden || hides });
    if (!hides) return;
    event.preventDefault();
    if (parts.hasTray()) part.hide();
    else part.minimize();
    if (!kept.toldHidden) parts.onFirstHidden();
  });
  void part.loadURL(APP_URL).catch(() => undefined);
  return open;
}

function windowOptions(parts: WindowParts, state: WindowState): BrowserWindowConstructorOptions {
  const displays = parts.electron.screen.getAllDisplays().map((display) => display.workArea);
  const { x, y, width, height } = clampToDisplays(state, displays);
  return {
    ...(x === null || y === null ? {} : { x, y }),
    width,
    height,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    backgroundColor: CANVAS,
    title: parts.desk.status().title,
    webPreferences: {
      preload: parts.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !parts.electron.app.isPackaged,
    },
  };
}

function raise(part: WindowPart): void {
  if (part.isMinimized()) part.restore();
  part.show();
  part.focus();
}
