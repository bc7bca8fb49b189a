/**
 * The gap of an emergency stop, from the market alone (docs/crash-replays.md). A loss is known when a price comes, confirmed by the price after it, and
 * ended by the fill after that: on bars of four prices these lie in the bar of the trigger and the one before it. So no position can have lost more between
 * "within the limit" and "closed" than the range of these two bars, and what closing costs at the paper venue (docs/paper-fills.md).
 */
import type { BacktestRun, BacktestStop } from '../../../src/main/ports/backtests.ts';
import type { PlainBar } from './plainBars.ts';

export interface GapMarket {
  readonly barMs: number;
  readonly barsOf: (symbol: string) => readonly PlainBar[];
}

const TAKER_FEE = 0.0005;
const HALF_SPREAD = 0.0001;
const LEAST_SLIPPAGE = 0.0002;
const SLIPPAGE_OF_RANGE = 0.05;

/** What the stop may cost beyond its limit, in account currency. */
export function gapBound(run: BacktestRun, stop: BacktestStop, { barMs, barsOf }: GapMarket): number {
  const from = Math.floor(stop.at / barMs) * barMs - barMs;
  const to = stop.flatAt ?? stop.at;
  const held = run.trades.filter(({ openedAt, closedAt }) => openedAt <= to && closedAt >= from && closedAt <= to);
  return held.reduce((sum, { symbol, quantity }) => {
    const near = barsOf(symbol).filter(({ openTime }) => openTime >= from - barMs && openTime <= to);
    const jump = rangeOf(near.filter(({ openTime }) => openTime >= from));
    return sum + Number(quantity) * (jump + closingCost(near, Number(quantity)));
  }, 0);
}

const rangeOf = (bars: readonly PlainBar[]): number =>
  Math.max(...bars.map(({ high }) => high)) - Math.min(...bars.map(({ low }) => low));

/** Per unit. The terms of the slippage are alternatives; their sum is above each. */
function closingCost(bars: readonly PlainBar[], quantity: number): number {
  const most = Math.max(...bars.map(({ high }) => high));
  const range = Math.max(...bars.map(({ high, low }) => high - low));
  const thinnest = Math.min(...bars.map(({ volume }) => volume));
  const impact = thinnest > 0 ? range * Math.sqrt(quantity / thinnest) : range;
  return most * (TAKER_FEE + HALF_SPREAD + LEAST_SLIPPAGE) + range * SLIPPAGE_OF_RANGE + impact;
}
