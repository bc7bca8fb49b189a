/** Seed of the resampling (EV-06): the first four bytes of the hash of the data, so that the same record always shows the same interval. */
import type { DailyReturn } from '../metrics/dailyReturns.ts';
import type { TradeFact } from '../metrics/tradeFact.ts';
import type { Sha256 } from '../strategy/strategyHash.ts';

export function dataSeed(
  dailyReturns: readonly DailyReturn[],
  trades: readonly Pick<TradeFact, 'netPnl' | 'rMultiple'>[],
  sha256: Sha256,
): number {
  const days = dailyReturns.map((day) => [day.day, day.return]);
  const results = trades.map(({ netPnl, rMultiple }) => [netPnl, rMultiple]);
  const bytes = new TextEncoder().encode(JSON.stringify([days, results]));
  return Number.parseInt(sha256(bytes).slice(0, 8), 16);
}
