/** Where the window was, kept in one small file, and always brought back onto a display that exists (UI-35). */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const stateSchema = z.strictObject({
  x: z.int().nullable(),
  y: z.int().nullable(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
  /** Whether the trader has been told that closing hides to the tray. */
  toldHidden: z.boolean(),
});
export type WindowState = z.output<typeof stateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_WIDTH = 800;
export const MIN_HEIGHT = 520;
/** Part of the window that must be on a display so that it can be found and dragged. */
const VISIBLE_WIDTH = 160;
const VISIBLE_HEIGHT = 60;
const fresh: WindowState = { x: null, y: null, width: 1_280, height: 800, maximized: false, toldHidden: false };

/** The kept state, or a fresh one where there is none or it cannot be understood. */
export function readWindowState(file: string): WindowState {
  try {
    return stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? fresh;
  } catch {
    return fresh;
  }
}

/** Keeps the state; a full disk costs a window position and nothing more. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}

/** Bounds that fit the displays; x and y are null where the system should choose. */
export function clampToDisplays(
  state: WindowState,
  displays: readonly Area[],
): Pick<WindowState, 'x' | 'y' | 'width' | 'height'> {
  const { x, y } = state;
  const display = displays.find((area) => x !== null && y !== null && isFindable({ ...state, x, y }, area));
  const room = display ?? displays[0];
  const width = Math.max(MIN_WIDTH, Math.min(state.width, room?.width ?? state.width));
  const height = Math.max(MIN_HEIGHT, Math.min(state.height, room?.height ?? state.height));
  if (display === undefined || x === null || y === null) return { x: null, y: null, width, height };
  return {
    x: within(x, display.x, display.x + display.width - width),
    y: within(y, display.y, display.y + display.height - height),
    width,
    height,
  };
}

function isFindable(window: Area, display: Area): boolean {
  const overlapX = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const overlapY = Math.min(window.y + window.height, display.y + display.height) - Math.max(window.y, display.y);
  return overlapX >= VISIBLE_WIDTH && overlapY >= VISIBLE_HEIGHT;
}

const within = (at: number, from: number, last: number): number => Math.max(from, Math.min(at, last));
