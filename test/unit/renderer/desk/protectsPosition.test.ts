import { describe, expect, it } from 'vitest';
import { protectsPosition } from '../../../../src/renderer/features/desk/orders/protectsPosition.ts';
import { orderRow, positionRow } from './rows.ts';

const stop = orderRow({ id: 'L-7', book: 'LIVE', role: 'STOP', type: 'STOP_MARKET', source: 'stop' });
const rows = (order = stop, position = positionRow({ book: 'LIVE' })) => ({
  orders: { [order.id]: order },
  positions: { 'BTC/USDT': position },
});

describe('protectsPosition', () => {
  it('is true of the stop of an open position', () => {
    expect(protectsPosition(rows(), 'L-7')).toBe(true);
  });

  it('is false of an entry, of a stop left over, and of what is gone', () => {
    expect(protectsPosition(rows(orderRow({ id: 'L-7', book: 'LIVE' })), 'L-7')).toBe(false);
    expect(protectsPosition(rows(stop, positionRow({ book: 'LIVE', symbol: 'ETH/USDT' })), 'L-7')).toBe(false);
    expect(protectsPosition(rows(stop, positionRow({ book: 'PAPER' })), 'L-7')).toBe(false);
    expect(protectsPosition(rows(), 'L-8')).toBe(false);
  });
});
