/** The drawing of one symbol: candles, volume, lines and marks. Made when shown, removed when hidden (UI-82). */
import { createSeriesMarkers, type SeriesMarker, type Time } from 'lightweight-charts';
import { applyPrice, barAt, type Bar } from './barSeries.ts';
import type { ChartColors } from './chartColors.ts';
import { createBarDrawing } from './barDrawing.ts';
import { withForming } from './formingBar.ts';
import { createLinesPrimitive, type PlacedLine, type PlacedMark } from './linesPrimitive.ts';

export interface PriceChart {
  /** Closed bars, oldest first, and what the history knows of the one after them. */
  setBars(closed: readonly Bar[], forming: Bar | null): void;
  /** Grows the last bar or starts the next one; true when the history has to be asked again. */
  takePrice(price: { text: string; at: number }, stepMs: number): boolean;
  setLines(lines: readonly PlacedLine[]): void;
  setMarks(marks: readonly PlacedMark[]): void;
  setFills(markers: readonly SeriesMarker<Time>[]): void;
  setColors(colors: ChartColors): void;
  /** Puts the cross on the bar beside the given one, or on the last bar; undefined at either end. */
  pointBeside(bar: Bar | null, step: 1 | -1): Bar | undefined;
  /** Above 1 shows fewer bars, below 1 more. */
  zoom(factor: number): void;
  /** Bar under the pointer; null when it left. */
  onPoint(listener: (bar: Bar | null) => void): void;
  remove(): void;
}

export function createPriceChart(container: HTMLElement, tick: string, colors: ChartColors): PriceChart {
  const drawing = createBarDrawing(container, tick, colors);
  const lines = createLinesPrimitive(colors);
  drawing.candles.attachPrimitive(lines);
  const markers = createSeriesMarkers(drawing.candles, []);
  let bars: readonly Bar[] = [];
  let seen: Bar | null = null;
  return {
    setBars: (closed, forming) => {
      bars = withForming(closed, forming, seen);
      drawing.draw(bars);
    },
    takePrice: (price, stepMs) => {
      const last = bars.at(-1);
      if (last === undefined) return false;
      const update = applyPrice(last, price, stepMs);
      if (update.kind === 'back') seen = null;
      if (update.kind !== 'bar') return update.kind === 'back';
      seen = update.bar;
      bars = [...(update.isNew ? bars : bars.slice(0, -1)), update.bar];
      drawing.drawLast(update.bar);
      return update.isNew;
    },
    setLines: (next) => lines.show({ lines: next }),
    setMarks: (next) => lines.show({ marks: next }),
    setFills: (next) => markers.setMarkers([...next]),
    setColors: (next) => {
      drawing.setColors(next);
      lines.show({ colors: next });
    },
    pointBeside: (bar, step) => {
      const next = bar === null ? bars.at(-1) : bars[bars.findIndex((each) => each.openTime === bar.openTime) + step];
      if (next !== undefined) drawing.pointAt(next);
      return next;
    },
    zoom: (factor) => drawing.zoom(factor),
    onPoint: (listener) => drawing.onPoint((at) => listener(at === null ? null : (barAt(bars, at) ?? null))),
    remove: () => drawing.remove(),
  };
}
