import { describe, expect, it } from 'vitest';
import { backtestChart } from '../../../src/main/cli/backtestChart.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildBacktestRun } from '../../support/buildBacktestRun.ts';

/** x of every emergency stop. */
const stopsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<line x1="([\d.]+)" x2="\1" [^>]*class="stop"/g)].map(([, x]) => x ?? '');

/** Level, x and width of every span in the rows of the triggers. */
const spansOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)" height="14" class="(L\d)"/g)].map(
    ([, x, width, level]) => `${level} ${x} ${width}`,
  );

const START = Date.UTC(2024, 7, 1);

describe('backtestChart', () => {
  it('draws the curve from edge to edge', () => {
    const svg = backtestChart(buildBacktestRun());
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    // The scale is 9,773.47 to 10,016.78, 8 % of 209.75 beyond both ends, on 280 pixels from 76 on:
    // 10,000 lies 16.78 below its top, which are 19.3 pixels, 9,875 lies 141.78 below it, which are 163.2.
    expect(svg).toContain('<polyline points="116.0,95.3 940.0,239.2"');
    // The highest of five grid lines: nine tenths of the scale.
    expect(svg).toContain('>9992</text>');
  });

  it('draws the limit of a loss that fired: 1 % below the equity at midnight', () => {
    const svg = backtestChart(buildBacktestRun());
    // 9,900 lies 116.78 below the top of the scale, which are 134.4 pixels.
    expect(svg).toContain('<path d="M116.0,210.4H940.0" class="limit"/>');
    expect(svg).toContain('>daily loss limit 1 %</text>');
    expect(backtestChart(buildBacktestRun({ trips: [] }))).not.toContain('<path');
  });

  it('shows how long a trigger held its level, and numbers the emergency stops', () => {
    // 824 pixels stand for two days: 7,000 s are 33.4 of them, 7,100 s 33.9; the level holds to the end.
    const svg = backtestChart(buildBacktestRun());
    expect(spansOf(svg)).toEqual(['L1 149.4 790.6']);
    expect(svg).toContain('>daily loss</text>');
    expect(stopsOf(svg)).toEqual(['149.9']);
    expect(svg).toContain('>1  08-01 01:58:20 DAILY_LOSS at 9895.10, flat at 9875.00</text>');
  });

  it('ends a level where the trigger fell back, and L4 where the person resumed', () => {
    const { trips, stops } = buildBacktestRun();
    const [trip] = trips;
    const [stop] = stops;
    if (trip === undefined || stop === undefined) throw new Error('the run has a trip and a stop');
    const at = (seconds: number) => unixMs(START + seconds * 1_000);
    const svg = backtestChart(
      buildBacktestRun({
        trips: [
          { ...trip, at: at(0), from: 'L0', to: 'L1' },
          { ...trip, at: at(17_280), from: 'L1', to: 'L0' },
          { ...trip, at: at(34_560), from: 'L0', to: 'L4' },
        ],
        stops: [{ ...stop, at: at(34_560), resumedAt: at(51_840) }],
      }),
    );
    // Every tenth of the run is 82.4 pixels.
    expect(spansOf(svg)).toEqual(['L1 116.0 82.4', 'L4 280.8 82.4']);
  });

  it('keeps the words of many stops apart and counts the rest', () => {
    const [stop] = buildBacktestRun().stops;
    if (stop === undefined) throw new Error('the run has a stop');
    const svg = backtestChart(buildBacktestRun({ stops: Array.from({ length: 14 }, () => stop) }));
    expect(svg).toContain('>12  08-01 01:58:20');
    expect(svg).not.toContain('>13  08-01');
    expect(svg).toContain('>and 2 more emergency stops</text>');
  });

  it('escapes what a file name may hold, and survives a flat curve', () => {
    const run = buildBacktestRun();
    const flat = backtestChart({
      ...run,
      market: { ...run.market, label: 'a<b>&"c"' },
      points: [
        { at: run.market.from, equity: 10_000, low: 10_000, hold: 10_000 },
        { at: unixMs(run.market.to), equity: 10_000, low: 10_000, hold: 10_000 },
      ],
    });
    expect(flat).toContain('a&lt;b&gt;&amp;&quot;c&quot;');
    expect(flat).not.toContain('NaN');
  });
});
