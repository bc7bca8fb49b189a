/** Keeps the marks of open positions and their sums up to date: each tick touches one position only. */
import { books, type Book } from '../../shared/model/mode.ts';
import { money, notional } from '../../shared/values/money.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { price, type Price } from '../../shared/values/price.ts';
import type { Position } from '../../shared/model/position.ts';
import { confirmMark, type ConfirmedMark } from '../domain/breaker/confirmMark.ts';
import { quoteOf, type Quote } from '../domain/market/quote.ts';
import { riskMark, unrealizedPnl } from '../domain/position/mark.ts';
import { sideOfQuantity } from '../domain/position/side.ts';
import type { Mark, MarkTotals, SymbolMarket } from './liveState.ts';
import type { EngineState } from './state.ts';

/** The quote after the last tick, parsed once per tick; null before the first. */
export function quoteFor(market: SymbolMarket): Quote | null {
  if (market.last === '') return null;
  market.quote ??= quoteOf({ last: market.last, bid: market.bid, ask: market.ask }, market.instrument);
  return market.quote;
}

/** Re-marks the positions in a symbol after a tick or a fill, each book for itself. */
export function refreshMark(state: EngineState, symbol: SymbolName): void {
  const market = state.live.markets.get(symbol);
  if (market === undefined) return;
  state.live.dirty.add(symbol);
  for (const book of books) refreshBookMark(state, market, book);
}

function refreshBookMark(state: EngineState, market: SymbolMarket, book: Book): void {
  const { symbol } = market.instrument;
  const position = state.durable.books[book].positions.get(symbol);
  if (position === undefined && market.marks[book] === null) return;
  const totals = state.live.totals[book];
  const quote = position === undefined ? null : quoteFor(market);
  removeMark(totals, market, book);
  const { notionals } = state.live.correlation;
  if (position === undefined) market.confirmed[book] = null;
  if (position === undefined || quote === null) return notionals[book].mark(symbol, null);
  const exit = riskMark(position, quote);
  const confirmed = confirmedAt(state, market, { position, exit });
  const risk = unrealizedPnl(position, exit);
  const mark = {
    position,
    reporting: unrealizedPnl(position, price(quote.mid)),
    risk,
    confirmed: confirmed.price === exit ? risk : unrealizedPnl(position, confirmed.price),
    gross: notional(position.quantity, price(quote.mid)),
  };
  market.marks[book] = mark;
  notionals[book].mark(symbol, mark);
  market.confirmed[book] = confirmed;
  totals.unrealized = money(totals.unrealized.plus(mark.reporting));
  totals.riskUnrealized = money(totals.riskUnrealized.plus(mark.risk));
  totals.confirmedUnrealized = money(totals.confirmedUnrealized.plus(mark.confirmed));
  totals.gross = money(totals.gross.plus(mark.gross));
  totals.marked += 1;
  watchExcursion(market, book, mark);
}

/** What ticks agree on after a tick that changes nothing else that lasts: a mark follows at the next one (EB-22). */
export function confirmTick(state: EngineState, market: SymbolMarket, book: Book): void {
  const position = state.durable.books[book].positions.get(market.instrument.symbol);
  const quote = position === undefined ? null : quoteFor(market);
  if (position === undefined || quote === null) return;
  market.confirmed[book] = confirmedAt(state, market, { position, exit: riskMark(position, quote) });
}

function confirmedAt(
  { live }: EngineState,
  market: SymbolMarket,
  { position, exit }: { readonly position: Position; readonly exit: Price },
): ConfirmedMark {
  const tick = { side: sideOfQuantity(position.quantity), price: exit, time: market.time };
  return confirmMark(market.confirmed[position.book], tick, live.breaker.confirmMs);
}

function removeMark(totals: MarkTotals, market: SymbolMarket, book: Book): void {
  const mark = market.marks[book];
  if (mark === null) return;
  totals.unrealized = money(totals.unrealized.minus(mark.reporting));
  totals.riskUnrealized = money(totals.riskUnrealized.minus(mark.risk));
  totals.confirmedUnrealized = money(totals.confirmedUnrealized.minus(mark.confirmed));
  totals.gross = money(totals.gross.minus(mark.gross));
  totals.marked -= 1;
  market.marks[book] = null;
}

/** Best and worst of the episode: realized parts of it count too (ME-17). */
function watchExcursion(market: SymbolMarket, book: Book, { position, risk }: Mark): void {
  const { openedAt, realizedPnl } = position;
  const result = money(realizedPnl.plus(risk));
  const known = market.excursions[book];
  if (known?.openedAt !== openedAt) {
    market.excursions[book] = { openedAt, best: result, worst: result };
    return;
  }
  if (result.greaterThan(known.best)) known.best = result;
  if (result.lessThan(known.worst)) known.worst = result;
}
