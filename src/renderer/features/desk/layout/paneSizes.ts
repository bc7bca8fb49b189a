/** Sizes of the Desk's panes in CSS pixels: kept between starts, held inside the space there is (UI-43). */
import type { DeskLayout } from './deskLayout.ts';

export interface PaneSizes {
  /** Width of the pane with ticket and activity. */
  readonly side: number;
  /** Height of the chart pane. */
  readonly chart: number;
}

export interface PaneSpace {
  readonly width: number;
  readonly height: number;
}

/** One press of an arrow key on a separator. */
export const PANE_STEP = 16;

const SIDE_MIN = 260;
const SIDE_MAX = 560;
const CENTER_MIN = 480;
const CHART_MIN = 150;
const TABLES_MIN = 132;

/** Sizes before anyone dragged, and after a double click. */
export function defaultPaneSizes(layout: DeskLayout, space: PaneSpace): PaneSizes {
  if (layout === 'narrow') return { side: 280, chart: 190 };
  return { side: 320, chart: Math.round(space.height * 0.52) };
}

/** Nearest sizes that leave every pane usable. */
export function clampPaneSizes(sizes: PaneSizes, space: PaneSpace): PaneSizes {
  const sideMax = Math.max(SIDE_MIN, Math.min(SIDE_MAX, space.width - CENTER_MIN));
  const chartMax = Math.max(CHART_MIN, space.height - TABLES_MIN);
  return { side: clamp(sizes.side, SIDE_MIN, sideMax), chart: clamp(sizes.chart, CHART_MIN, chartMax) };
}

/** Reads stored sizes; null when there are none or they are not ours. */
export function parsePaneSizes(text: string | null): PaneSizes | null {
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(text ?? '');
  return match ? { side: Number(match[1]), chart: Number(match[2]) } : null;
}

export const paneSizesText = (sizes: PaneSizes): string => `${Math.round(sizes.side)}x${Math.round(sizes.chart)}`;

const clamp = (value: number, min: number, max: number): number => Math.round(Math.min(Math.max(value, min), max));
