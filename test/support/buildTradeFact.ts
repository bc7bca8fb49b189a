/** A closed round trip with plain defaults; override what the test is about. */
import type { TradeFact } from '../../src/main/domain/metrics/tradeFact.ts';
import { unixMs } from '../../src/shared/values/time.ts';

const START = Date.UTC(2026, 2, 1);

export const buildTradeFact = (overrides: Partial<TradeFact> = {}): TradeFact => ({
  symbol: 'BTC/USDT',
  side: 'LONG',
  openedAt: unixMs(START),
  closedAt: unixMs(START + 3_600_000),
  netPnl: 1,
  rMultiple: null,
  fees: 0,
  funding: 0,
  mae: null,
  mfe: null,
  maeR: null,
  mfeR: null,
  ...overrides,
});

/** Trades with these results, an hour apart. */
export const tradesOf = (results: readonly number[]): readonly TradeFact[] =>
  results.map((netPnl, at) =>
    buildTradeFact({
      netPnl,
      openedAt: unixMs(START + at * 3_600_000),
      closedAt: unixMs(START + (at + 1) * 3_600_000),
    }),
  );
