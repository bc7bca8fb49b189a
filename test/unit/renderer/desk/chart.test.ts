import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/shared/ipc/view.ts';
import { applyPrice, barAt, drawnBar, type Bar } from '../../../../src/renderer/features/desk/chart/barSeries.ts';
import { chartIntervals, usableInterval } from '../../../../src/renderer/features/desk/chart/chartIntervals.ts';
import { chartLines } from '../../../../src/renderer/features/desk/chart/chartLines.ts';
import { fineRequest, formingBar, withForming } from '../../../../src/renderer/features/desk/chart/formingBar.ts';
import { fillMarkers, verticalMarks } from '../../../../src/renderer/features/desk/chart/chartMarks.ts';
import { barSentence, chartSentence } from '../../../../src/renderer/features/desk/chart/chartSentence.ts';
import { equitySeries, pointAt } from '../../../../src/renderer/features/desk/chart/equitySeries.ts';
import { fillLine, orderRow, positionRow } from './rows.ts';

const MINUTE = 60_000;
const bar = (openTime: number, close = '10'): Bar => ({
  openTime,
  open: '9',
  high: '11',
  low: '8',
  close,
  volume: '5',
});

describe('applyPrice', () => {
  it('grows the last bar', () => {
    const last = bar(MINUTE);
    expect(applyPrice(last, { text: '12.5', at: MINUTE + 59_999 }, MINUTE)).toEqual({
      kind: 'bar',
      isNew: false,
      bar: { ...last, high: '12.5', close: '12.5' },
    });
    expect(applyPrice(last, { text: '7', at: MINUTE }, MINUTE)).toMatchObject({ bar: { low: '7', high: '11' } });
  });

  it('does nothing for the same price', () => {
    expect(applyPrice(bar(MINUTE), { text: '10', at: MINUTE + 1 }, MINUTE)).toEqual({ kind: 'none' });
  });

  it('starts a later bar flat and without volume, also after a gap', () => {
    expect(applyPrice(bar(MINUTE), { text: '12', at: 3 * MINUTE }, MINUTE)).toEqual({
      kind: 'bar',
      isNew: true,
      bar: { openTime: 3 * MINUTE, open: '12', high: '12', low: '12', close: '12', volume: null },
    });
  });

  it('notices that the clock was set back', () => {
    expect(applyPrice(bar(MINUTE), { text: '12', at: MINUTE - 1 }, MINUTE)).toEqual({ kind: 'back' });
  });
});

describe('fineRequest', () => {
  it('takes the finest interval that covers a bar in one request', () => {
    expect(fineRequest('1h', ['1m', '5m', '1h'])).toEqual({ interval: '1m', limit: 60 });
    expect(fineRequest('1d', ['1m', '3m', '5m'])).toEqual({ interval: '3m', limit: 480 });
  });

  it('has nothing for the interval of the feed itself', () => {
    expect(fineRequest('5m', ['5m', '15m'])).toBeNull();
  });
});

describe('formingBar', () => {
  const fine = [
    { ...bar(4 * MINUTE), high: '50', volume: '100' },
    { ...bar(5 * MINUTE), open: '8.5', high: '12', low: '8', volume: '1.5' },
    { ...bar(6 * MINUTE), high: '11', low: '7.5', close: '9.9', volume: '2.25' },
  ];

  it('joins the parts of the bar after the last closed one', () => {
    expect(formingBar(fine, bar(0), 5 * MINUTE)).toEqual({
      openTime: 5 * MINUTE,
      open: '8.5',
      high: '12',
      low: '7.5',
      close: '9.9',
      volume: '3.75',
    });
  });

  it('is nothing when that bar is closed already or has no part', () => {
    expect(formingBar(fine, bar(5 * MINUTE), 5 * MINUTE)).toBeNull();
    expect(formingBar([], bar(0), 5 * MINUTE)).toBeNull();
  });
});

describe('withForming', () => {
  const closed = [bar(0), bar(MINUTE)];
  const seen: Bar = { ...bar(2 * MINUTE, '13'), high: '13', low: '12', volume: null };

  it('keeps what prices showed while the history has no part of the bar', () => {
    expect(withForming(closed, null, seen)).toEqual([...closed, seen]);
  });

  it('joins history and prices of one bar', () => {
    const forming = { ...bar(2 * MINUTE), low: '7', volume: '4' };
    expect(withForming(closed, forming, seen)).toEqual([
      ...closed,
      { openTime: 2 * MINUTE, open: '9', high: '13', low: '7', close: '13', volume: '4' },
    ]);
  });

  it('lets the history win over prices of a bar that has closed', () => {
    expect(withForming(closed, null, bar(MINUTE, '99'))).toBe(closed);
  });
});

describe('bars', () => {
  it('draws seconds and floats', () => {
    expect(drawnBar(bar(MINUTE))).toEqual({ time: 60, open: 9, high: 11, low: 8, close: 10 });
  });

  it('finds the bar of an instant', () => {
    const bars = [bar(0), bar(MINUTE), bar(3 * MINUTE)];
    expect(barAt(bars, -1)).toBeUndefined();
    expect(barAt(bars, 0)).toBe(bars[0]);
    expect(barAt(bars, 2 * MINUTE)).toBe(bars[1]);
    expect(barAt(bars, 9 * MINUTE)).toBe(bars[2]);
  });
});

