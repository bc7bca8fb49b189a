/** Marks on a time axis: fills as triangles with the side's letter, mode, level and stop changes as vertical lines (UI-47). */
import type { SeriesMarker, Time } from 'lightweight-charts';
import type { LogLine, Part } from '../../../../shared/ipc/view.ts';
import { barStart, chartTime } from './barSeries.ts';

export const MAX_FILL_MARKS = 500;

type Fill = LogLine<'fills'>;
export type DeskMark = Part<'desk'>['marks'][number];

/** Triangles of one symbol's fills, oldest first, snapped to the bar they happened in. */
export function fillMarkers(
  fills: readonly Fill[],
  chart: { symbol: string; intervalMs: number; color: string },
): readonly SeriesMarker<Time>[] {
  return fills
    .filter((fill) => fill.symbol === chart.symbol)
    .slice(-MAX_FILL_MARKS)
    .sort((a, b) => a.at - b.at)
    .map((fill) => ({
      time: chartTime(barStart(fill.at, chart.intervalMs)),
      position: fill.side === 'BUY' ? 'belowBar' : 'aboveBar',
      shape: fill.side === 'BUY' ? 'arrowUp' : 'arrowDown',
      color: chart.color,
      text: fill.side === 'BUY' ? 'B' : 'S',
      size: 0.8,
    }));
}

export interface VerticalMark {
  readonly at: number;
  readonly kind: DeskMark['kind'];
  readonly text: string;
  /** Stops and their end are drawn stronger than the rest. */
  readonly strong: boolean;
}

/** Vertical marks inside a span of time; marks in the same bar share one line with their texts joined. */
export function verticalMarks(
  marks: readonly DeskMark[],
  span: { from: number; intervalMs: number },
): readonly VerticalMark[] {
  const byBar = new Map<number, VerticalMark>();
  for (const mark of marks) {
    const at = barStart(mark.at, span.intervalMs);
    if (at < span.from) continue;
    const strong = mark.kind === 'STOP' || mark.kind === 'FLAT';
    const before = byBar.get(at);
    const text = before === undefined ? mark.text : `${before.text} · ${mark.text}`;
    byBar.set(at, {
      at,
      kind: before?.strong === true ? before.kind : mark.kind,
      text,
      strong: strong || before?.strong === true,
    });
  }
  return [...byBar.values()];
}
