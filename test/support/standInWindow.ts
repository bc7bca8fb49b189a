/** A BrowserWindow and its page, without a screen. Values sent to the page are cloned as Electron clones them. */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { ContentsPart, WindowPart } from '../../src/main/hosts/electron/electronParts.ts';
import { Emitter, StandInEvent } from './emitter.ts';

let lastContentsId = 0;

class StandInContents extends Emitter implements ContentsPart {
  readonly id = (lastContentsId += 1);
  readonly mainFrame: { url: string } = { url: 'about:blank' };
  readonly sent: { readonly channel: string; readonly value: unknown }[] = [];
  /** What the page hears, set by the stand-in renderer. */
  onSent: (channel: string, value: unknown) => void = () => undefined;
  openHandler: ((details: { readonly url: string }) => { action: 'deny' }) | null = null;
  destroyed = false;
  isDestroyed(): boolean {
    return this.destroyed;
  }
  send(channel: string, ...values: unknown[]): void {
    const value: unknown = structuredClone(values[0]);
    this.sent.push({ channel, value });
    this.onSent(channel, value);
  }
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void {
    this.openHandler = handler;
  }
}

export class StandInWindow extends Emitter implements WindowPart {
  readonly webContents = new StandInContents();
  readonly options: BrowserWindowConstructorOptions;
  title: string;
  visible = false;
  minimized = false;
  maximized = false;
  focused = 0;
  destroyed = false;
  bounds: Rectangle;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.title = options.title ?? '';
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 0, height: options.height ?? 0 };
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }
  show(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  focus(): void {
    this.focused += 1;
  }
  minimize(): void {
    this.minimized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  maximize(): void {
    this.maximized = true;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  /** What a person does with the X; false when the window stayed. */
  pressClose(): boolean {
    const event = new StandInEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroyed = true;
    this.webContents.destroyed = true;
    this.emit('closed');
    return true;
  }
}
