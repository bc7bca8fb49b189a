/** ES-09: what is less than one lot cannot be sold. It ends the round trip it was left by, and begins none before something is added to it. */
import { describe, expect, it } from 'vitest';
import { applyFill, type FillContext } from '../../../../src/main/domain/position/applyFill.ts';
import type { Position } from '../../../../src/shared/model/position.ts';
import { decimal, toWire } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { buildFill } from '../../../support/buildFill.ts';

const context = (overrides: Partial<FillContext> = {}): FillContext => ({
  plannedRisk: money('0'),
  stopPrice: null,
  source: 'manual',
  reason: 'Test',
  nextTradeNumber: 7,
  dustBelow: decimal('0.01'),
  ...overrides,
});

/** 2.345 at 100. */
function entered(side: 'BUY' | 'SELL' = 'BUY'): Position {
  const fill = buildFill({ side, quantity: '2.345', price: '100', fee: '0.2', venueTime: 1_000 });
  const { position } = applyFill(null, fill, context({ plannedRisk: money('10'), stopPrice: price('95') }));
  if (position === null) throw new Error('nothing was entered');
  return position;
}
const sell = (quantity: string, at: string, side: 'BUY' | 'SELL' = 'SELL') =>
  buildFill({ side, quantity, price: at, fee: '0.26', venueTime: 2_000 });

describe('a close that leaves less than one lot', () => {
  it('completes the round trip of what was sold, and keeps the rest at its cost', () => {
    const { position, trades, realizedPnl } = applyFill(entered(), sell('2.34', '110'), context());
    expect(trades.map((each) => toWire(each))).toMatchObject([
      {
        number: 7,
        side: 'LONG',
        quantity: '2.34',
        entryPrice: '100',
        exitPrice: '110',
        realizedPnl: '23.4',
        fees: '0.46',
        netPnl: '22.94',
        rMultiple: '2.294',
        openedAt: 1_000,
        closedAt: 2_000,
      },
    ]);
    expect(realizedPnl.toFixed()).toBe('23.4');
    expect(position && toWire(position)).toMatchObject({
      quantity: '0.005',
      averageEntry: '100',
      plannedRisk: '0',
      realizedPnl: '0',
      fees: '0',
      peakQuantity: '0.005',
      enteredQuantity: '0.005',
      enteredNotional: '0.5',
      exitedQuantity: '0',
      exitedNotional: '0',
      openedAt: 2_000,
    });
  });

  it('counts what was sold before, and realizes only its own part', () => {
    const first = applyFill(entered(), sell('1', '110'), context());
    expect(first.trades).toEqual([]);
    const second = applyFill(first.position, sell('1.34', '120'), context());
    expect(second.trades.map((each) => each.realizedPnl.toFixed())).toEqual(['36.8']);
    expect(second.realizedPnl.toFixed()).toBe('26.8');
  });

  it('is the same for a short', () => {
    const { position, trades } = applyFill(entered('SELL'), sell('2.34', '90', 'BUY'), context());
    expect(trades.map((each) => each.realizedPnl.toFixed())).toEqual(['23.4']);
    expect(position?.quantity.toFixed()).toBe('-0.005');
  });

  it('is none where a whole lot is left', () => {
    const { position, trades } = applyFill(entered(), sell('2.335', '110'), context());
    expect(trades).toEqual([]);
    expect(position?.quantity.toFixed()).toBe('0.01');
    expect(position?.plannedRisk.toFixed()).toBe('10');
  });
});

describe('an entry on dust', () => {
  it('begins a round trip of its own', () => {
    const { position } = applyFill(entered(), sell('2.34', '110'), context());
    const fill = buildFill({ side: 'BUY', quantity: '0.995', price: '120', fee: '0.1', venueTime: 3_000 });
    const again = applyFill(position, fill, context({ source: 'donchian', plannedRisk: money('5') }));
    expect(again.position && toWire(again.position)).toMatchObject({
      quantity: '1',
      averageEntry: '119.9',
      stopPrice: null,
      plannedRisk: '5',
      source: 'donchian',
      openedAt: 3_000,
      enteredQuantity: '1',
    });
  });
});
