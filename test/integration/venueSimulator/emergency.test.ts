import { describe, expect, it } from 'vitest';
import { openVenuePair } from '../../support/venuePair.ts';

describe('a book of 100 positions and 100 orders', () => {
  it('is flat after one round of cancels and one of closes, each order executed once', async () => {
    const { venue, exchange } = await openVenuePair({ addSymbols: 100, wallet: { USDT: '1000000' } });
    const symbols = Array.from({ length: 100 }, (_, index) => `AAA${String(index).padStart(3, '0')}`);
    for (const symbol of symbols) {
      venue.foreign.openPosition(`${symbol}USDT`, { amount: '1', price: '100' });
      venue.foreign.place('usdm', {
        symbol: `${symbol}USDT`,
        side: 'BUY',
        type: 'LIMIT',
        timeInForce: 'GTC',
        quantity: '1',
        price: '97',
      });
    }
    venue.faults.latency({ ms: 50 });
    await Promise.all([
      ...symbols.map((symbol) => exchange.cancelAllOrders(`${symbol}/USDT:USDT`)),
      ...symbols.map((symbol) =>
        exchange.createOrder(`${symbol}/USDT:USDT`, 'market', 'sell', 1, undefined, { reduceOnly: true }),
      ),
    ]);
    expect(venue.usdm.isFlat()).toBe(true);
    expect(venue.usdm.trades()).toHaveLength(100);
    expect(venue.requests.filter(({ method, status }) => method === 'POST' && status === 200)).toHaveLength(100);
  });
});
