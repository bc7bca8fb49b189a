/** Writes a browser's screenshot again with at most 256 colors: a third of the bytes, and nothing that an eye would find on flat panels. */
import { crc32, deflateSync } from 'node:zlib';

const MOST = 256;
/** The rest goes to the colors that the frequent ones represent worst. */
const BY_FREQUENCY = 176;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB, row by row. */
  readonly colors: Uint32Array;
}

/** The file, 8 bits a pixel. */
export function palettePng({ width, height, colors }: Pixels): Buffer {
  const palette = paletteOf(colors);
  const place = new Map<number, number>();
  const rows = Buffer.alloc(height * (width + 1));
  colors.forEach((color, at) => {
    const index = place.get(color) ?? nearest(palette, color).index;
    place.set(color, index);
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function paletteOf(colors: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const byCount = [...counts].toSorted((a, b) => b[1] - a[1]).map(([color]) => color);
  const palette = byCount.slice(0, BY_FREQUENCY);
  let rest = byCount.slice(BY_FREQUENCY).map((color) => ({ color, distance: nearest(palette, color).distance }));
  while (palette.length < MOST && rest.length > 0) {
    const worst = rest.reduce((a, b) => (b.distance > a.distance ? b : a));
    palette.push(worst.color);
    rest = rest
      .filter((each) => each !== worst)
      .map(({ color, distance }) => ({ color, distance: Math.min(distance, distanceOf(color, worst.color)) }));
  }
  return palette;
}

function nearest(palette: readonly number[], color: number): { readonly index: number; readonly distance: number } {
  let best = { index: 0, distance: Number.MAX_VALUE };
  palette.forEach((each, index) => {
    const distance = distanceOf(each, color);
    if (distance < best.distance) best = { index, distance };
  });
  return best;
}

/** Squared, over the three channels. */
const distanceOf = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
