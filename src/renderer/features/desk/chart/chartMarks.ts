/** Marks on a time axis: fills as triangles with the side's letter, mode, level and stop changes as vertical lines (UI-47). */
import type { SeriesMarker, Time } from 'lightweight-charts';
import type { LogLine, Part } from '../../../../shared/ipc/view.ts';
import { barStart, chartTime } from './barSeries.ts';
import { markLabel } from './markLabel.ts';

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
  /** Every sentence, for the legend. */
  readonly text: string;
  /** The newest change in a few words, and how many more share its place. */
  readonly label: string;
  /** Stops and their end are drawn stronger than the rest. */
  readonly strong: boolean;
}

/** Vertical marks at the places a chart has; marks at the same place share one line, labeled by the one that matters most. */
export function verticalMarks(
  marks: readonly DeskMark[],
  placeOf: (at: number) => number | undefined,
): readonly VerticalMark[] {
  const byPlace = new Map<number, DeskMark[]>();
  for (const mark of marks) {
    const at = placeOf(mark.at);
    if (at === undefined) continue;
    byPlace.set(at, [...(byPlace.get(at) ?? []), mark]);
  }
  return [...byPlace].map(([at, placed]) => joined(at, placed));
}

const isStrong = ({ kind }: DeskMark): boolean => kind === 'STOP' || kind === 'FLAT';

function joined(at: number, placed: readonly DeskMark[]): VerticalMark {
  const first = placed.find(isStrong) ?? placed.at(-1);
  const label = first === undefined ? '' : markLabel(first);
  return {
    at,
    text: placed.map(({ text }) => text).join(' · '),
    label: placed.length > 1 ? `${label} +${placed.length - 1}` : label,
    strong: placed.some(isStrong),
  };
}
