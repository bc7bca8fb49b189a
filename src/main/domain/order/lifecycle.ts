/**
 * Life cycle of an order as one table: status, then event (style: table first). A pair that is not in the table is illegal.
 * 1. A fill always wins: it is the venue's word that quantity changed hands, whatever our status said before.
 * 2. Repeated and late news is absorbed where it changes nothing (an answer and the account stream both tell it).
 * 3. An order whose answer never came is UNKNOWN until the venue is asked, never rejected (RC-24).
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { OrderStatus } from '../../../shared/model/order.ts';

export const orderEvents = [
  'sent',
  'accepted',
  'partlyFilled',
  'filled',
  'canceled',
  'expired',
  'rejected',
  'denied',
  'answerLost',
  'foundWorking',
  'foundAbsent',
] as const;
/**
 * What can happen to an order. `filled` when the cumulative fill reaches the ordered quantity, `partlyFilled` before that.
 * `foundWorking` and `foundAbsent` are answers to a query by client order id.
 */
export type OrderEvent = (typeof orderEvents)[number];

export interface IllegalOrderEvent {
  readonly code: 'ILLEGAL_ORDER_EVENT';
  readonly status: OrderStatus;
  readonly event: OrderEvent;
}

const transitions = {
  INTENDED: {
    sent: 'IN_FLIGHT',
    denied: 'DENIED',
    // Withdrawn before it was sent.
    canceled: 'CANCELED',
    // After a crash nobody knows whether the journaled intent was sent.
    answerLost: 'UNKNOWN',
    foundWorking: 'OPEN',
    foundAbsent: 'CANCELED',
    // The fill says that it was sent, before anybody asked.
    partlyFilled: 'PARTIAL',
    filled: 'FILLED',
  },
  IN_FLIGHT: {
    accepted: 'OPEN',
    // The account stream may be faster than the answer.
    partlyFilled: 'PARTIAL',
    filled: 'FILLED',
    canceled: 'CANCELED',
    expired: 'EXPIRED',
    rejected: 'REJECTED',
    answerLost: 'UNKNOWN',
    foundWorking: 'OPEN',
  },
  OPEN: {
    accepted: 'OPEN',
    partlyFilled: 'PARTIAL',
    filled: 'FILLED',
    canceled: 'CANCELED',
    expired: 'EXPIRED',
    // A resting stop can be refused when it triggers.
    rejected: 'REJECTED',
    // The answer to a cancel was lost: the order may be working or not.
    answerLost: 'UNKNOWN',
    foundWorking: 'OPEN',
    foundAbsent: 'CANCELED',
  },
  PARTIAL: {
    // The fill came before the answer.
    accepted: 'PARTIAL',
    partlyFilled: 'PARTIAL',
    filled: 'FILLED',
    canceled: 'CANCELED',
    expired: 'EXPIRED',
    answerLost: 'UNKNOWN',
    foundWorking: 'PARTIAL',
    foundAbsent: 'CANCELED',
  },
  UNKNOWN: {
    accepted: 'OPEN',
    partlyFilled: 'PARTIAL',
    filled: 'FILLED',
    canceled: 'CANCELED',
    expired: 'EXPIRED',
    rejected: 'REJECTED',
    // The query itself got no answer: ask again.
    answerLost: 'UNKNOWN',
    foundWorking: 'OPEN',
    // Only after "does not exist" twice at least 1 s apart (RC-24); the venue never had it, so nothing was refused.
    foundAbsent: 'CANCELED',
  },
  FILLED: {
    accepted: 'FILLED',
    // A cancel that lost the race.
    canceled: 'FILLED',
    answerLost: 'FILLED',
  },
  CANCELED: {
    accepted: 'CANCELED',
    // A fill made before the cancel took effect and told after it: the order stays canceled with more filled.
    partlyFilled: 'CANCELED',
    // The late fill completes the order: nothing was left to cancel, so the fill wins.
    filled: 'FILLED',
    canceled: 'CANCELED',
    expired: 'CANCELED',
    answerLost: 'CANCELED',
  },
  EXPIRED: {
    accepted: 'EXPIRED',
    // As for CANCELED.
    partlyFilled: 'EXPIRED',
    filled: 'FILLED',
    canceled: 'EXPIRED',
    expired: 'EXPIRED',
    answerLost: 'EXPIRED',
  },
  DENIED: {},
  REJECTED: {
    rejected: 'REJECTED',
    answerLost: 'REJECTED',
  },
} as const satisfies Record<OrderStatus, Partial<Record<OrderEvent, OrderStatus>>>;

/** Returns the status after the event, or ILLEGAL_ORDER_EVENT where the table has no arm (a fill after FILLED is an overfill, RC-27). */
export function nextOrderStatus(status: OrderStatus, event: OrderEvent): Result<OrderStatus, IllegalOrderEvent> {
  const arms: Partial<Record<OrderEvent, OrderStatus>> = transitions[status];
  const next = arms[event];
  return next === undefined ? err({ code: 'ILLEGAL_ORDER_EVENT', status, event }) : ok(next);
}
