/** Round trips with their excursions (ME-17), found in the bars between entry and exit. */
import type { Trade } from '../../../shared/model/position.ts';
import { decimal, decimalText } from '../../../shared/values/decimal.ts';
import { plainText } from '../market/plainText.ts';
import { excursionOf } from '../../domain/metrics/excursion.ts';
import { toTradeFact, type TradeFact } from '../../domain/metrics/tradeFact.ts';
import { TICKS_PER_BAR } from '../../adapters/market/replay/barPath.ts';
import type { BacktestTrade } from '../../ports/backtests.ts';
import { placeOf } from '../market/barColumns.ts';
import type { Lane } from '../run/lane.ts';

/** Half of a modeled spread: a risk mark is on the far side of the quote (CV-06). */
const HALF_SPREAD = 0.0001;

export interface TradeRow {
  readonly row: BacktestTrade;
  readonly fact: TradeFact;
}

/** The rows of the trades, in their order. */
export function tradeRows(trades: readonly Trade[], lanes: readonly Lane[]): readonly TradeRow[] {
  const bySymbol = new Map(lanes.map((lane) => [lane.symbol, lane] as const));
  return trades.map((trade) => tradeRow(trade, bySymbol.get(trade.symbol)));
}

function tradeRow(trade: Trade, lane: Lane | undefined): TradeRow {
  const path = lane === undefined ? null : pathOf(trade, lane);
  const plannedRisk = trade.rMultiple === null || trade.rMultiple.isZero() ? null : trade.netPnl.div(trade.rMultiple);
  const excursion = excursionOf({
    side: trade.side,
    averageEntry: trade.entryPrice,
    quantity: trade.quantity,
    low: path === null ? trade.entryPrice : decimal(plainText(path.low)),
    high: path === null ? trade.entryPrice : decimal(plainText(path.high)),
    plannedRisk,
  });
  const { mae, mfe, maeR, mfeR } = excursion;
  const floats = {
    mae: mae.toNumber(),
    mfe: mfe.toNumber(),
    maeR: maeR?.toNumber() ?? null,
    mfeR: mfeR?.toNumber() ?? null,
  };
  return {
    fact: toTradeFact(trade, { funding: 0, ...floats }),
    row: {
      number: trade.number,
      symbol: trade.symbol,
      side: trade.side,
      quantity: decimalText(trade.quantity),
      entryPrice: decimalText(trade.entryPrice),
      exitPrice: decimalText(trade.exitPrice),
      realizedPnl: decimalText(trade.realizedPnl),
      fees: decimalText(trade.fees),
      netPnl: decimalText(trade.netPnl),
      rMultiple: trade.rMultiple === null ? null : decimalText(trade.rMultiple),
      reason: trade.reason,
      openedAt: trade.openedAt,
      closedAt: trade.closedAt,
      mae: decimalText(mae),
      mfe: decimalText(mfe),
      maeR: maeR === null ? null : decimalText(maeR),
      mfeR: mfeR === null ? null : decimalText(mfeR),
    },
  };
}

/** Lowest and highest risk mark while it was held; null where no tick fell into it. */
function pathOf(
  { openedAt, closedAt, side }: Trade,
  lane: Lane,
): { readonly low: number; readonly high: number } | null {
  const side1 = side === 'LONG' ? 1 - HALF_SPREAD : 1 + HALF_SPREAD;
  let low = Infinity;
  let high = -Infinity;
  const first = Math.max(0, placeOf(lane.columns, openedAt - lane.columns.intervalMs));
  for (let tick = first * TICKS_PER_BAR; lane.tickTime(tick) <= closedAt; tick += 1) {
    if (lane.tickTime(tick) < openedAt) continue;
    const value = lane.tickValue(tick) * side1;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === Infinity ? null : { low, high };
}
