import { describe, expect, it } from 'vitest';
import { SymbolHistory } from '../../../../src/main/engine/correlation/symbolHistory.ts';
import type { Candle, Interval } from '../../../../src/shared/model/candle.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** 2026-01-05 00:00 UTC. */
const START = 1_767_571_200_000;

const bar = (openTime: number, close: number): Candle => {
  const text = String(close);
  return { openTime: unixMs(openTime), open: text, high: text, low: text, close: text, volume: '1' };
};

/** A history fed with a bar per interval from START on. */
function fed(interval: Interval, barMs: number, closes: readonly number[]): SymbolHistory {
  const history = new SymbolHistory(interval);
  for (const [at, close] of closes.entries()) history.push(bar(START + at * barMs, close));
  return history;
}
const hourOf = (hours: number): number => START / HOUR + hours;

describe('SymbolHistory', () => {
  it('closes an hour with its last bar, not before', () => {
    const history = fed(
      '5m',
      5 * MINUTE,
      Array.from({ length: 23 }, (_, at) => 100 + at),
    );
    expect(history.hours.last).toBe(hourOf(0));
    history.push(bar(START + 23 * 5 * MINUTE, 222));
    expect(history.hours.last).toBe(hourOf(1));
    // Last bars of the two hours: 111 and 222.
    expect(history.hours.at(hourOf(1))).toBeCloseTo(Math.LN2, 12);
  });

  it('closes an hour at the last bar there was when the rest of it never came', () => {
    const history = fed('5m', 5 * MINUTE, [100, 101, 102]);
    history.push(bar(START + HOUR, 204));
    expect(history.hours.last).toBe(hourOf(0));
    for (let at = 1; at < 12; at += 1) history.push(bar(START + HOUR + at * 5 * MINUTE, 204));
    expect(history.hours.at(hourOf(1))).toBeCloseTo(Math.LN2, 12);
  });

  it('takes hourly bars as they are, and makes no quarters of them', () => {
    const history = fed('1h', HOUR, [100, 200, 100]);
    expect(history.hours.at(hourOf(2))).toBeCloseTo(-Math.LN2, 12);
    expect(history.quarters.list()).toEqual([]);
    expect(history.bars.list()).toHaveLength(2);
  });

  it('knows no hours from bars of four hours, but days', () => {
    const history = fed(
      '4h',
      4 * HOUR,
      Array.from({ length: 12 }, (_, at) => (at < 6 ? 100 : 200)),
    );
    expect(history.hours.last).toBe(-1);
    expect(history.days.returns()).toEqual([Math.log(2)]);
  });

  it('makes quarters of an hour from minutes', () => {
    const history = fed(
      '1m',
      MINUTE,
      Array.from({ length: 46 }, (_, at) => 2 ** Math.floor(at / 15)),
    );
    expect(history.quarters.list()).toEqual([Math.LN2, Math.LN2]);
    expect(history.bars.list()).toHaveLength(45);
  });

  it('keeps the last hundred returns', () => {
    const history = fed(
      '1m',
      MINUTE,
      Array.from({ length: 151 }, (_, at) => 1.01 ** at),
    );
    const returns = history.bars.list();
    expect(returns).toHaveLength(100);
    for (const each of returns) expect(each).toBeCloseTo(0.00995033085, 10);
  });

  it('has no return over a gap, and none from a repeated or late bar', () => {
    const history = fed('1m', MINUTE, [100, 101]);
    history.push(bar(START + 5 * MINUTE, 150));
    history.push(bar(START + 5 * MINUTE, 300));
    history.push(bar(START + 2 * MINUTE, 300));
    history.push(bar(START + 6 * MINUTE, 300));
    expect(history.bars.list().map((each) => each.toFixed(4))).toEqual(['0.0100', '0.6931']);
  });

  it('fills in hours and days of the past whenever they come, and the feed has the first word', () => {
    const history = fed('1h', HOUR, [100]);
    history.fill('1h', [bar(START - 2 * HOUR, 25), bar(START - HOUR, 50), bar(START, 999)]);
    expect(history.hours.at(hourOf(0))).toBeCloseTo(Math.LN2, 12);
    expect(history.hours.at(hourOf(-1))).toBeCloseTo(Math.LN2, 12);
    // The last hour of yesterday was its close: 50 stands, 10 comes too late. 10, 20, 50.
    history.fill('1d', [bar(START - DAY, 10), bar(START - 3 * DAY, 10), bar(START - 2 * DAY, 20)]);
    expect(history.days.returns().map((each) => each.toFixed(4))).toEqual(['0.6931', '0.9163']);
    history.fill('4h', [bar(START - 4 * DAY, 1)]);
    expect(history.days.returns()).toHaveLength(2);
  });

  it('keeps 240 days', () => {
    const history = new SymbolHistory('1m');
    const days = Array.from({ length: 300 }, (_, at) => bar(START + at * DAY, 100 + at));
    history.fill('1d', days);
    expect(history.days.returns()).toHaveLength(239);
    history.fill('1d', [bar(START, 1)]);
    expect(history.days.returns()).toHaveLength(239);
  });

  it('ignores a close that is not above zero', () => {
    const history = fed('1h', HOUR, [100, 0, 100]);
    history.fill('1h', [bar(START - HOUR, 0)]);
    expect(history.hours.countWithin(10)).toBe(0);
  });
});
