/** Pixels of a PNG as Chromium writes its screenshots: 8 bits a channel, with or without alpha, not interlaced. */
import { inflateSync } from 'node:zlib';
import type { Pixels } from './palettePng.ts';

/** Throws on any other kind of PNG. */
export function readPng(file: Buffer): Pixels {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const size = { 2: 3, 6: 4 }[file[25] ?? 0];
  if (size === undefined || file[24] !== 8 || file[28] !== 0) throw new Error('not a screenshot of Chromium');
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), { stride: width * size, height, size });
  const colors = new Uint32Array(width * height);
  colors.forEach((_none, at) => {
    colors[at] = bytes.readUIntBE(at * size, 3);
  });
  return { width, height, colors };
}

interface Layout {
  readonly stride: number;
  readonly height: number;
  /** Bytes of a pixel. */
  readonly size: number;
}

/** Each byte was stored as its difference from a neighbor: left, above, their mean, or the nearest of three (PNG, section 9). */
function unfiltered(raw: Buffer, { stride, height, size }: Layout): Buffer {
  const bytes = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column < size ? 0 : (bytes[at - size] ?? 0);
      const above = row === 0 ? 0 : (bytes[at - stride] ?? 0);
      const corner = row === 0 || column < size ? 0 : (bytes[at - stride - size] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      bytes[at] = ((raw[row * (stride + 1) + 1 + column] ?? 0) + guess) & 255;
    }
  }
  return bytes;
}

function paeth(left: number, above: number, corner: number): number {
  const [byLeft, byAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const byCorner = Math.abs(left + above - 2 * corner);
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
