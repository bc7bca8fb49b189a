/** Closes that the venue refused: what somebody wanted out of and still holds. A symbol that trades again is closed by what is remembered here. */
import type { Order } from '../../../shared/model/order.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { clearAlert } from '../alerts.ts';
import type { Step } from '../step.ts';
import type { RefusedClose } from './venueLive.ts';

/** Remembers the last one of the symbol. */
export function rememberRefusedClose(
  { state, book, at }: Step,
  { symbol, quantity: size, reason, source }: Pick<Order, 'symbol' | 'quantity' | 'reason' | 'source'>,
): void {
  state.live.venue.refusedCloses.set(`${book}|${symbol}`, { book, symbol, at, size, reason, source });
}

/** A close was taken, or nothing is left to close: whatever was said of closes that did not come about is over. */
export function endCloseTrouble(step: Step, symbol: SymbolName): void {
  clearAlert(step, 'CLOSE_REFUSED', symbol);
  clearAlert(step, 'CLOSE_LOST', symbol);
  forgetRefusedClose(step, symbol);
}

/** It is not to be sent again. */
export function forgetRefusedClose({ state, book }: Pick<Step, 'state' | 'book'>, symbol: SymbolName): void {
  state.live.venue.refusedCloses.delete(`${book}|${symbol}`);
}

/** All of the symbol, of both books. */
export const refusedClosesOf = ({ state }: Pick<Step, 'state'>, symbol: SymbolName): readonly RefusedClose[] =>
  [...state.live.venue.refusedCloses.values()].filter((each) => each.symbol === symbol);
