import { describe, expect, it } from 'vitest';
import { fillColumns, fillSort } from '../../../../src/renderer/features/desk/history/fillColumns.ts';
import { tradeColumns, tradeSort } from '../../../../src/renderer/features/desk/history/tradeColumns.ts';
import { orderColumns, orderSort } from '../../../../src/renderer/features/desk/orders/orderColumns.ts';
import { positionColumns, positionSort } from '../../../../src/renderer/features/desk/positions/positionColumns.ts';
import { compareDecimalText } from '../../../../src/renderer/features/desk/table/compareDecimalText.ts';
import { sortRows } from '../../../../src/renderer/features/desk/table/sortRows.ts';
import { fillLine, orderRow, positionRow, tradeLine } from './rows.ts';

const keyed = <RowType extends { symbol: string }>(rows: Readonly<Record<string, RowType>>) =>
  Object.entries(rows).map(([key, row]) => ({ key, symbol: row.symbol, row }));

describe('compareDecimalText', () => {
  it.each([
    ['1', '2', -1],
    ['10', '9', 1],
    ['-10', '-9', -1],
    ['-0.5', '0', -1],
    ['0', '-0.0', 0],
    ['0.10', '0.1', 0],
    ['0.123456789012345678901', '0.123456789012345678902', -1],
    ['100000000000000000001', '100000000000000000000', 1],
    ['-1.5', '1.5', -1],
  ])('puts %s against %s', (a, b, sign) => {
    expect(Math.sign(compareDecimalText(a, b))).toBe(sign);
  });
});

describe('sortRows', () => {
  it('puts the position with the largest risk first, as the stop closes them', () => {
    const rows = keyed({
      a: positionRow({ symbol: 'A/USDT', risk: '9.99' }),
      b: positionRow({ symbol: 'B/USDT', risk: '100.5' }),
      c: positionRow({ symbol: 'C/USDT', risk: '0' }),
    });
    expect(sortRows(rows, positionColumns, positionSort)).toEqual(['b', 'a', 'c']);
  });

  it('breaks ties by symbol, then by key, in either direction', () => {
    const rows = keyed({
      z: positionRow({ symbol: 'B/USDT', risk: '1.0' }),
      y: positionRow({ symbol: 'A/USDT', risk: '1' }),
      x: positionRow({ symbol: 'A/USDT', risk: '1.00' }),
    });
    expect(sortRows(rows, positionColumns, { column: 'risk', descending: true })).toEqual(['x', 'y', 'z']);
    expect(sortRows(rows, positionColumns, { column: 'risk', descending: false })).toEqual(['x', 'y', 'z']);
  });

  it('puts missing values last in either direction', () => {
    const rows = keyed({
      none: positionRow({ stop: null }),
      low: positionRow({ symbol: 'L/USDT', stop: '1' }),
      high: positionRow({ symbol: 'H/USDT', stop: '2' }),
    });
    expect(sortRows(rows, positionColumns, { column: 'stop', descending: true })).toEqual(['high', 'low', 'none']);
    expect(sortRows(rows, positionColumns, { column: 'stop', descending: false })).toEqual(['low', 'high', 'none']);
  });

  it('puts unknown orders first, then the newest', () => {
    const rows = keyed({
      old: orderRow({ createdAt: 1_000 }),
      fresh: orderRow({ createdAt: 3_000, status: 'FILLED' }),
      unknown: orderRow({ createdAt: 500, status: 'UNKNOWN' }),
    });
    expect(sortRows(rows, orderColumns, orderSort)).toEqual(['unknown', 'fresh', 'old']);
  });

  it('puts the newest fill and the newest trade first', () => {
    const fills = keyed({ one: fillLine({ at: 1 }), two: fillLine({ at: 2 }) });
    expect(sortRows(fills, fillColumns, fillSort)).toEqual(['two', 'one']);
    const trades = keyed({ one: tradeLine({ closedAt: 10 }), two: tradeLine({ closedAt: 9 }) });
    expect(sortRows(trades, tradeColumns, tradeSort)).toEqual(['one', 'two']);
  });

  it('puts the longest held position first when held is sorted downwards', () => {
    const rows = keyed({ new: positionRow({ openedAt: 9_000 }), old: positionRow({ openedAt: 1_000 }) });
    expect(sortRows(rows, positionColumns, { column: 'held', descending: true })).toEqual(['old', 'new']);
  });

  it('sorts 1,000 rows on decimal text in under 16 ms', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      key: String(index),
      symbol: `S${index}/USDT`,
      row: positionRow({ risk: `${(index * 7_919) % 1_000}.${index}` }),
    }));
    sortRows(rows, positionColumns, positionSort);
    const runs = Array.from({ length: 9 }, () => {
      const before = performance.now();
      sortRows(rows, positionColumns, positionSort);
      return performance.now() - before;
    });
    expect(Math.min(...runs)).toBeLessThan(16);
  });
});
