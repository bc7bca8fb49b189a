/** Closes that wait for the cancel of the stop which locks what they sell: sent when the venue has confirmed it, and never for more than is left (RC-23). */
import { isTerminal, type Order } from '../../shared/model/order.ts';
import { ZERO, type Decimal } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { exitSide, sideOfQuantity } from '../domain/position/side.ts';
import { held } from './books.ts';
import { closePosition } from './closing.ts';
import { isHeldBack, sendHeld, withdraw, workingOf } from './sending.ts';
import type { Step } from './step.ts';

/** Closes of the symbol that are not sent yet. */
export const heldClosesOf = (step: Step, symbol: SymbolName): readonly Order[] =>
  workingOf(step, symbol, 'EXIT').filter((order) => isHeldBack(step, order));

/** Sends what waits; the caller has seen that no stop works any more. */
export function releaseCloses(step: Step, symbol: SymbolName): void {
  for (const order of heldClosesOf(step, symbol)) release(step, order);
}

/** What the stop sold before it was canceled is not sold again: then a close of the rest takes the place of this one. */
function release(step: Step, order: Order): void {
  const open = openFor(step, order);
  if (open.greaterThanOrEqualTo(order.quantity)) return sendHeld(step, order);
  withdraw(step, order, 'its stop sold before it');
  if (open.lessThanOrEqualTo(0)) return;
  const { symbol, reason, source } = order;
  closePosition(step, symbol, { reason, source, size: quantity(open) });
}

/** Of the position, what no other order on its way sells. */
function openFor(step: Step, { symbol, side }: Order): Decimal {
  const { positions, orders } = held(step);
  const position = positions.get(symbol);
  if (position === undefined || exitSide(sideOfQuantity(position.quantity)) !== side) return ZERO;
  let open: Decimal = position.quantity.abs();
  for (const each of orders.values())
    if (each.symbol === symbol && each.side === side && !isTerminal(each.status) && !isHeldBack(step, each))
      open = open.minus(each.quantity).plus(each.filledQuantity);
  return open;
}
