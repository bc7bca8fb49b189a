/**
 * The equity curve of a run with its triggers as an SVG text: no library, no script, readable on light and on dark. Above the curve with its loss limits
 * and numbered emergency stops, below it one row per trigger that shows when it held which level, then the stops in words.
 */
import { decimal } from '../../shared/values/decimal.ts';
import { rfc3339, unixMs, type UnixMs } from '../../shared/values/time.ts';
import type { BacktestRun, BacktestStop } from '../ports/backtests.ts';
import { chartStyle } from './chart/chartStyle.ts';
import { limitLines, type LimitLine } from './chart/limitSteps.ts';
import { escape, px, svgText } from './chart/svgParts.ts';
import { triggerSpans, type TriggerSpan } from './chart/triggerSpans.ts';

const WIDTH = 960;
const LEFT = 116;
const RIGHT = 20;
const TOP = 76;
const PLOT = 280;
const AXIS = 30;
const ROW = 18;
const GRID_LINES = 5;
/** Stops in words; the store has them all. */
const MOST_STOPS = 12;
const STOPS_PER_LINE = 2;
const DISC = 8;

interface Scale {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
}

/** The picture of a run. */
export function backtestChart(run: BacktestRun): string {
  const limits = limitLines(run);
  const scale = scaleOf(run, limits);
  const rows = [...triggerSpans(run)];
  const rowsTop = TOP + PLOT + AXIS;
  const wordsTop = rowsTop + rows.length * ROW + 18;
  const words = stopWords(run, wordsTop);
  const height = wordsTop + words.length * 16 + 4;
  const parts = [
    heading(run, height),
    grid(scale, run),
    ...limits.map((line) => limitLine(line, scale, run)),
    band(run, scale),
    curve(run, scale),
    ...stopMarks(run, scale),
    ...rows.flatMap(([trigger, spans], place) => triggerRow({ trigger, spans, y: rowsTop + place * ROW }, scale)),
    ...words,
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escape(titleOf(run))}</title>`,
    chartStyle,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

const titleOf = ({ strategy, market, setup }: BacktestRun): string =>
  `${strategy.id} on ${market.label}, limits of ${setup.mode}`;

function scaleOf({ points, market }: BacktestRun, limits: readonly LimitLine[]): Scale {
  const lowest = [
    ...points.map((point) => point.low),
    ...limits.flatMap(({ steps }) => steps.map((step) => step.equity)),
  ];
  const least = Math.min(...lowest);
  const most = Math.max(...points.map(({ equity }) => equity));
  const margin = Math.max((most - least) * 0.08, most * 0.0005);
  const low = least - margin;
  const high = most + margin;
  const spanMs = Math.max(1, market.to - market.from);
  return {
    low,
    high,
    x: (at) => LEFT + ((at - market.from) / spanMs) * (WIDTH - LEFT - RIGHT),
    y: (value) => TOP + ((high - value) / (high - low)) * PLOT,
  };
}

function heading(run: BacktestRun, height: number): string {
  const { market, setup, trades } = run;
  const levels = ['L1', 'L2', 'L3', 'L4'].map((level, place) => {
    const x = WIDTH - RIGHT - 4 * 44 + place * 44;
    return `<rect x="${x}" y="32" width="12" height="10" class="${level}"/>${svgText({ x: x + 16, y: 41, kind: 'dim', content: level })}`;
  });
  return [
    `<rect width="${WIDTH}" height="${height}" class="ground"/>`,
    svgText({ x: 20, y: 22, kind: 'title', content: titleOf(run) }),
    svgText({
      x: 20,
      y: 41,
      kind: 'dim',
      content: `${minute(market.from)} to ${minute(market.to)} UTC; equity in ${setup.currency}, ${trades.length} ${trades.length === 1 ? 'trade' : 'trades'}`,
    }),
    ...levels,
  ].join('\n');
}

function grid({ x, y, low, high }: Scale, { market }: BacktestRun): string {
  const values = Array.from({ length: GRID_LINES }, (_, at) => low + ((high - low) * (at + 0.5)) / GRID_LINES);
  const times = Array.from({ length: GRID_LINES }, (_, at) =>
    unixMs(Math.floor(market.from + ((market.to - market.from) * at) / (GRID_LINES - 1))),
  );
  return [
    ...values.map(
      (value) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${px(y(value))}" y2="${px(y(value))}" class="grid"/>`,
    ),
    ...values.map((value) =>
      svgText({ x: LEFT - 8, y: y(value) + 4, anchor: 'end', kind: 'dim', content: value.toFixed(0) }),
    ),
    ...times.map((at, place) =>
      svgText({
        x: x(at),
        y: TOP + PLOT + 16,
        anchor: place === 0 ? 'start' : place === GRID_LINES - 1 ? 'end' : 'middle',
        kind: 'dim',
        content: minute(at),
      }),
    ),
  ].join('\n');
}

