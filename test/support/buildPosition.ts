/** A long position of 0.1 entered at 60,000; override what the test is about. */
import type { z } from 'zod';
import { positionSchema, type Position } from '../../src/shared/model/position.ts';

export function buildPosition(overrides: Partial<z.input<typeof positionSchema>> = {}): Position {
  return positionSchema.parse({
    book: 'PAPER',
    symbol: 'BTC/USDT:USDT',
    quantity: '0.1',
    averageEntry: '60000',
    stopPrice: null,
    plannedRisk: '0',
    realizedPnl: '0',
    fees: '0',
    peakQuantity: '0.1',
    enteredQuantity: '0.1',
    enteredNotional: '6000',
    exitedQuantity: '0',
    exitedNotional: '0',
    source: 'manual',
    openedAt: 1_700_000_000_000,
    ...overrides,
  });
}
