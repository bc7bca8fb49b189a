/** Tray icons drawn in code: one fill and one shape per mode (UI-12), so that two modes never differ by color alone. */
import type { DeskStatus } from '../../desk/desk.ts';

export interface TrayIcon {
  /** Premultiplied BGRA rows, top to bottom. */
  readonly pixels: Buffer;
  readonly size: number;
}

/** Whether a point is inked; x and y run from -1 to 1, y downward. */
type Shape = (x: number, y: number) => boolean;
interface Mark {
  readonly fill: number;
  readonly shape: Shape;
}

const SIZE = 32;
const disc =
  (radius: number, centerY = 0): Shape =>
  (x, y) =>
    x * x + (y - centerY) ** 2 <= radius * radius;
const ring: Shape = (x, y) => disc(0.9)(x, y) && !disc(0.55)(x, y);
const rewind: Shape = (x, y) => (x <= 0 && Math.abs(y) <= x + 0.95) || (x > 0 && Math.abs(y) <= x);
const flask: Shape = (x, y) =>
  y < -0.2 ? y > -0.9 && Math.abs(x) < 0.28 : y < 0.9 && Math.abs(x) < 0.28 + 0.6 * (y + 0.2);
const stacked: Shape = (x, y) => disc(0.5, -0.45)(x, y) || disc(0.5, 0.45)(x, y);
const octagonWithCross: Shape = (x, y) => {
  const inOctagon = Math.max(Math.abs(x), Math.abs(y)) <= 0.92 && Math.abs(x) + Math.abs(y) <= 1.3;
  const inCross = Math.abs(Math.abs(x) - Math.abs(y)) < 0.18 && Math.abs(x) < 0.5;
  return inOctagon && !inCross;
};

const setup: Mark = { fill: 0xa9b4be, shape: ring };
const replay: Mark = { fill: 0xa9b4be, shape: rewind };
const paper: Mark = { fill: 0x1e5fc8, shape: flask };
const minimal: Mark = { fill: 0xffde59, shape: disc(0.9) };
const scaled: Mark = { fill: 0xcc7a29, shape: stacked };
const stopped: Mark = { fill: 0x9e0b1b, shape: octagonWithCross };

/** Draws the icon of a status at 32 x 32 pixels. */
export function drawTrayIcon(status: Pick<DeskStatus, 'mode' | 'workspace'>): TrayIcon {
  const { fill, shape } = markOf(status);
  const pixels = Buffer.alloc(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const isInked = shape(((column + 0.5) / SIZE) * 2 - 1, ((row + 0.5) / SIZE) * 2 - 1);
      // Little-endian 0xAARRGGBB is BGRA in memory.
      if (isInked) pixels.writeUInt32LE(0xff_000000 + fill, (row * SIZE + column) * 4);
    }
  }
  return { pixels, size: SIZE };
}

function markOf({ mode, workspace }: Pick<DeskStatus, 'mode' | 'workspace'>): Mark {
  if (mode === 'EMERGENCY_STOP') return stopped;
  if (workspace === 'replay') return replay;
  if (mode === 'SETUP') return setup;
  if (mode === 'PAPER') return paper;
  return mode === 'LIVE_MINIMAL' ? minimal : scaled;
}
