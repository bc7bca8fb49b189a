/** How much of the result rests on one trade or one day (EV-10). Money in account currency. */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { utcDayStart } from '../../../shared/values/time.ts';
import type { TradeFact } from '../metrics/tradeFact.ts';

export interface Concentration {
  /** Shares of the total net P&L; undefined where the total is not above zero (NO_PROFIT). */
  readonly bestTradeShare: Metric;
  readonly bestDayShare: Metric;
  /** The total without them. */
  readonly withoutBestTrade: Metric;
  readonly withoutBestDay: Metric;
  readonly note: string | null;
}

/** More than this is worth a note. */
const NOTE_ABOVE = 0.5;

export function concentrationOf(trades: readonly Pick<TradeFact, 'netPnl' | 'closedAt'>[]): Concentration {
  const byDay = new Map<number, number>();
  for (const { netPnl, closedAt } of trades) {
    const day = utcDayStart(closedAt);
    byDay.set(day, (byDay.get(day) ?? 0) + netPnl);
  }
  const total = trades.reduce((sum, { netPnl }) => sum + netPnl, 0);
  const bestTrade = trades.reduce((best, { netPnl }) => Math.max(best, netPnl), -Infinity);
  const bestDay = [...byDay.values()].reduce((best, pnl) => Math.max(best, pnl), -Infinity);
  const shareOf = (part: number): Metric => (total > 0 ? defined(part / total) : undefinedFor('NO_PROFIT'));
  const restOf = (part: number): Metric => (trades.length > 0 ? defined(total - part) : undefinedFor('NO_TRADES'));
  return {
    bestTradeShare: shareOf(bestTrade),
    bestDayShare: shareOf(bestDay),
    withoutBestTrade: restOf(bestTrade),
    withoutBestDay: restOf(bestDay),
    note: noteOf(shareOf(bestTrade), shareOf(bestDay)),
  };
}

function noteOf(bestTrade: Metric, bestDay: Metric): string | null {
  if ((bestTrade.value ?? 0) > NOTE_ABOVE) return `The best trade is ${percent(bestTrade)} of the profit.`;
  return (bestDay.value ?? 0) > NOTE_ABOVE ? `The best day is ${percent(bestDay)} of the profit.` : null;
}

const percent = ({ value }: Metric): string => `${Math.round((value ?? 0) * 100)}%`;
