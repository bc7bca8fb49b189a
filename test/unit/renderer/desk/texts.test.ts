import { describe, expect, it } from 'vitest';
import { emptyText, stalePositionText } from '../../../../src/renderer/features/desk/emptyTexts.ts';
import { unknownText } from '../../../../src/renderer/features/desk/orders/unknownText.ts';
import { tableCsv } from '../../../../src/renderer/features/desk/tables/tableCsv.ts';
import { positionColumns } from '../../../../src/renderer/features/desk/positions/positionColumns.ts';
import { btc, orderRow, positionRow } from './rows.ts';

describe('emptyText', () => {
  it('tells a confirmed nothing from an unconfirmed one', () => {
    expect(emptyText('positions', '14:03:20')).toBe('No open positions, confirmed by the venue 14:03:20 UTC.');
    expect(emptyText('positions', null)).toBe('No positions known. Not yet confirmed by the venue.');
    expect(emptyText('orders', '14:03:20')).toBe('No working orders, confirmed 14:03:20 UTC.');
  });

  it('says why the ticket is empty', () => {
    expect(emptyText('ticket', null)).toBe('No data feed. Orders need a live price: choose a feed in Settings.');
  });
});

describe('stalePositionText', () => {
  it('names symbol, age and limit', () => {
    expect(stalePositionText('BTC/USDT', '34 s', 5_000)).toBe(
      'BTC/USDT: last price 34 s old (limit 5 s). P&L is of that price and may be off (RC-21).',
    );
  });
});

describe('unknownText', () => {
  it('says what was sent and when, and what waits for it', () => {
    const order = orderRow({
      status: 'UNKNOWN',
      book: 'LIVE',
      quantity: '0.00264',
      price: '60000',
      createdAt: 1_722_839_040_120,
      note: 'Asked 3 of 5 times, next in 1.0 s.',
    });
    expect(unknownText(order, btc)).toBe(
      'Outcome unknown: LIVE BUY 0.00264 BTC/USDT limit 60,000.0, sent 06:24:00.120 UTC, no answer. ' +
        'Asked 3 of 5 times, next in 1.0 s. Entries in BTC/USDT wait.',
    );
  });
});

describe('tableCsv', () => {
  it('writes raw values and makes formulas harmless', () => {
    const columns = positionColumns.filter((column) => ['symbol', 'pnl', 'source'].includes(column.id));
    const rows = [positionRow({ unrealized: '-3.19', source: '=HYPERLINK("x")' })];
    expect(tableCsv(columns, rows, { 'BTC/USDT': btc })).toBe(
      'Symbol,P&L,Source\r\nBTC/USDT,-3.19,"\'=HYPERLINK(""x"")"',
    );
  });
});
