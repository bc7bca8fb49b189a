/** The equity curve of a run with its triggers as an SVG text: no library, no script, readable on light and on dark. */
import { rfc3339, type UnixMs } from '../../shared/values/time.ts';
import type { BacktestRun } from '../ports/backtests.ts';

const WIDTH = 960;
const HEIGHT = 420;
const LEFT = 76;
const RIGHT = 20;
const TOP = 56;
const BOTTOM = 44;
const GRID_LINES = 5;

interface Scale {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
}

/** Trigger marks that say the same at the same place are drawn once. */
interface Mark {
  readonly at: UnixMs;
  readonly label: string;
  readonly isStop: boolean;
}

/** The picture: equity, its low between two points, holding beside it where that fits, and every trigger where it fired. */
export function backtestChart(run: BacktestRun): string {
  const scale = scaleOf(run);
  const parts = [frame(run), grid(scale, run), band(run, scale), line(run, scale), ...marks(run, scale)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escape(titleOf(run))}</title>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

const titleOf = ({ strategy, market, setup }: BacktestRun): string =>
  `${strategy.id} on ${market.label}, limits of ${setup.mode}`;

function scaleOf({ points, market }: BacktestRun): Scale {
  const lows = points.map(({ low }) => low);
  const highs = points.map(({ equity }) => equity);
  const least = Math.min(...lows);
  const most = Math.max(...highs);
  const margin = Math.max((most - least) * 0.08, most * 0.0005);
  const low = least - margin;
  const high = most + margin;
  const spanMs = Math.max(1, market.to - market.from);
  return {
    low,
    high,
    x: (at) => LEFT + ((at - market.from) / spanMs) * (WIDTH - LEFT - RIGHT),
    y: (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM),
  };
}

const frame = (run: BacktestRun): string =>
  [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text({ x: LEFT, y: 22, size: 15, weight: 600, content: titleOf(run) }),
    text({
      x: LEFT,
      y: 40,
      fill: '#555555',
      content: `${minute(run.market.from)} to ${minute(run.market.to)} UTC; equity in ${run.setup.currency}, ${run.trades.length} ${run.trades.length === 1 ? 'trade' : 'trades'}`,
    }),
  ].join('\n');

function grid({ x, y, low, high }: Scale, { market }: BacktestRun): string {
  const lines = Array.from({ length: GRID_LINES }, (_, at) => low + ((high - low) * (at + 0.5)) / GRID_LINES);
  const days = Array.from(
    { length: GRID_LINES },
    (_, at) => market.from + ((market.to - market.from) * at) / (GRID_LINES - 1),
  );
  return [
    ...lines.map(
      (value) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${px(y(value))}" y2="${px(y(value))}" stroke="#e4e4e4"/>`,
    ),
    ...lines.map((value) =>
      text({ x: LEFT - 8, y: y(value) + 4, anchor: 'end', fill: '#555555', content: value.toFixed(0) }),
    ),
    ...days.map((at, place) =>
      text({
        x: x(at),
        y: HEIGHT - 18,
        anchor: place === 0 ? 'start' : place === GRID_LINES - 1 ? 'end' : 'middle',
        fill: '#555555',
        content: minute(at as UnixMs),
      }),
    ),
  ].join('\n');
}

/** From the close of each stretch down to its lowest point. */
function band({ points }: BacktestRun, { x, y }: Scale): string {
  const upper = points.map(({ at, equity }) => `${px(x(at))},${px(y(equity))}`);
  const lower = points.toReversed().map(({ at, low }) => `${px(x(at))},${px(y(low))}`);
  return `<polygon points="${[...upper, ...lower].join(' ')}" fill="#2f6fb2" fill-opacity="0.18"/>`;
}

const line = ({ points }: BacktestRun, { x, y }: Scale): string =>
  `<polyline points="${points.map(({ at, equity }) => `${px(x(at))},${px(y(equity))}`).join(' ')}" fill="none" stroke="#2f6fb2" stroke-width="1.6"/>`;

/** Labels are staggered, so that triggers of one hour can be told apart. */
function marks(run: BacktestRun, { x }: Scale): readonly string[] {
  return marksOf(run).map(({ at, label, isStop }, place) => {
    const left = x(at);
    const fill = isStop ? '#b3261e' : '#9a6700';
    const isRight = left > WIDTH * 0.75;
    const y = TOP + 14 + (place % 8) * 15;
    return [
      `<line x1="${px(left)}" x2="${px(left)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="${fill}" stroke-width="${isStop ? 1.6 : 1}" stroke-dasharray="${isStop ? 'none' : '3 3'}"/>`,
      text({
        x: left + (isRight ? -5 : 5),
        y,
        anchor: isRight ? 'end' : 'start',
        fill,
        weight: isStop ? 600 : 400,
        content: label,
      }),
    ].join('\n');
  });
}

function marksOf({ trips, stops }: BacktestRun): readonly Mark[] {
  const levels = trips
    .filter(({ from, to }) => to > from)
    .map(({ at, trigger, to }) => ({ at, label: `${trigger} ${to}`, isStop: false }));
  const stopped = stops.map(({ at, cause }) => ({ at, label: `${cause} stop`, isStop: true }));
  return [...levels, ...stopped].sort((one, other) => one.at - other.at);
}

function text(of: {
  readonly x: number;
  readonly y: number;
  readonly content: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly size?: number;
  readonly weight?: number;
}): string {
  const { anchor = 'start', fill = '#1a1a1a', size = 12, weight = 400 } = of;
  return `<text x="${px(of.x)}" y="${px(of.y)}" text-anchor="${anchor}" fill="${fill}" font-size="${size}" font-weight="${weight}">${escape(of.content)}</text>`;
}

const px = (value: number): string => value.toFixed(1);
const minute = (at: UnixMs): string =>
  rfc3339(Math.floor(at) as UnixMs)
    .slice(0, 16)
    .replace('T', ' ');
const escape = (content: string): string =>
  content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
