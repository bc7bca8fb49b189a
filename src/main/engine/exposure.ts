/** Exposure, heat and equity of one book: one formula each, used by the gate, the vitals and the samples alike (UI-08). */
import type { Instrument } from '../../shared/model/instrument.ts';
import type { Book } from '../../shared/model/mode.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Position } from '../../shared/model/position.ts';
import { ZERO, type Decimal } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money, type Money } from '../../shared/values/money.ts';
import { workingAmong } from './bookOrders.ts';
import type { BookState } from './books.ts';
import type { LiveState, SymbolMarket } from './liveState.ts';
import type { EngineState } from './state.ts';
import { openRisk } from '../domain/position/openRisk.ts';
import { stopCosts } from './costs.ts';

/** Equity at reporting marks and at risk (exit-side) marks (CV-06). */
export function equityOf(state: EngineState, book: Book): { readonly reporting: Money; readonly risk: Money } {
  const { cash } = state.durable.books[book];
  const { unrealized, riskUnrealized } = state.live.totals[book];
  return { reporting: money(cash.plus(unrealized)), risk: money(cash.plus(riskUnrealized)) };
}

/** Working orders of a book, in the order they were made. */
export function workingOrders(state: EngineState, book: Book): readonly Order[] {
  return workingAmong(state.durable.books[book].orders);
}

/** Notional of the leaves quantity of an order at its limit, or at the price it was decided at. */
export function workingNotional(order: Order): Money {
  const leaves = order.quantity.minus(order.filledQuantity);
  return money(leaves.mul(order.limitPrice ?? order.decisionPrice));
}

/** Sum of the leaves notional of working entries; protective stops do not count (RC-13). */
export function workingEntryNotional(orders: readonly Order[]): Money {
  return money(orders.reduce((sum, order) => (order.role === 'ENTRY' ? sum.plus(workingNotional(order)) : sum), ZERO));
}

/** Open risk to the stop per position object, good for one exit fee: a position that did not change is not computed again. */
const knownRisk = new WeakMap<Position, { readonly exitFee: Decimal; readonly risk: Money }>();

/** Loss of one position if it is stopped now, costs included; 0 at breakeven or better (RC-17). */
export function positionRisk(state: EngineState, position: Position): Money {
  const costs = stopCosts(state, position.symbol);
  const known = knownRisk.get(position);
  if (known?.exitFee === costs.exitFee) return known.risk;
  const risk = openRisk(position, costs);
  knownRisk.set(position, { exitFee: costs.exitFee, risk });
  return risk;
}

/** Last sum of the open risks of some positions, and the instruments whose fees are in it. */
interface RiskSum {
  readonly markets: LiveState['markets'];
  readonly instruments: readonly { readonly market: SymbolMarket; readonly instrument: Instrument }[];
  readonly sum: Decimal;
}
const knownSums = new WeakMap<BookState['positions'], RiskSum>();

/** Sum of the open risks of a book's positions, in their order: added up again for other positions, and after the venue's rules were read again. */
function positionsRisk(state: EngineState, positions: BookState['positions']): Decimal {
  const { markets } = state.live;
  const known = knownSums.get(positions);
  const isSame = ({ market, instrument }: RiskSum['instruments'][number]): boolean => market.instrument === instrument;
  if (known?.markets === markets && known.instruments.every(isSame)) return known.sum;
  const instruments: { readonly market: SymbolMarket; readonly instrument: Instrument }[] = [];
  let sum: Decimal = ZERO;
  for (const position of positions.values()) {
    const market = markets.get(position.symbol);
    if (market !== undefined) instruments.push({ market, instrument: market.instrument });
    sum = sum.plus(positionRisk(state, position));
  }
  knownSums.set(positions, { markets, instruments, sum });
  return sum;
}

/** Sum of open risk to stops, plus the planned risk of working entries (RC-17). */
export function heatOf(state: EngineState, book: Book, orders: readonly Order[]): Money {
  let heat = positionsRisk(state, state.durable.books[book].positions);
  for (const order of orders) {
    if (order.role !== 'ENTRY') continue;
    const leavesShare = order.quantity.minus(order.filledQuantity).div(order.quantity);
    heat = heat.plus(order.plannedRisk.mul(leavesShare));
  }
  return money(heat);
}

/** Unsigned notional of the position in a symbol at its mark, 0 when flat. */
export function symbolNotional(state: EngineState, book: Book, symbol: SymbolName): Money {
  return state.live.markets.get(symbol)?.marks[book]?.gross ?? money(ZERO);
}
