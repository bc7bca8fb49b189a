/** One open position as the table shows it (UI-44). */
import type { Row } from '../../../shared/ipc/view.ts';
import type { Position } from '../../../shared/model/position.ts';
import { decimalText, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { sideOfQuantity } from '../../domain/position/side.ts';
import { equityOf, positionRisk } from '../../engine/exposure.ts';
import { quoteFor } from '../../engine/marks.ts';
import { staleLimitMs } from '../../engine/quoteFact.ts';
import type { ViewFacts } from './facts.ts';
import { stopPlace } from './stopPlace.ts';

const PLACES = 12;

/** Builds the row; without a price the mark is null and the P&L what it was at entry. */
export function positionRow(facts: ViewFacts, position: Position): Row<'positions'> {
  const { state } = facts;
  const market = state.live.markets.get(position.symbol);
  const quote = market === undefined ? null : quoteFor(market);
  const unrealized = market?.marks[position.book]?.reporting ?? ZERO;
  const gross = market?.marks[position.book]?.gross ?? ZERO;
  const { stopPrice } = position;
  const staleAfter = market === undefined ? 0 : staleLimitMs({ facts: facts.engine }, state.live, market);
  return {
    symbol: position.symbol,
    book: position.book,
    side: sideOfQuantity(position.quantity),
    quantity: decimalText(position.quantity.abs()),
    entry: short(position.averageEntry),
    mark: quote === null ? null : short(quote.mid),
    markTime: market === undefined || market.time === 0 ? null : market.time,
    stale: market === undefined || facts.now() - market.time > staleAfter,
    stop: stopPrice === null ? null : decimalText(stopPrice),
    stopPlace: stopPlace(state, position),
    stopDistance: stopPrice === null || quote === null ? null : short(stopPrice.minus(quote.mid).abs().div(quote.mid)),
    risk: short(positionRisk(state, position)),
    rMultiple: rMultiple(position, unrealized),
    unrealized: short(unrealized),
    unrealizedFraction: short(share(unrealized, position.averageEntry.mul(position.quantity.abs()))),
    notional: short(gross),
    exposure: short(share(gross, equityOf(state, position.book).risk)),
    source: position.source,
    openedAt: position.openedAt,
  };
}

/** Result so far over planned risk (ME-14). */
function rMultiple(position: Position, unrealized: Decimal): string | null {
  if (position.plannedRisk.lessThanOrEqualTo(0)) return null;
  return short(unrealized.plus(position.realizedPnl).minus(position.fees).div(position.plannedRisk));
}

const share = (part: Decimal, whole: Decimal): Decimal => (whole.isZero() ? ZERO : part.div(whole));
const short = (value: Decimal): string => decimalText(value.toDecimalPlaces(PLACES));
