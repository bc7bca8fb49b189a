/** The drawing of the equity curve with the desk's marks. */
import { createChart, LineSeries, type LineSeriesPartialOptions } from 'lightweight-charts';
import type { ChartColors } from './chartColors.ts';
import { axisFormatter, chartOptions } from './chartFrame.ts';
import type { EquityPoint } from './equitySeries.ts';
import { createLinesPrimitive, type PlacedMark } from './linesPrimitive.ts';

const CENT = '0.01';

export interface EquityChart {
  setPoints(points: readonly EquityPoint[]): void;
  setMarks(marks: readonly PlacedMark[]): void;
  setColors(colors: ChartColors): void;
  remove(): void;
}

export function createEquityChart(container: HTMLElement, colors: ChartColors): EquityChart {
  const chart = createChart(container, chartOptions(colors));
  const line = chart.addSeries(LineSeries, {
    ...lineColors(colors),
    lineWidth: 2,
    priceLineVisible: false,
    priceFormat: { type: 'custom', minMove: Number(CENT), formatter: axisFormatter(CENT) },
  });
  line.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0.1 } });
  const marks = createLinesPrimitive(colors);
  line.attachPrimitive(marks);
  return {
    setPoints: (points) => {
      line.setData([...points]);
      chart.timeScale().fitContent();
    },
    setMarks: (next) => marks.show({ marks: next }),
    setColors: (next) => {
      chart.applyOptions(chartOptions(next));
      line.applyOptions(lineColors(next));
      marks.show({ colors: next });
    },
    remove: () => chart.remove(),
  };
}

const lineColors = (colors: ChartColors): LineSeriesPartialOptions => ({
  color: colors.fg,
  crosshairMarkerBackgroundColor: colors.fg,
  crosshairMarkerBorderColor: colors.surface,
});
