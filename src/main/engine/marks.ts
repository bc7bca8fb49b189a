/** Keeps the marks of open positions and their sums up to date: each tick touches one position only. */
import { money, notional } from '../../shared/values/money.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { price } from '../../shared/values/price.ts';
import { quoteOf, type Quote } from '../domain/market/quote.ts';
import { riskMark, unrealizedPnl } from '../domain/position/mark.ts';
import type { LiveState, SymbolMarket } from './liveState.ts';
import type { EngineState } from './state.ts';

/** The quote after the last tick, parsed once per tick; null before the first. */
export function quoteFor(market: SymbolMarket): Quote | null {
  if (market.last === '') return null;
  market.quote ??= quoteOf({ last: market.last, bid: market.bid, ask: market.ask }, market.instrument);
  return market.quote;
}

/** Re-marks the position in a symbol after a tick or a fill. */
export function refreshMark(state: EngineState, symbol: SymbolName): void {
  const market = state.live.markets.get(symbol);
  if (market === undefined) return;
  state.live.dirty.add(symbol);
  const position = state.durable.positions.get(symbol);
  const quote = position === undefined ? null : quoteFor(market);
  removeMark(state.live, market);
  if (position === undefined || quote === null) return;
  const mark = {
    position,
    reporting: unrealizedPnl(position, price(quote.mid)),
    risk: unrealizedPnl(position, riskMark(position, quote)),
    gross: notional(position.quantity, price(quote.mid)),
  };
  market.mark = mark;
  state.live.unrealized = money(state.live.unrealized.plus(mark.reporting));
  state.live.riskUnrealized = money(state.live.riskUnrealized.plus(mark.risk));
  state.live.gross = money(state.live.gross.plus(mark.gross));
}

function removeMark(live: LiveState, market: SymbolMarket): void {
  if (market.mark === null) return;
  live.unrealized = money(live.unrealized.minus(market.mark.reporting));
  live.riskUnrealized = money(live.riskUnrealized.minus(market.mark.risk));
  live.gross = money(live.gross.minus(market.mark.gross));
  market.mark = null;
}
