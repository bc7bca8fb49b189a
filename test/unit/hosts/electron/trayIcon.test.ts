import { describe, expect, it } from 'vitest';
import { drawTrayIcon } from '../../../../src/main/hosts/electron/trayIcon.ts';

const shown = [
  { mode: 'SETUP', workspace: 'live' },
  { mode: 'PAPER', workspace: 'replay' },
  { mode: 'PAPER', workspace: 'live' },
  { mode: 'LIVE_MINIMAL', workspace: 'live' },
  { mode: 'LIVE_SCALED_1', workspace: 'live' },
  { mode: 'EMERGENCY_STOP', workspace: 'live' },
] as const;

/** Inked or not, without the color. */
const shapeOf = (pixels: Buffer): string => {
  const alphas = Array.from({ length: pixels.length / 4 }, (_, index) => pixels[index * 4 + 3] ?? 0);
  return alphas.map((alpha) => (alpha === 255 ? '#' : '.')).join('');
};

describe('drawTrayIcon', () => {
  it('draws 32 x 32 pixels, inked between a tenth and nine tenths', () => {
    for (const status of shown) {
      const { pixels, size } = drawTrayIcon(status);
      const inked = shapeOf(pixels).replaceAll('.', '').length;
      expect([size, pixels.length]).toEqual([32, 4_096]);
      expect(inked).toBeGreaterThan(102);
      expect(inked).toBeLessThan(922);
    }
  });

  it('gives every mode a shape of its own, so that color alone never tells', () => {
    expect(new Set(shown.map((status) => shapeOf(drawTrayIcon(status).pixels))).size).toBe(shown.length);
  });

  it('fills PAPER with its blue, in the byte order blue, green, red, alpha', () => {
    const { pixels } = drawTrayIcon({ mode: 'PAPER', workspace: 'live' });
    const center = (16 * 32 + 16) * 4;
    expect([...pixels.subarray(center, center + 4)]).toEqual([0xc8, 0x5f, 0x1e, 0xff]);
  });
});
