/**
 * Draws labeled price lines and vertical marks on a series. The library's own price lines print floats;
 * these print the decimal text they were given (UI-47).
 */
import type {
  AutoscaleInfo,
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  ISeriesPrimitiveAxisView,
  SeriesAttachedParameter,
  Time,
  UTCTimestamp,
} from 'lightweight-charts';
import type { ChartColors } from './chartColors.ts';
import { drawLine, drawMark, type LabelSlot, type MarkSlot } from './drawLines.ts';

export interface PlacedLine {
  readonly kind: 'entry' | 'stop' | 'order';
  readonly price: number;
  /** Words and formatted price. */
  readonly label: string;
  /** Formatted price, for the axis. */
  readonly axisText: string;
}

export interface PlacedMark {
  readonly time: UTCTimestamp;
  /** A few words; the sentence is the legend's. */
  readonly label: string;
  readonly strong: boolean;
}

export interface LinesPrimitive extends ISeriesPrimitive<Time> {
  show(content: { lines?: readonly PlacedLine[]; marks?: readonly PlacedMark[]; colors?: ChartColors }): void;
}

export function createLinesPrimitive(colors: ChartColors): LinesPrimitive {
  let attached: SeriesAttachedParameter | null = null;
  let content: { lines: readonly PlacedLine[]; marks: readonly PlacedMark[]; colors: ChartColors } = {
    lines: [],
    marks: [],
    colors,
  };
  let axisViews: readonly ISeriesPrimitiveAxisView[] = [];
  const yOf = (line: PlacedLine): number | null => attached?.series.priceToCoordinate(line.price) ?? null;
  const renderer: IPrimitivePaneRenderer = {
    draw: (target) => {
      target.useMediaCoordinateSpace(({ context, mediaSize }) => {
        let end: MarkSlot | null = null;
        for (const mark of content.marks) {
          const x = attached?.chart.timeScale().timeToCoordinate(mark.time) ?? null;
          if (x !== null)
            end = drawMark(context, { x, height: mediaSize.height, mark, colors: content.colors, slot: end });
        }
        let slot: LabelSlot | null = null;
        for (const { line, y } of placed(content.lines, yOf)) {
          slot = drawLine(context, { y, width: mediaSize.width, line, colors: content.colors, slot });
        }
      });
    },
  };
  const views: readonly IPrimitivePaneView[] = [{ zOrder: () => 'top', renderer: () => renderer }];
  return {
    attached: (param) => {
      attached = param;
    },
    detached: () => {
      attached = null;
    },
    paneViews: () => views,
    priceAxisViews: () => axisViews,
    autoscaleInfo: () => rangeOf(content.lines),
    show: (next) => {
      content = { ...content, ...next };
      axisViews = content.lines.map((line) => axisView(line, yOf, () => content.colors));
      attached?.requestUpdate();
    },
  };
}

const placed = (
  lines: readonly PlacedLine[],
  yOf: (line: PlacedLine) => number | null,
): readonly { line: PlacedLine; y: number }[] =>
  lines
    .flatMap((line) => {
      const y = yOf(line);
      return y === null ? [] : [{ line, y }];
    })
    .sort((a, b) => a.y - b.y);

function axisView(
  line: PlacedLine,
  yOf: (line: PlacedLine) => number | null,
  colors: () => ChartColors,
): ISeriesPrimitiveAxisView {
  return {
    coordinate: () => yOf(line) ?? -1_000,
    text: () => line.axisText,
    textColor: () => colors().fg,
    backColor: () => colors().raised,
    tickVisible: () => true,
  };
}

/** Entry and stop stay in view; orders may stand outside. */
function rangeOf(lines: readonly PlacedLine[]): AutoscaleInfo | null {
  const prices = lines.filter((line) => line.kind !== 'order').map((line) => line.price);
  return prices.length === 0 ? null : { priceRange: { minValue: Math.min(...prices), maxValue: Math.max(...prices) } };
}
