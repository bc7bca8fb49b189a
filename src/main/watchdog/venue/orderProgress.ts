/** What the venue says of one order: spot and USD-M use the same words. */
import { z } from 'zod';
import { decimalSchema } from '../../../shared/values/decimal.ts';
import type { OrderProgress } from './closingVenue.ts';
import type { VenueAnswer } from './venueAnswer.ts';

const order = z.object({ status: z.string(), executedQty: decimalSchema });
const working = new Set(['NEW', 'PARTIALLY_FILLED', 'PENDING_NEW', 'PENDING_CANCEL']);
const NO_SUCH_ORDER = '-2013';

/** An answer that says nothing of the order leaves its outcome unknown. */
export function readProgress(answer: VenueAnswer<unknown>): VenueAnswer<OrderProgress> {
  if (answer.kind !== 'ok') return answer;
  const read = order.safeParse(answer.value);
  if (!read.success) return { kind: 'unknown', text: 'expected the order in the answer' };
  return { kind: 'ok', value: { isOver: !working.has(read.data.status), filled: read.data.executedQty } };
}

/** The answer to a question about an order; null when there is none of that id. */
export function readFound(answer: VenueAnswer<unknown>): VenueAnswer<OrderProgress | null> {
  if (answer.kind === 'refused' && answer.code === NO_SUCH_ORDER) return { kind: 'ok', value: null };
  return readProgress(answer);
}

const NOT_WORKING = new Set(['-2011', '-2013']);

/** The answer to a cancel: false where there was nothing to cancel any more. */
export function readCanceled(answer: VenueAnswer<unknown>): VenueAnswer<boolean> {
  if (answer.kind === 'refused' && NOT_WORKING.has(answer.code)) return { kind: 'ok', value: false };
  return answer.kind === 'ok' ? { kind: 'ok', value: true } : answer;
}
