import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteJournal } from '../../../../src/main/adapters/sqlite/sqliteJournal.ts';
import type { EntryDataWire, EntryDraft } from '../../../../src/shared/model/entry.ts';
import { toWire } from '../../../../src/shared/values/decimal.ts';
import { buildFill } from '../../../support/buildFill.ts';
import { buildPosition } from '../../../support/buildPosition.ts';
import { draftOf, fillData, orderWire, rawDraft } from '../../../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../../../support/openTestJournal.ts';
import { dumpTables } from '../../../support/rawDatabase.ts';

const AT_0930 = 1_772_357_400_000;
const PAPER = { mode: 'PAPER', run: 'RUNNING' } as const;

const incident = (
  overrides: Partial<EntryDataWire<'ES_STEP'>['incident']> = {},
): EntryDataWire<'ES_STEP'>['incident'] => ({
  id: 'I7',
  book: 'PAPER',
  cause: 'MANUAL',
  source: 'button',
  text: 'Stopped by hand',
  triggers: 1,
  startedAt: AT_0930,
  phase: 'EXECUTING',
  steps: [],
  legs: [],
  flatAt: null,
  cooldownEndsAt: null,
  cost: '0',
  unresolvedAt: null,
  ...overrides,
});

const alert = (state: 'ACTIVE_UNACK' | 'ACTIVE_ACK'): EntryDataWire<'ALERT_RAISED'>['alert'] => ({
  key: 'STALE|PAPER|BTC/USDT:USDT|EB-09',
  type: 'STALE',
  severity: 'P2',
  state,
  book: 'PAPER',
  symbol: 'BTC/USDT:USDT',
  rule: 'EB-09',
  text: 'No quote for 6 s',
  meaning: 'Entries are blocked',
  action: 'Check the connection',
  deadline: 'now',
  count: 1,
  firstAt: AT_0930,
  lastAt: AT_0930,
});

