/** Where the points of an equity curve lie on the drawing. Analytics floats; nothing is read back from them. */
import type { BacktestResult } from '../../../shared/ipc/contractBacktest.ts';

type Points = BacktestResult['equity'];

export interface Frame {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** Scales that hold every point; a flat curve lies in the middle. */
export function placed(points: Points, size: { readonly width: number; readonly height: number }): Frame {
  const times = points.map(({ at }) => at);
  const values = points.flatMap(({ equity, hold }) => [equity, hold]);
  const from = times[0] ?? 0;
  const spanMs = (times.at(-1) ?? from) - from;
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return {
    x: (at) => (spanMs === 0 ? 0 : ((at - from) / spanMs) * size.width),
    y: (value) => (high === low ? size.height / 2 : ((high - value) / (high - low)) * size.height),
  };
}

/** SVG path of one of the two curves, one digit of a pixel. */
export const linePath = (points: Points, frame: Frame, name: 'equity' | 'hold'): string =>
  points
    .map((point, at) => `${at === 0 ? 'M' : 'L'}${frame.x(point.at).toFixed(1)} ${frame.y(point[name]).toFixed(1)}`)
    .join('');