describe('chartLines', () => {
  it('draws entry, stop and working orders, and the resting stop once', () => {
    const orders = [
      orderRow({ id: 'stop', role: 'STOP', type: 'STOP_MARKET', side: 'SELL', price: null, trigger: '56400' }),
      orderRow({ id: 'entry' }),
      orderRow({ id: 'done', status: 'CANCELED' }),
      orderRow({ id: 'market', type: 'MARKET', price: null }),
    ];
    expect(chartLines(positionRow(), orders)).toEqual([
      { id: 'entry', kind: 'entry', price: '60000', label: 'entry LONG' },
      { id: 'stop', kind: 'stop', price: '56400', label: 'stop at venue' },
      { id: 'entry', kind: 'order', price: '59400', label: 'entry order BUY' },
    ]);
  });

  it('draws at most twenty', () => {
    const orders = Array.from({ length: 30 }, (_, index) => orderRow({ id: `o${index}` }));
    expect(chartLines(positionRow(), orders)).toHaveLength(20);
  });
});

describe('fillMarkers', () => {
  it('puts a letter for the side at the bar of the fill, oldest first', () => {
    const fills = [
      fillLine({ side: 'SELL', at: 125_000 }),
      fillLine({ side: 'BUY', at: 61_000 }),
      fillLine({ symbol: 'ETH/USDT' }),
    ];
    const markers = fillMarkers(fills, { symbol: 'BTC/USDT', intervalMs: MINUTE, color: '#fff' });
    expect(markers.map(({ time, text, shape, position }) => [time, text, shape, position])).toEqual([
      [60, 'B', 'arrowUp', 'belowBar'],
      [120, 'S', 'arrowDown', 'aboveBar'],
    ]);
  });

  it('keeps the newest five hundred', () => {
    const fills = Array.from({ length: 600 }, (_, index) => fillLine({ at: index * MINUTE }));
    const markers = fillMarkers(fills, { symbol: 'BTC/USDT', intervalMs: MINUTE, color: '#fff' });
    expect(markers).toHaveLength(500);
    expect(markers[0]?.time).toBe(6_000);
  });
});

describe('verticalMarks', () => {
  it('joins marks of one place under the label of the stop, and leaves out what is before the chart', () => {
    const marks = [
      { at: 1, kind: 'MODE', text: 'PAPER entered' },
      { at: 70, kind: 'LEVEL', text: 'Drawdown L0 to L1: 2.3 % (EB-04).' },
      { at: 75, kind: 'STOP', text: 'Emergency stop I7: pressed by hand (button).' },
      { at: 130, kind: 'LEVEL', text: 'Drawdown L1 to L0: 2.0 % (EB-04).' },
    ] as const;
    const placed = verticalMarks(marks, (at) => (at < 60 ? undefined : at - (at % 60)));
    const both = 'Drawdown L0 to L1: 2.3 % (EB-04). · Emergency stop I7: pressed by hand (button).';
    expect(placed).toEqual([
      { at: 60, text: both, label: 'Stop I7 +1', strong: true },
      { at: 120, text: 'Drawdown L1 to L0: 2.0 % (EB-04).', label: 'L0 Drawdown', strong: false },
    ]);
  });
});

describe('equitySeries', () => {
  it('draws one book and nothing of the other', () => {
    const log = [
      { book: 'PAPER' as const, at: 1_000, equity: '10' },
      { book: 'LIVE' as const, at: 2_000, equity: '500' },
    ];
    expect(equitySeries(log, 'PAPER')).toEqual([{ time: 1, value: 10 }]);
    expect(equitySeries(log, 'LIVE')).toEqual([{ time: 2, value: 500 }]);
  });

  it('keeps the last value of each second and rising times only', () => {
    const of = (at: number, equity: string) => ({ book: 'PAPER' as const, at, equity });
    const points = equitySeries([of(1_000, '10'), of(1_500, '11'), of(3_000, '12'), of(2_000, '99')], 'PAPER');
    expect(points).toEqual([
      { time: 1, value: 11 },
      { time: 3, value: 12 },
    ]);
    expect(points[1] === undefined ? null : pointAt(points, points[1].time)).toBe(points[1]);
  });
});

describe('chart intervals', () => {
  it('offers what the feed can build', () => {
    expect(chartIntervals('15m')).toEqual(['15m', '30m', '1h', '4h', '1d']);
    expect(chartIntervals(null)).toHaveLength(8);
    expect(chartIntervals('7m')).toHaveLength(8);
  });

  it('moves to the nearest longer interval when the chosen one is not offered', () => {
    expect(usableInterval('5m', ['15m', '1h'])).toBe('15m');
    expect(usableInterval('1d', ['15m', '1h'])).toBe('1h');
    expect(usableInterval('1h', ['15m', '1h'])).toBe('1h');
  });
});

describe('chart sentences', () => {
  const facts = { symbol: 'BTC/USDT', interval: '1h', tick: '0.1', last: '60012.4' };

  it('says symbol, interval, last price and position', () => {
    const position: Row<'positions'> = positionRow();
    expect(chartSentence({ ...facts, position })).toBe(
      'BTC/USDT 1 h, last 60,012.4, LONG, entry 60,000.0, stop 56,400.0',
    );
    expect(chartSentence({ ...facts, position: undefined })).toBe('BTC/USDT 1 h, last 60,012.4, no position');
    expect(chartSentence({ ...facts, position: positionRow({ stop: null }) })).toContain('no stop');
  });

  it('says one bar', () => {
    expect(barSentence(bar(1_722_837_600_000), '0.1')).toBe(
      '5 Aug 06:00 UTC: open 9.0, high 11.0, low 8.0, close 10.0',
    );
  });
});
