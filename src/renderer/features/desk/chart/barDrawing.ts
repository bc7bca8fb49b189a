/** Candles and volume on a chart of the library. */
import {
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type CandlestickSeriesPartialOptions,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
  type UTCTimestamp,
} from 'lightweight-charts';
import { chartTime, drawnBar, type Bar } from './barSeries.ts';
import type { ChartColors } from './chartColors.ts';
import { axisFormatter, chartOptions } from './chartFrame.ts';

export interface BarDrawing {
  readonly candles: ISeriesApi<'Candlestick'>;
  draw(bars: readonly Bar[]): void;
  drawLast(bar: Bar): void;
  setColors(colors: ChartColors): void;
  pointAt(bar: Bar): void;
  zoom(factor: number): void;
  /** Instant under the pointer, milliseconds; null when it left. */
  onPoint(listener: (at: number | null) => void): void;
  remove(): void;
}

export function createBarDrawing(container: HTMLElement, tick: string, colors: ChartColors): BarDrawing {
  const chart = createChart(container, chartOptions(colors));
  const candles = addCandles(chart, tick, colors);
  const volume = addVolume(chart, colors);
  return {
    candles,
    draw: (bars) => {
      candles.setData(bars.map(drawnBar));
      volume.setData(bars.map(drawnVolume));
    },
    drawLast: (bar) => {
      candles.update(drawnBar(bar));
      if (bar.volume === null) volume.update(drawnVolume(bar));
    },
    setColors: (next) => {
      chart.applyOptions(chartOptions(next));
      candles.applyOptions(candleColors(next));
      volume.applyOptions({ color: next.line });
    },
    pointAt: (bar) => chart.setCrosshairPosition(Number(bar.close), chartTime(bar.openTime), candles),
    zoom: (factor) => zoomBy(chart, factor),
    onPoint: (listener) =>
      chart.subscribeCrosshairMove((event: MouseEventParams) => {
        listener(typeof event.time === 'number' ? event.time * 1_000 : null);
      }),
    remove: () => chart.remove(),
  };
}

function addCandles(chart: IChartApi, tick: string, colors: ChartColors): ISeriesApi<'Candlestick'> {
  const candles = chart.addSeries(CandlestickSeries, {
    ...candleColors(colors),
    lastValueVisible: true,
    priceLineVisible: false,
    priceFormat: { type: 'custom', minMove: Number(tick), formatter: axisFormatter(tick) },
  });
  candles.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.2 } });
  return candles;
}

function addVolume(chart: IChartApi, colors: ChartColors): ISeriesApi<'Histogram'> {
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    priceFormat: { type: 'volume' },
    lastValueVisible: false,
    priceLineVisible: false,
    color: colors.line,
  });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.85, bottom: 0 } });
  return volume;
}

/** A bar built from quotes has no volume yet: its place stays empty. */
const drawnVolume = (bar: Bar): { time: UTCTimestamp; value?: number } =>
  bar.volume === null
    ? { time: chartTime(bar.openTime) }
    : { time: chartTime(bar.openTime), value: Number(bar.volume) };

/** Rising bars are hollow, falling ones filled: gray both, the shape tells them apart. */
const candleColors = (colors: ChartColors): CandlestickSeriesPartialOptions => ({
  upColor: colors.surface,
  downColor: colors.faint,
  borderUpColor: colors.muted,
  borderDownColor: colors.faint,
  wickUpColor: colors.muted,
  wickDownColor: colors.faint,
});

function zoomBy(chart: IChartApi, factor: number): void {
  const scale = chart.timeScale();
  const range = scale.getVisibleLogicalRange();
  if (range === null) return;
  const width = Math.max(10, (range.to - range.from) / factor);
  scale.setVisibleLogicalRange({ from: range.to - width, to: range.to });
}
