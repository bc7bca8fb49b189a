import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applyFill, rMultiple, type FillContext } from '../../../../src/main/domain/position/applyFill.ts';
import type { Fill } from '../../../../src/shared/model/fill.ts';
import type { Position, Trade } from '../../../../src/shared/model/position.ts';
import { decimal, decimalText, toWire } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { buildFill } from '../../../support/buildFill.ts';
import { buildPosition } from '../../../support/buildPosition.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const context = (overrides: Partial<FillContext> = {}): FillContext => ({
  plannedRisk: money('0'),
  stopPrice: null,
  source: 'manual',
  reason: 'Test',
  nextTradeNumber: 1,
  dustBelow: decimal('0'),
  ...overrides,
});

function run(fills: readonly Fill[], given: FillContext = context()) {
  let position: Position | null = null;
  const trades: Trade[] = [];
  for (const fill of fills) {
    const outcome = applyFill(position, fill, given);
    position = outcome.position;
    trades.push(...outcome.trades);
  }
  return { position, trades };
}

describe('applyFill', () => {
  it('opens a long with the stop, planned risk and source of its order', () => {
    const outcome = applyFill(
      null,
      buildFill({ fee: '3' }),
      context({ plannedRisk: money('50'), stopPrice: price('59000'), source: 'donchian' }),
    );
    expect(outcome.trades).toEqual([]);
    expect(decimalText(outcome.realizedPnl)).toBe('0');
    expect(outcome.position && toWire(outcome.position)).toEqual({
      book: 'PAPER',
      symbol: 'BTC/USDT:USDT',
      quantity: '0.1',
      averageEntry: '60000',
      stopPrice: '59000',
      plannedRisk: '50',
      realizedPnl: '0',
      fees: '3',
      peakQuantity: '0.1',
      enteredQuantity: '0.1',
      enteredNotional: '6000',
      exitedQuantity: '0',
      exitedNotional: '0',
      source: 'donchian',
      openedAt: 1_700_000_000_000,
    });
  });

  it('averages the entry when it adds, sums planned risk and keeps the stop where the fill has none', () => {
    const first = applyFill(null, buildFill(), context({ plannedRisk: money('50'), stopPrice: price('59000') }));
    const second = applyFill(
      first.position,
      buildFill({ price: '61000', fee: '1' }),
      context({ plannedRisk: money('30') }),
    );
    expect(second.position).toMatchObject({
      quantity: decimal('0.2'),
      averageEntry: decimal('60500'),
      stopPrice: decimal('59000'),
      plannedRisk: decimal('80'),
      fees: decimal('1'),
      peakQuantity: decimal('0.2'),
    });
  });

  it('takes the newer stop when an added fill brings one', () => {
    const first = applyFill(null, buildFill(), context({ stopPrice: price('59000') }));
    const second = applyFill(first.position, buildFill({ price: '61000' }), context({ stopPrice: price('60000') }));
    expect(second.position?.stopPrice).toEqual(decimal('60000'));
  });

  it('realizes against the average entry when part is closed and keeps the episode open', () => {
    const outcome = applyFill(
      buildPosition({ stopPrice: '59000' }),
      buildFill({ side: 'SELL', quantity: '0.04', price: '62000', fee: '2' }),
      context(),
    );
    expect(decimalText(outcome.realizedPnl)).toBe('80');
    expect(outcome.trades).toEqual([]);
    expect(outcome.position).toMatchObject({
      quantity: decimal('0.06'),
      averageEntry: decimal('60000'),
      stopPrice: decimal('59000'),
      realizedPnl: decimal('80'),
      fees: decimal('2'),
      exitedQuantity: decimal('0.04'),
      exitedNotional: decimal('2480'),
    });
  });

  it('makes one round trip of a scale-in and scale-out, flat to flat (ME-09)', () => {
    const { position, trades } = run(
      [
        buildFill({ quantity: '1', price: '100', fee: '0.1' }),
        buildFill({ quantity: '1', price: '110', fee: '0.1' }),
        buildFill({ side: 'SELL', quantity: '0.5', price: '120', fee: '0.1' }),
        buildFill({ side: 'SELL', quantity: '1.5', price: '115', fee: '0.2', venueTime: 1_700_000_060_000 }),
      ],
      context({ plannedRisk: money('2.5'), reason: 'Channel', nextTradeNumber: 7 }),
    );
    expect(position).toBeNull();
    // Sold 60 + 172.5, bought 100 + 110; planned risk is 2.5 for each of the two entry fills.
    expect(trades.map((trade) => toWire(trade))).toEqual([
      {
        number: 7,
        book: 'PAPER',
        symbol: 'BTC/USDT:USDT',
        side: 'LONG',
        quantity: '2',
        entryPrice: '105',
        exitPrice: '116.25',
        realizedPnl: '22.5',
        fees: '0.5',
        netPnl: '22',
        rMultiple: '4.4',
        source: 'manual',
        reason: 'Channel',
        openedAt: 1_700_000_000_000,
        closedAt: 1_700_000_060_000,
      },
    ]);
  });

  it('earns on a short when the price falls', () => {
    const { position, trades } = run([
      buildFill({ side: 'SELL', quantity: '2', price: '3000' }),
      buildFill({ side: 'BUY', quantity: '1', price: '2900' }),
      buildFill({ side: 'BUY', quantity: '1', price: '2950' }),
    ]);
    expect(position).toBeNull();
    expect(trades[0]).toMatchObject({ side: 'SHORT', realizedPnl: decimal('150'), rMultiple: null });
  });

  it('adds to a short below zero', () => {
    const { position } = run([buildFill({ side: 'SELL', price: '100' }), buildFill({ side: 'SELL', price: '90' })]);
    expect(position).toMatchObject({ quantity: decimal('-0.2'), averageEntry: decimal('95') });
  });

  it('closes one episode and opens the next on a reversal, the fee split by quantity', () => {
    const long = applyFill(null, buildFill({ quantity: '1', price: '100' }), context({ plannedRisk: money('10') }));
    const flip = buildFill({ side: 'SELL', quantity: '3', price: '105', fee: '0.9', venueTime: 1_700_000_005_000 });
    const outcome = applyFill(
      long.position,
      flip,
      context({ plannedRisk: money('20'), stopPrice: price('110'), source: 'donchian' }),
    );
    expect(decimalText(outcome.realizedPnl)).toBe('5');
    expect(outcome.trades).toHaveLength(1);
    expect(outcome.trades[0]).toMatchObject({
      fees: decimal('0.3'),
      netPnl: decimal('4.7'),
      rMultiple: decimal('0.47'),
    });
    expect(outcome.position).toMatchObject({
      quantity: decimal('-2'),
      averageEntry: decimal('105'),
      fees: decimal('0.6'),
      plannedRisk: decimal('20'),
      stopPrice: decimal('110'),
      source: 'donchian',
      openedAt: 1_700_000_005_000,
      peakQuantity: decimal('2'),
    });
  });

  it('settles the rounding of an endless average at the close', () => {
    const { trades } = run([
      buildFill({ quantity: '1', price: '100' }),
      buildFill({ quantity: '2', price: '100.1' }),
      buildFill({ side: 'SELL', quantity: '1', price: '101' }),
      buildFill({ side: 'SELL', quantity: '2', price: '101' }),
    ]);
    expect(trades[0]).toMatchObject({ realizedPnl: decimal('2.8') });
  });

  it('throws when the fill is of another symbol or book', () => {
    expect(() => applyFill(buildPosition(), buildFill({ symbol: 'ETH/USDT:USDT' }), context())).toThrow(
      'book and symbol',
    );
    expect(() => applyFill(buildPosition(), buildFill({ book: 'LIVE' }), context())).toThrow('book and symbol');
  });
});

describe('rMultiple', () => {
  it('agrees with GC-046', () => {
    const row = z.object({ netPnl: z.string(), plannedRisk: z.string().nullable() });
    const { inputs, expected } = goldenCase('GC-046', {
      inputs: z.object({ rows: z.array(row) }),
      expected: z.object({ R: z.array(z.string().nullable()) }),
    });
    const found = inputs.rows.map(({ netPnl, plannedRisk }) =>
      rMultiple(decimal(netPnl), plannedRisk === null ? null : decimal(plannedRisk)),
    );
    expect(found.map((each) => each && decimalText(each))).toEqual(expected.R);
  });

  it('is null for a planned risk of 0', () => {
    expect(rMultiple(decimal('5'), decimal('0'))).toBeNull();
  });
});
