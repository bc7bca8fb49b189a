import { describe, expect, it } from 'vitest';
import { backtestChart } from '../../../src/main/cli/backtestChart.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildBacktestRun } from '../../support/buildBacktestRun.ts';

/** x of every vertical mark with its color. */
const marksOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<line x1="([\d.]+)" x2="\1" [^>]*stroke="(#[0-9a-f]{6})"/g)].map(([, x, color]) => `${x} ${color}`);

describe('backtestChart', () => {
  it('draws the curve from edge to edge', () => {
    const svg = backtestChart(buildBacktestRun());
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    // The scale is 9,773.47 to 10,016.78, 8 % of 209.75 beyond both ends, on 320 pixels from 56 on:
    // 10,000 lies 16.78 below its top, which are 22.1 pixels, 9,875 lies 141.78 below it, which are 186.5.
    expect(svg).toContain('<polyline points="76.0,78.1 940.0,242.5"');
    // The highest of five grid lines: nine tenths of the scale.
    expect(svg).toContain('>9992</text>');
  });

  it('marks a risen level and an emergency stop where they fired, in their own colors', () => {
    // 864 pixels stand for two days: 7,000 s are 35.0 of them, 7,100 s 35.5.
    const svg = backtestChart(buildBacktestRun());
    expect(marksOf(svg)).toEqual(['111.0 #9a6700', '111.5 #b3261e']);
    expect(svg).toContain('>DAILY_LOSS L1</text>');
    expect(svg).toContain('>DAILY_LOSS stop</text>');
  });

  it('leaves levels that fell away', () => {
    const [trip] = buildBacktestRun().trips;
    if (trip === undefined) throw new Error('the run has a trip');
    const run = buildBacktestRun({ trips: [{ ...trip, from: 'L1', to: 'L0' }], stops: [] });
    expect(marksOf(backtestChart(run))).toEqual([]);
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
