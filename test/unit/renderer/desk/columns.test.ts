import { describe, expect, it } from 'vitest';
import { fillColumns } from '../../../../src/renderer/features/desk/history/fillColumns.ts';
import { tradeColumns } from '../../../../src/renderer/features/desk/history/tradeColumns.ts';
import { orderColumns } from '../../../../src/renderer/features/desk/orders/orderColumns.ts';
import { positionColumns } from '../../../../src/renderer/features/desk/positions/positionColumns.ts';
import type { CellView, GridColumn } from '../../../../src/renderer/features/desk/table/gridColumn.ts';
import { btc, fillLine, orderRow, positionRow, tradeLine } from './rows.ts';

function cell<RowType>(columns: readonly GridColumn<RowType>[], id: string, row: RowType): CellView {
  const column = columns.find((each) => each.id === id);
  if (column === undefined) throw new Error(`no column ${id}`);
  return column.cell(row, btc);
}

describe('positionColumns', () => {
  it('keeps the required columns of the narrow layout', () => {
    const narrow = positionColumns.filter((column) => column.narrow).map((column) => column.id);
    expect(narrow).toEqual(['symbol', 'side', 'quantity', 'stop', 'risk', 'pnl']);
    expect(positionColumns.filter((column) => column.required).map((column) => column.id)).toEqual(narrow);
  });

  it('formats prices by tick and quantities by lot and keeps the raw text', () => {
    expect(cell(positionColumns, 'entry', positionRow())).toMatchObject({ text: '60,000.0', value: '60000' });
    expect(cell(positionColumns, 'quantity', positionRow({ quantity: '0.01' }))).toMatchObject({
      text: '0.01000',
      value: '0.01',
    });
  });

  it('names the place of the stop and alarms where it rests nowhere', () => {
    expect(cell(positionColumns, 'stop', positionRow())).toMatchObject({ text: '56,400.0', note: 'venue' });
    expect(cell(positionColumns, 'stop', positionRow({ stopPlace: 'none' }))).toMatchObject({
      note: 'none',
      noteTone: 'alarm',
    });
    expect(cell(positionColumns, 'stop', positionRow({ stop: null }))).toMatchObject({ text: 'none', tone: 'alarm' });
  });

  it('signs and tones profit, and gives zero neither sign nor color', () => {
    expect(cell(positionColumns, 'pnl', positionRow({ unrealized: '1.6' }))).toMatchObject({
      text: '+1.60',
      tone: 'gain',
    });
    expect(cell(positionColumns, 'pnl', positionRow({ unrealized: '-3.19' }))).toMatchObject({
      text: '\u22123.19',
      value: '-3.19',
      tone: 'loss',
    });
    const zero = cell(positionColumns, 'pnl', positionRow({ unrealized: '0' }));
    expect(zero.text).toBe('0.00');
    expect(zero.tone).toBeUndefined();
    const tiny = cell(positionColumns, 'pnl', positionRow({ unrealized: '-0.004' }));
    expect(tiny).toMatchObject({ text: '0.00', value: '-0.004' });
    expect(tiny.tone).toBeUndefined();
  });

  it('marks prices and profit as stale, and ages the mark from 2 s on', () => {
    const row = positionRow({ stale: true, markTime: 5_000 });
    expect(cell(positionColumns, 'mark', row)).toMatchObject({ stale: true, ageFrom: 5_000, ageAboveMs: 2_000 });
    for (const id of ['pnl', 'pnlPercent', 'r', 'notional']) expect(cell(positionColumns, id, row).stale).toBe(true);
    expect(cell(positionColumns, 'risk', row).stale).toBeUndefined();
  });

  it('says n/a with a reason where there is no value', () => {
    expect(cell(positionColumns, 'mark', positionRow({ mark: null }))).toMatchObject({
      text: 'n/a',
      title: 'n/a: no price yet',
    });
    expect(cell(positionColumns, 'r', positionRow({ rMultiple: null })).text).toBe('n/a');
  });

  it('shows what was placed by hand as yours and markup as text', () => {
    expect(cell(positionColumns, 'source', positionRow()).text).toBe('you');
    const markup = '<img src=x onerror=alert(1)>';
    expect(cell(positionColumns, 'source', positionRow({ source: markup })).text).toBe(markup);
  });
});

describe('orderColumns', () => {
  it('names states in words and mutes finished ones', () => {
    expect(cell(orderColumns, 'state', orderRow({ status: 'INTENDED' })).text).toBe('IN FLIGHT');
    expect(cell(orderColumns, 'state', orderRow({ status: 'IN_FLIGHT' })).text).toBe('IN FLIGHT');
    expect(cell(orderColumns, 'state', orderRow({ status: 'UNKNOWN' })).tone).toBe('unknown');
    expect(cell(orderColumns, 'state', orderRow({ status: 'DENIED', note: 'Cap 2.00%.' }))).toMatchObject({
      tone: 'muted',
      title: 'Cap 2.00%.',
    });
  });

  it('names the source by role before its author', () => {
    expect(cell(orderColumns, 'source', orderRow()).text).toBe('you');
    expect(cell(orderColumns, 'source', orderRow({ role: 'STOP', source: 'donchian-1' })).text).toBe('stop');
    expect(cell(orderColumns, 'source', orderRow({ role: 'EMERGENCY' })).text).toBe('ES');
    expect(cell(orderColumns, 'source', orderRow({ source: 'donchian-1' })).text).toBe('donchian-1');
  });

  it('writes flags short and explains them', () => {
    expect(cell(orderColumns, 'flags', orderRow({ reduceOnly: true, postOnly: true }))).toMatchObject({
      text: 'RO PO',
      title: 'reduce-only, post-only',
    });
  });

  it('shows the trigger of a stop and n/a for its limit price', () => {
    const stop = orderRow({ type: 'STOP_MARKET', price: null, trigger: '56411.7' });
    expect(cell(orderColumns, 'trigger', stop)).toMatchObject({ text: '56,411.7', value: '56411.7' });
    expect(cell(orderColumns, 'price', stop).text).toBe('n/a');
  });
});

describe('fillColumns and tradeColumns', () => {
  it('gives small fees four digits and slippage one', () => {
    expect(cell(fillColumns, 'fee', fillLine({ fee: '0.0044' })).text).toBe('0.0044');
    expect(cell(fillColumns, 'fee', fillLine()).text).toBe('0.16');
    expect(cell(fillColumns, 'fee', fillLine({ unpricedFee: '0.0001 XYZ' }))).toMatchObject({
      text: '~0.16',
      title: 'Estimate: the venue charged 0.0001 XYZ, whose price was not known',
    });
    expect(cell(fillColumns, 'slippage', fillLine()).text).toBe('\u22124.2');
    expect(cell(fillColumns, 'slippage', fillLine({ slippageBps: null })).text).toBe('n/a');
  });

  it('shows when in UTC with the whole instant on hover', () => {
    expect(cell(fillColumns, 'time', fillLine({ at: 1_722_839_040_000 }))).toMatchObject({
      text: '5 Aug 06:24:00',
      title: '2024-08-05T06:24:00.000Z',
    });
  });

  it('shows net profit, R and time held of a round trip', () => {
    expect(cell(tradeColumns, 'net', tradeLine()).text).toBe('\u22122.03');
    expect(cell(tradeColumns, 'r', tradeLine()).text).toBe('\u22121.0');
    expect(cell(tradeColumns, 'held', tradeLine()).text).toBe('14 h 0 m');
  });
});
