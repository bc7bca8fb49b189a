/**
 * Funds check of an order that may add risk. Perpetuals: wallet plus unrealized P&L less initial margin of positions and resting orders.
 * Spot: quote cash for buys, unlocked base for sells.
 */
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { decimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import { reducibleQuantity } from './paperAccount.ts';
import type { PaperBook } from './paperBook.ts';
import type { SymbolLane } from './symbolLane.ts';
import { leavesOf } from './workingOrder.ts';

/** True when the order, priced at `at`, is covered including its taker fee. */
export function hasFunds(book: PaperBook, lane: SymbolLane, order: { terms: OrderTerms; at: Decimal }): boolean {
  const { terms, at } = order;
  if (book.market === 'SPOT' && terms.side === 'SELL')
    return unlockedBase(book, lane).greaterThanOrEqualTo(terms.quantity);
  const closing = reducibleQuantity(book.account.held(terms.symbol), terms.side, terms.quantity);
  const opening = terms.quantity.minus(closing);
  if (opening.isZero()) return true;
  const fee = terms.quantity.mul(at).mul(lane.instrument.takerFee);
  // What the order closes first frees its own margin: a reversal needs no more than the position it ends with.
  const required = opening.minus(closing).mul(at).div(leverageOf(book, lane)).plus(fee);
  return available(book).greaterThanOrEqualTo(required);
}

function leverageOf(book: PaperBook, lane: SymbolLane): number {
  return book.market === 'SPOT' ? 1 : Math.min(book.maxLeverage, lane.instrument.maxLeverage);
}

function unlockedBase(book: PaperBook, lane: SymbolLane): Decimal {
  let free = book.account.held(lane.instrument.symbol);
  for (const order of lane.working.values())
    if (order.terms.side === 'SELL' && !order.terms.reduceOnly) free = free.minus(leavesOf(order));
  return free;
}

function available(book: PaperBook): Decimal {
  let free: Decimal = book.account.balance();
  for (const [symbol, { quantity, averageEntry }] of book.account.holdings()) {
    const lane = book.lanes.get(symbol);
    const cost = quantity.abs().mul(averageEntry);
    if (book.market === 'SPOT' || lane === undefined) {
      free = free.minus(cost);
      continue;
    }
    const mark = lane.tick === null ? averageEntry : decimal(lane.tick.last);
    const unrealized = quantity.mul(mark.minus(averageEntry));
    free = free.plus(unrealized).minus(quantity.abs().mul(mark).div(leverageOf(book, lane)));
  }
  for (const lane of book.lanes.values()) if (lane.working.size > 0) free = free.minus(reserved(book, lane));
  return free;
}

/** Margin of resting orders; a conditional order of a perpetual reserves nothing before its trigger. */
function reserved(book: PaperBook, lane: SymbolLane): Decimal {
  let sum = ZERO;
  for (const order of lane.working.values()) {
    const { terms } = order;
    const at = book.market === 'SPOT' ? (terms.limitPrice ?? terms.triggerPrice) : terms.limitPrice;
    if (at === null || terms.reduceOnly || (book.market === 'SPOT' && terms.side === 'SELL')) continue;
    const leaves = leavesOf(order);
    const opening = leaves.minus(reducibleQuantity(book.account.held(terms.symbol), terms.side, leaves));
    sum = sum.plus(opening.mul(at).div(leverageOf(book, lane)));
  }
  return sum;
}
