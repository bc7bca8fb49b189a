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
  /** Start of the bar the mark stands in. */
  readonly at: number;
  readonly text: string;
  /** Stops and their end are drawn stronger than the rest. */
  readonly strong: boolean;
}

/** Vertical marks at the places a chart has; marks at the same place share one line with their texts joined. */
export function verticalMarks(
  marks: readonly DeskMark[],
  placeOf: (at: number) => number | undefined,
): readonly VerticalMark[] {
  const byPlace = new Map<number, VerticalMark>();
  for (const mark of marks) {
    const at = placeOf(mark.at);
    if (at === undefined) continue;
    const before = byPlace.get(at);
    const strong = mark.kind === 'STOP' || mark.kind === 'FLAT' || before?.strong === true;
    byPlace.set(at, { at, text: before === undefined ? mark.text : `${before.text} · ${mark.text}`, strong });
  }
  return [...byPlace.values()];
}
