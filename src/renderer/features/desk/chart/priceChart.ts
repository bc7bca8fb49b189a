/** The drawing of one symbol: candles, volume, lines and marks. Made when shown, removed when hidden (UI-82). */
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  type CandlestickSeriesPartialOptions,
  type MouseEventParams,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import { drawnBar, type Bar } from './barSeries.ts';
import type { ChartColors } from './chartColors.ts';
import { axisFormatter, chartOptions } from './chartFrame.ts';
import { createLinesPrimitive, type PlacedLine, type PlacedMark } from './linesPrimitive.ts';

export interface PriceChart {
  setBars(bars: readonly Bar[]): void;
  updateBar(bar: Bar): void;
  setLines(lines: readonly PlacedLine[]): void;
  setMarks(marks: readonly PlacedMark[]): void;
  setFills(markers: readonly SeriesMarker<Time>[]): void;
  setColors(colors: ChartColors): void;
  /** Puts the cross on a bar. */
  pointAt(bar: Bar): void;
  /** Above 1 shows fewer bars, below 1 more. */
  zoom(factor: number): void;
  /** Bar start under the pointer, seconds; null when it left. */
  onPoint(listener: (time: number | null) => void): void;
  remove(): void;
}

export function createPriceChart(container: HTMLElement, tick: string, colors: ChartColors): PriceChart {
  const chart = createChart(container, chartOptions(colors));
  const candles = chart.addSeries(CandlestickSeries, {
    ...candleColors(colors),
    lastValueVisible: true,
    priceLineVisible: false,
    priceFormat: { type: 'custom', minMove: Number(tick), formatter: axisFormatter(tick) },
  });
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    priceFormat: { type: 'volume' },
    lastValueVisible: false,
    priceLineVisible: false,
    color: colors.line,
  });
  candles.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.2 } });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.85, bottom: 0 } });
  const lines = createLinesPrimitive(colors);
  candles.attachPrimitive(lines);
  const markers = createSeriesMarkers(candles, []);

  const drawVolume = (bar: Bar): { time: ReturnType<typeof drawnBar>['time']; value?: number } =>
    bar.volume === null ? { time: drawnBar(bar).time } : { time: drawnBar(bar).time, value: Number(bar.volume) };
  return {
    setBars: (bars) => {
      candles.setData(bars.map(drawnBar));
      volume.setData(bars.map(drawVolume));
    },
    updateBar: (bar) => {
      candles.update(drawnBar(bar));
      if (bar.volume === null) volume.update(drawVolume(bar));
    },
    setLines: (next) => lines.show({ lines: next }),
    setMarks: (next) => lines.show({ marks: next }),
    setFills: (next) => markers.setMarkers([...next]),
    setColors: (next) => {
      chart.applyOptions(chartOptions(next));
      candles.applyOptions(candleColors(next));
      volume.applyOptions({ color: next.line });
      lines.show({ colors: next });
    },
    pointAt: (bar) => chart.setCrosshairPosition(Number(bar.close), drawnBar(bar).time, candles),
    zoom: (factor) => zoomBy(chart.timeScale(), factor),
    onPoint: (listener) =>
      chart.subscribeCrosshairMove((event: MouseEventParams) => {
        listener(typeof event.time === 'number' ? event.time : null);
      }),
    remove: () => chart.remove(),
  };
}

/** Rising bars are hollow, falling ones filled: gray both, the shape tells them apart. */
const candleColors = (colors: ChartColors): CandlestickSeriesPartialOptions => ({
  upColor: colors.surface,
  downColor: colors.faint,
  borderUpColor: colors.muted,
  borderDownColor: colors.faint,
  wickUpColor: colors.muted,
  wickDownColor: colors.faint,
});

type TimeScale = ReturnType<ReturnType<typeof createChart>['timeScale']>;

function zoomBy(scale: TimeScale, factor: number): void {
  const range = scale.getVisibleLogicalRange();
  if (range === null) return;
  const width = Math.max(10, (range.to - range.from) / factor);
  scale.setVisibleLogicalRange({ from: range.to - width, to: range.to });
}
