import { describe, expect, it } from 'vitest';
import { emptyText, stalePositionText } from '../../../../src/renderer/features/desk/emptyTexts.ts';
import {
  askedText,
  unknownText,
  waitsText,
  type UnknownOrder,
} from '../../../../src/renderer/features/desk/orders/unknownText.ts';
import { tabLabel } from '../../../../src/renderer/features/desk/tables/useTableLabels.ts';
import { tableCsv } from '../../../../src/renderer/features/desk/tables/tableCsv.ts';
import { positionColumns } from '../../../../src/renderer/features/desk/positions/positionColumns.ts';
import { btc, positionRow } from './rows.ts';

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

const doubted: UnknownOrder = {
  id: 'L-000231',
  book: 'LIVE',
  symbol: 'BTC/USDT',
  side: 'BUY',
  quantity: '0.00264',
  price: '60000',
  trigger: null,
  reserved: '158.4',
  sentAt: 1_722_839_040_120,
  asked: 3,
  nextAt: 1_722_839_044_120,
  text: 'no answer',
};

describe('unknownText', () => {
  it('says what was sent and when', () => {
    const sent = 'sent 06:24:00.120 UTC, no answer.';
    expect(unknownText(doubted, btc)).toBe(`Outcome unknown: LIVE BUY 0.00264 BTC/USDT limit 60,000.0, ${sent}`);
    expect(unknownText({ ...doubted, price: null }, btc)).toContain('BTC/USDT market, sent');
    expect(unknownText({ ...doubted, price: null, trigger: '56400' }, btc)).toContain('stop 56,400.0, sent');
  });

  it('counts the questions down, and says who asks after the fifth', () => {
    expect(askedText(doubted, 1_000)).toBe('Asked 3 of 5 times, next in 1.0 s.');
    expect(askedText(doubted, 0)).toBe('Asked 3 of 5 times, asking now.');
    expect(askedText({ ...doubted, asked: 0 }, null)).toBe('Asked 0 of 5 times.');
    const still = 'Still unknown. Each reconciliation (30 s) asks again. Nothing is sent twice.';
    expect(askedText({ ...doubted, asked: 5 }, 9_000)).toBe(still);
    expect(askedText({ ...doubted, asked: 6 }, 9_000)).toBe(still);
  });

  it('says what waits and what stays reserved', () => {
    expect(waitsText(doubted, 'USDT')).toBe('Entries in BTC/USDT wait; 158.40 USDT stay reserved.');
    expect(waitsText({ ...doubted, reserved: '0' }, 'USDT')).toBe('Entries in BTC/USDT wait.');
  });
});

describe('tabLabel', () => {
  it('names what waits, and nothing that is not there', () => {
    expect(
      tabLabel('Orders', 2, [
        [0, 'unknown'],
        [0, 'not ours'],
      ]),
    ).toBe('Orders 2');
    expect(
      tabLabel('Orders', 2, [
        [1, 'unknown'],
        [2, 'not ours'],
      ]),
    ).toBe('Orders 2, 1 unknown, 2 not ours');
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
