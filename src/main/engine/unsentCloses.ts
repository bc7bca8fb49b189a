/**
 * Closes that never reached the venue. Somebody wanted out and was told yes. Of a session before this one, which died while they waited for the cancel of
 * their stop or before their request left, what is young is closed now; what is old, or was lost on its way in this session, is told.
 */
import type { Order } from '../../shared/model/order.ts';
import { decimalText, ZERO } from '../../shared/values/decimal.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { MINUTE_MS } from '../../shared/values/time.ts';
import { exitSide, sideOfQuantity } from '../domain/position/side.ts';
import { raiseAlert } from './alerts.ts';
import { held } from './books.ts';
import { closePosition } from './closing.ts';
import { isStopped } from './emergency/incident.ts';
import { note, venueOf, type Step } from './step.ts';

/** What was asked for longer ago is a person's to decide again: the market is another one. */
const MAKE_UP_MS = 5 * MINUTE_MS;

/** Takes that the venue never had a close. True when another one took its place. */
export function makeUpForClose(step: Step, order: Order): boolean {
  const { clientOrderId: id, symbol, reason, source, createdAt } = order;
  if (!isWanted(step, order) || !isOpen(step, order)) return false;
  const size = quantity(order.quantity.minus(order.filledQuantity));
  const isYoung = isOfSessionBefore(step, order) && step.at - createdAt < MAKE_UP_MS;
  if (isYoung && closePosition(step, symbol, { reason, source, size }).ok) {
    note(step, 'ORDER', `${id} was asked for before the restart and never sent: another close took its place.`);
    return true;
  }
  const minutes = Math.floor((step.at - createdAt) / MINUTE_MS);
  const since = minutes === 0 ? 'less than a minute' : `${minutes} min`;
  raiseAlert(step, 'CLOSE_LOST', { symbol, found: `${decimalText(size)} asked for ${since} ago` });
  return false;
}

/** What the desk decided itself it decides anew, and what is being canceled nobody wants. A simulated venue is rebuilt from the journal with its orders. */
const isWanted = (step: Step, { clientOrderId: id, source }: Order): boolean =>
  !venueOf(step).capabilities.simulated && source !== 'engine' && !step.state.live.canceling.has(id);

/** At a real venue ids carry the session's mark. */
const isOfSessionBefore = ({ state }: Step, { clientOrderId: id }: Order): boolean =>
  !id.endsWith(`-${state.live.reducing.sessionMark}`);

/** While an emergency stop runs its closes have the word. */
function isOpen(step: Step, { symbol, side }: Order): boolean {
  const size = held(step).positions.get(symbol)?.quantity ?? ZERO;
  return !isStopped(step) && !size.isZero() && exitSide(sideOfQuantity(quantity(size))) === side;
}
