import { describe, expect, it } from 'vitest';
import { toTradeFact } from '../../../../src/main/domain/metrics/tradeFact.ts';
import { tradeSchema } from '../../../../src/shared/model/position.ts';

const stored = tradeSchema.parse({
  number: 1,
  book: 'PAPER',
  symbol: 'BTC/USDT',
  side: 'SHORT',
  quantity: '0.5',
  entryPrice: '60000',
  exitPrice: '59000',
  realizedPnl: '500',
  fees: '29.75',
  netPnl: '470.25',
  rMultiple: '1.5675',
  source: 'donchian',
  reason: 'Stop',
  openedAt: 1_000,
  closedAt: 5_000,
});

describe('toTradeFact', () => {
  it('takes what the metrics need of a stored round trip', () => {
    expect(toTradeFact(stored)).toEqual({
      symbol: 'BTC/USDT',
      side: 'SHORT',
      openedAt: 1_000,
      closedAt: 5_000,
      netPnl: 470.25,
      rMultiple: 1.5675,
      fees: 29.75,
      funding: 0,
      mae: null,
      mfe: null,
      maeR: null,
      mfeR: null,
    });
  });

  it('takes excursions and funding where somebody tracked them, and no R without a planned stop', () => {
    const extras = { funding: -1.5, mae: 100, mfe: 700, maeR: 0.3, mfeR: 2.3 };
    expect(toTradeFact({ ...stored, rMultiple: null }, extras)).toMatchObject({ ...extras, rMultiple: null });
  });
});
