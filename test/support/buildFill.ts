/** A fill of 0.1 bought at 60,000; override what the test is about. */
import { fillSchema, type Fill, type FillWire } from '../../src/shared/model/fill.ts';

export function buildFill(overrides: Partial<FillWire> = {}): Fill {
  return fillSchema.parse({
    tradeId: 'T-1',
    clientOrderId: 'A-1',
    book: 'PAPER',
    symbol: 'BTC/USDT:USDT',
    side: 'BUY',
    quantity: '0.1',
    price: '60000',
    fee: '0',
    liquidity: 'TAKER',
    venueTime: 1_700_000_000_000,
    ...overrides,
  });
}