describe('projections', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;
  let journal: SqliteJournal;

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
    journal = openTestJournal({ file });
  });
  afterEach(() => {
    journal.close();
    folder.remove();
  });

  const rows = (table: string, ...drafts: EntryDraft[]) => {
    const appended = journal.append(drafts, 'A');
    if (!appended.ok) throw new Error(appended.error.text);
    return dumpTables(file, [table])[table];
  };

  it('follows an order from intent over events to its fill', () => {
    const intent = draftOf('ORDER_INTENT', {
      order: orderWire({ status: 'INTENDED', venueOrderId: null, limitPrice: '60000.50' }),
    });
    const opened = {
      clientOrderId: 'A-1',
      event: 'ACCEPTED',
      from: 'IN_FLIGHT',
      to: 'OPEN',
      venueOrderId: 'V-9',
      note: '',
    } as const;
    const canceled = {
      ...opened,
      event: 'CANCELED',
      from: 'PARTIAL',
      to: 'CANCELED',
      venueOrderId: null,
      note: 'by hand',
    } as const;
    const partial = fillData({ orderStatus: 'PARTIAL', orderFilled: '0.04', orderAveragePrice: '60000.10' });
    expect(rows('orders', intent)).toMatchObject([
      {
        client_order_id: 'A-1',
        status: 'INTENDED',
        type: 'LIMIT',
        limit_price: '60000.5',
        reduce_only: 0,
        average_price: null,
      },
    ]);
    expect(rows('orders', draftOf('ORDER_EVENT', opened, 1_000))).toMatchObject([
      { status: 'OPEN', venue_order_id: 'V-9', updated_at: AT_0930 + 1_000 },
    ]);
    expect(rows('orders', draftOf('FILL', partial, 2_000))).toMatchObject([
      { status: 'PARTIAL', filled_quantity: '0.04', average_price: '60000.10', updated_at: AT_0930 + 2_000 },
    ]);
    expect(rows('orders', draftOf('ORDER_EVENT', canceled, 3_000))).toMatchObject([
      { status: 'CANCELED', venue_order_id: 'V-9', note: 'by hand', filled_quantity: '0.04' },
    ]);
  });

  it('keeps every fill with the cash after it', () => {
    expect(rows('fills', draftOf('FILL', fillData()))).toEqual([
      {
        seq: 1,
        trade_id: 'T-1',
        client_order_id: 'A-1',
        book: 'PAPER',
        symbol: 'BTC/USDT:USDT',
        side: 'BUY',
        quantity: '0.1',
        price: '60000',
        fee: '0',
        liquidity: 'TAKER',
        venue_time: 1_700_000_000_000,
        cash: '4000.00',
      },
    ]);
  });

  it('holds a position while it is open, with its stop, and drops it when it is flat', () => {
    const other = { ...toWire(buildPosition()), symbol: 'ETH/USDT:USDT' };
    rows('positions', draftOf('FILL', fillData({ position: other })));
    expect(rows('positions', draftOf('FILL', fillData()))).toHaveLength(2);
    const moved = draftOf('STOP_MOVED', { symbol: 'BTC/USDT:USDT', from: null, to: '59000.5', cause: 'trail' });
    expect(rows('positions', moved)).toMatchObject([
      { symbol: 'BTC/USDT:USDT', quantity: '0.1', stop_price: '59000.5' },
      { symbol: 'ETH/USDT:USDT', stop_price: null },
    ]);
    const sold = toWire(buildFill({ side: 'SELL', tradeId: 'T-2' }));
    expect(rows('positions', draftOf('FILL', fillData({ fill: sold, position: null })))).toMatchObject([
      { symbol: 'ETH/USDT:USDT' },
    ]);
  });

  it('keeps the round trip a fill completed', () => {
    const trade: EntryDataWire<'FILL'>['trade'] = {
      number: 3,
      book: 'PAPER',
      symbol: 'BTC/USDT:USDT',
      side: 'LONG',
      quantity: '0.1',
      entryPrice: '60000',
      exitPrice: '61000',
      realizedPnl: '100',
      fees: '6.05',
      netPnl: '93.95',
      rMultiple: null,
      source: 'manual',
      reason: 'target',
      openedAt: AT_0930,
      closedAt: AT_0930 + 60_000,
    };
    expect(rows('trades', draftOf('FILL', fillData()), draftOf('FILL', fillData({ trade })))).toMatchObject([
      { seq: 2, number: 3, net_pnl: '93.95', r_multiple: null, closed_at: AT_0930 + 60_000 },
    ]);
  });

  it('keeps every equity sample', () => {
    const sample = {
      at: AT_0930,
      equity: '10000.10',
      riskEquity: '9990',
      cash: '4000',
      unrealized: '0.1',
      gross: '6000',
    };
    expect(rows('equity_samples', draftOf('EQUITY_SAMPLE', sample))).toEqual([
      {
        seq: 1,
        book: 'PAPER',
        at: AT_0930,
        equity: '10000.10',
        risk_equity: '9990',
        cash: '4000',
        unrealized: '0.1',
        gross: '6000',
      },
    ]);
  });

  it('keeps the latest state of an alert', () => {
    const raised = draftOf('ALERT_RAISED', { alert: alert('ACTIVE_UNACK') });
    const seen = draftOf('ALERT_CHANGED', { alert: alert('ACTIVE_ACK'), change: 'ACKNOWLEDGED' });
    expect(rows('alerts', raised, seen)).toMatchObject([
      { key: 'STALE|PAPER|BTC/USDT:USDT|EB-09', state: 'ACTIVE_ACK' },
    ]);
  });

  it('keeps the latest state of an incident and its report', () => {
    const step = draftOf('ES_STEP', { what: 'latch', incident: incident() });
    const flat = incident({ phase: 'COOLDOWN', flatAt: AT_0930 + 90, cost: '-12.5' });
    expect(rows('incidents', step, draftOf('ES_REPORT', { incident: flat, text: 'Flat in 90 ms' }))).toMatchObject([
      { id: 'I7', phase: 'COOLDOWN', flat_at: AT_0930 + 90, cost: '-12.5', report: 'Flat in 90 ms', entry_seq: 2 },
    ]);
    expect(rows('incidents', draftOf('ES_STEP', { what: 'resume', incident: flat }))).toMatchObject([
      { report: 'Flat in 90 ms', entry_seq: 3 },
    ]);
  });

  it('follows mode, run and phase in one row', () => {
    const transition = { cause: 'user', reason: 'test', configHash: 'a'.repeat(64) };
    const begin = { ...transition, transition: 'T1', from: { mode: 'SETUP', run: 'RUNNING' }, to: PAPER } as const;
    const stopped = { mode: 'EMERGENCY_STOP', run: 'RUNNING', phase: 'EXECUTING', modeBefore: 'PAPER' } as const;
    expect(rows('mode_state', draftOf('MODE_TRANSITION', begin))).toEqual([
      { id: 1, mode: 'PAPER', run: 'RUNNING', phase: null, mode_before: null, changed_at: AT_0930, entry_seq: 1 },
    ]);
    const pause = draftOf('MODE_RUN', { from: 'RUNNING', to: 'PAUSED', cause: 'user' }, 5);
    expect(rows('mode_state', pause)).toMatchObject([
      { mode: 'PAPER', run: 'PAUSED', changed_at: AT_0930 + 5, entry_seq: 2 },
    ]);
    const stop = draftOf('MODE_TRANSITION', { ...transition, transition: 'T6', from: PAPER, to: stopped });
    const flat = draftOf('ES_STEP', { what: 'flat', incident: incident({ phase: 'COOLDOWN' }) });
    expect(rows('mode_state', stop, flat)).toMatchObject([
      { mode: 'EMERGENCY_STOP', phase: 'COOLDOWN', mode_before: 'PAPER' },
    ]);
  });

  it('keeps every configuration', () => {
    const loaded = { before: null, after: 'b'.repeat(64), settings: { version: 1 } };
    expect(rows('settings', draftOf('CONFIG_LOADED', loaded))).toEqual([
      { seq: 1, at: AT_0930, hash_before: null, hash_after: 'b'.repeat(64), settings: '{"version":1}' },
    ]);
  });

  it('records an entry whose data does not fit a table, and leaves the table as it is', () => {
    expect(rows('fills', rawDraft({ ...draftOf('FILL', fillData()), data: { note: 'no fill in here' } }))).toEqual([]);
    expect(journal.head().seq).toBe(1);
  });
});