/** Level until the next step, as the limit itself is. */
function limitLine({ name, steps }: LimitLine, { x, y }: Scale, { market }: BacktestRun): string {
  const [first] = steps;
  if (first === undefined) return '';
  const path = steps.map(({ at, equity }, place) =>
    place === 0 ? `M${px(x(at))},${px(y(equity))}` : `H${px(x(at))}V${px(y(equity))}`,
  );
  const last = steps.at(-1) ?? first;
  return [
    `<path d="${path.join('')}H${px(x(market.to))}" class="limit"/>`,
    svgText({ x: WIDTH - RIGHT - 4, y: y(last.equity) - 5, anchor: 'end', kind: 'alarm', content: name }),
  ].join('\n');
}

/** From the close of each stretch down to its lowest point. */
function band({ points }: BacktestRun, { x, y }: Scale): string {
  const upper = points.map(({ at, equity }) => `${px(x(at))},${px(y(equity))}`);
  const lower = points.toReversed().map(({ at, low }) => `${px(x(at))},${px(y(low))}`);
  return `<polygon points="${[...upper, ...lower].join(' ')}" class="band"/>`;
}

const curve = ({ points }: BacktestRun, { x, y }: Scale): string =>
  `<polyline points="${points.map(({ at, equity }) => `${px(x(at))},${px(y(equity))}`).join(' ')}" class="curve"/>`;

/** Numbered discs above the plot, in two heights where two would touch. */
function stopMarks({ stops }: BacktestRun, { x }: Scale): readonly string[] {
  let before = -Infinity;
  let isRaised = false;
  return stops.map(({ at }, place) => {
    const left = x(at);
    isRaised = left - before < DISC * 2 + 2 && !isRaised;
    before = left;
    const y = TOP - DISC - (isRaised ? DISC * 2 : 0);
    return [
      `<line x1="${px(left)}" x2="${px(left)}" y1="${px(y)}" y2="${TOP + PLOT}" class="stop"/>`,
      `<circle cx="${px(left)}" cy="${px(y)}" r="${DISC}" class="disc"/>`,
      svgText({ x: left, y: y + 3.5, anchor: 'middle', kind: 'number', content: String(place + 1) }),
    ].join('\n');
  });
}

/** Even a level of a second is two pixels wide. */
function triggerRow(
  { trigger, spans, y }: { readonly trigger: string; readonly spans: readonly TriggerSpan[]; readonly y: number },
  { x }: Scale,
): readonly string[] {
  return [
    `<rect x="${LEFT}" y="${y}" width="${WIDTH - LEFT - RIGHT}" height="${ROW - 4}" class="row"/>`,
    svgText({
      x: LEFT - 8,
      y: y + 11,
      anchor: 'end',
      kind: 'dim',
      content: trigger.toLowerCase().replaceAll('_', ' '),
    }),
    ...spans.map(
      ({ level, from, to }) =>
        `<rect x="${px(x(from))}" y="${y}" width="${px(Math.max(2, x(to) - x(from)))}" height="${ROW - 4}" class="${level}"/>`,
    ),
  ];
}

function stopWords({ stops }: BacktestRun, top: number): readonly string[] {
  const shown = stops.slice(0, MOST_STOPS).map((stop, place) =>
    svgText({
      x: 20 + (place % STOPS_PER_LINE) * ((WIDTH - 40) / STOPS_PER_LINE),
      y: top + Math.floor(place / STOPS_PER_LINE) * 16,
      content: `${place + 1}  ${wordsOf(stop)}`,
    }),
  );
  const lines = Array.from({ length: Math.ceil(shown.length / STOPS_PER_LINE) }, (_, line) =>
    shown.slice(line * STOPS_PER_LINE, (line + 1) * STOPS_PER_LINE).join('\n'),
  );
  if (stops.length <= MOST_STOPS) return lines;
  const rest = `and ${stops.length - MOST_STOPS} more emergency stops`;
  return [...lines, svgText({ x: 20, y: top + lines.length * 16, kind: 'dim', content: rest })];
}

function wordsOf({ at, cause, equityBefore, equityAfter }: BacktestStop): string {
  const flat = equityAfter === null ? 'not flat at the end' : `flat at ${decimal(equityAfter).toFixed(2)}`;
  return `${rfc3339(at).slice(5, 19).replace('T', ' ')} ${cause} at ${decimal(equityBefore).toFixed(2)}, ${flat}`;
}

const minute = (at: UnixMs): string => rfc3339(at).slice(0, 16).replace('T', ' ');
