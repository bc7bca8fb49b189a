/** What the metrics need of a round trip (ME-09), whichever book, backtest or import it comes from (ME-22). */
import type { Trade } from '../../../shared/model/position.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

/** Analytics floats: money in account currency, R as a multiple of the planned risk. */
export interface TradeFact {
  readonly symbol: string;
  readonly side: 'LONG' | 'SHORT';
  readonly openedAt: UnixMs;
  readonly closedAt: UnixMs;
  /** Realized minus fees plus funding. */
  readonly netPnl: number;
  /** Null without a planned stop (ME-14). */
  readonly rMultiple: number | null;
  /** Paid above zero. */
  readonly fees: number;
  /** Received above zero, paid below. */
  readonly funding: number;
  /** Worst and best excursion from the average entry, unsigned (ME-17); null where nobody tracked them. */
  readonly mae: number | null;
  readonly mfe: number | null;
  /** The same in R; null without a planned stop. */
  readonly maeR: number | null;
  readonly mfeR: number | null;
}

/** What a stored round trip does not carry. */
export type TradeExtras = Pick<TradeFact, 'funding' | 'mae' | 'mfe' | 'maeR' | 'mfeR'>;

const NOT_TRACKED: TradeExtras = { funding: 0, mae: null, mfe: null, maeR: null, mfeR: null };

/** The fact of a stored round trip. Its net P&L already holds fees and funding. */
export const toTradeFact = (trade: Trade, extras: TradeExtras = NOT_TRACKED): TradeFact => ({
  symbol: trade.symbol,
  side: trade.side,
  openedAt: trade.openedAt,
  closedAt: trade.closedAt,
  netPnl: trade.netPnl.toNumber(),
  rMultiple: trade.rMultiple?.toNumber() ?? null,
  fees: trade.fees.toNumber(),
  ...extras,
});
