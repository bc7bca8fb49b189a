/**
 * Closes one leg with one order and learns what became of it (ES-05).
 * 1. An id is used once; the next attempt has the next number, and only after the one before is over.
 * 2. No answer means unknown: the order is asked for, twice not found and too old to arrive any more, before another one may be sent.
 */
import { emergencyOrderId } from '../domain/emergency/emergencyOrderId.ts';
import { unixMs } from '../../shared/values/time.ts';
import type { CloseReceipt } from './receipts.ts';
import { pauseAfter, type Task } from './task.ts';
import type { LivePosition, OrderProgress } from './venue/closingVenue.ts';
import { closableOf, closingSide } from './venue/reducingOrder.ts';
import { ORDER_WINDOW_MS } from './venue/signedRequests.ts';

const legs = { NET: 'BOTH', LONG: 'LONG', SHORT: 'SHORT' } as const;
/** Between two questions about an order that is not there, and before the first about one that still works. */
const ABSENT_GAP_MS = 1_000;
const WORKING_GAP_MS = 250;
/** Spot: worth less than the venue trades. Other filters, and a market that is closed, have the same code: what they refuse is no dust. */
const TOO_SMALL = { code: '-1013', text: /NOTIONAL/ };
/** Refusals in a row after which a person is called: a halted symbol, a limit that was changed (ES-06). */
const CALL_AFTER = 3;

export type LegOutcome = 'ENDED' | 'AGAIN' | 'TOO_SMALL';

/** Resolves when the order is over. */
export async function closeLeg(
  task: Task,
  position: LivePosition,
  { attempt, retry }: { readonly attempt: number; readonly retry: number },
): Promise<LegOutcome> {
  const { venue, receipts } = task;
  const { symbol, leg } = position;
  const { incident } = receipts.report;
  const id = emergencyOrderId({ incident, symbol, leg: legs[leg], attempt, series: 'WD' });
  const receipt = {
    id,
    symbol,
    leg,
    side: closingSide(position),
    quantity: closableOf(position),
    at: unixMs(task.now()),
  };
  receipts.closed({ ...receipt, outcome: 'SENT', filled: null });
  const sentAt = task.mono();
  const answer = await venue.close(position, id);
  if (answer.kind === 'refused') {
    receipts.closed({ ...receipt, outcome: 'REJECTED', filled: null });
    const isDust = venue.market === 'SPOT' && answer.code === TOO_SMALL.code && TOO_SMALL.text.test(answer.text);
    if (!isDust && retry + 1 >= CALL_AFTER)
      task.alarm(`The venue refuses to close ${symbol} (${answer.text}). Close it by hand now.`);
    await pauseAfter(task, answer, { what: `closing ${symbol}`, retry: isDust ? 0 : retry });
    return isDust ? 'TOO_SMALL' : 'AGAIN';
  }
  const isOver = answer.kind === 'ok' && answer.value.isOver;
  if (answer.kind === 'unknown') receipts.closed({ ...receipt, outcome: 'UNKNOWN', filled: null });
  const progress = isOver ? answer.value : await settle(task, { symbol, id, sentAt });
  receipts.closed(endOf(receipt, progress));
  return progress === null ? 'AGAIN' : 'ENDED';
}

type Ended = Pick<CloseReceipt, 'id' | 'symbol' | 'leg' | 'side' | 'quantity' | 'at'>;

const endOf = (receipt: Ended, progress: OrderProgress | null): CloseReceipt =>
  progress === null
    ? { ...receipt, outcome: 'ABSENT', filled: null }
    : { ...receipt, outcome: 'ENDED', filled: progress.filled };

/** Asks until the order is over; null when it certainly never came into being. */
async function settle(
  task: Task,
  { symbol, id, sentAt }: { readonly symbol: string; readonly id: string; readonly sentAt: number },
): Promise<OrderProgress | null> {
  let absent = 0;
  for (let retry = 0; ;) {
    const answer = await task.venue.find(symbol, id);
    if (answer.kind !== 'ok') {
      await pauseAfter(task, answer, { what: `asking for ${id}`, retry });
      retry += 1;
      continue;
    }
    retry = 0;
    if (answer.value?.isOver === true) return answer.value;
    absent = answer.value === null ? absent + 1 : 0;
    if (absent >= 2 && task.mono() - sentAt >= ORDER_WINDOW_MS + ABSENT_GAP_MS) return null;
    await task.sleep(answer.value === null ? ABSENT_GAP_MS : WORKING_GAP_MS);
  }
}
