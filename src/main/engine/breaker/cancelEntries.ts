/** Takes back every working entry of the book: at L2 and above, on a pause, before sleep, and on request. */
import { workingOrders } from '../exposure.ts';
import { requestCancel } from '../sending.ts';
import type { Step } from '../step.ts';

/** Asks for the cancels; returns how many. */
export function cancelWorkingEntries(step: Step): number {
  const entries = workingOrders(step.state, step.book).filter(
    (order) => order.role === 'ENTRY' && !step.state.live.canceling.has(order.clientOrderId),
  );
  for (const order of entries) requestCancel(step, order);
  return entries.length;
}
