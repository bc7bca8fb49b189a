/** What closed round trips say together (ME-10 to ME-14, ME-17). A net P&L of zero counts in n and is no win. */
import { defined, undefinedFor, type Metric, type MetricReason } from '../../../shared/evidence/metric.ts';
import type { TradeSummary } from '../../../shared/evidence/performanceSummary.ts';
import type { TradeFact } from './tradeFact.ts';

/** Trades with net P&L above zero over all closed (ME-10). */
export function winRate(trades: readonly Pick<TradeFact, 'netPnl'>[]): Metric {
  let wins = 0;
  for (const { netPnl } of trades) if (netPnl > 0) wins += 1;
  return ratio(wins, trades.length, 'NO_TRADES');
}

export function summarizeTrades(trades: readonly TradeFact[]): TradeSummary {
  const { wins, losses, grossProfit, grossLoss } = gainsAndLosses(trades);
  const count = trades.length;
  const netPnl = grossProfit - grossLoss;
  const noLosses = count === 0 ? 'NO_TRADES' : 'NO_LOSSES';
  const averageWin = ratio(grossProfit, wins, count === 0 ? 'NO_TRADES' : 'NO_WINS');
  const averageLoss = ratio(grossLoss, losses, noLosses);
  return {
    count,
    wins,
    losses,
    breakeven: count - wins - losses,
    netPnl,
    grossProfit,
    grossLoss,
    winRate: ratio(wins, count, 'NO_TRADES'),
    profitFactor: ratio(grossProfit, grossLoss, noLosses),
    payoff: quotient(averageWin, averageLoss),
    averageWin,
    averageLoss,
    expectancy: ratio(netPnl, count, 'NO_TRADES'),
    expectancyR: averageOf(trades, ({ rMultiple }) => rMultiple, 'NO_PLANNED_STOP'),
    averageMaeR: averageOf(trades, ({ maeR }) => maeR, 'NO_EXCURSION'),
    averageMfeR: averageOf(trades, ({ mfeR }) => mfeR, 'NO_EXCURSION'),
    averageHeldMs: averageOf(trades, ({ openedAt, closedAt }) => closedAt - openedAt, 'NO_TRADES'),
  };
}

function gainsAndLosses(trades: readonly TradeFact[]) {
  const sums = { wins: 0, losses: 0, grossProfit: 0, grossLoss: 0 };
  for (const { netPnl } of trades) {
    if (netPnl > 0) sums.wins += 1;
    if (netPnl < 0) sums.losses += 1;
    if (netPnl > 0) sums.grossProfit += netPnl;
    else sums.grossLoss -= netPnl;
  }
  return sums;
}

const ratio = (part: number, whole: number, reason: MetricReason): Metric =>
  whole === 0 ? undefinedFor(reason) : defined(part / whole);

function quotient(part: Metric, whole: Metric): Metric {
  if (part.value === null) return part;
  return whole.value === null ? whole : defined(part.value / whole.value);
}

/** Mean over the trades that have the value. */
function averageOf(
  trades: readonly TradeFact[],
  valueOf: (trade: TradeFact) => number | null,
  reason: MetricReason,
): Metric {
  const values = trades.map(valueOf).filter((value) => value !== null);
  const sum = values.reduce((total, value) => total + value, 0);
  return ratio(sum, values.length, trades.length === 0 ? 'NO_TRADES' : reason);
}
