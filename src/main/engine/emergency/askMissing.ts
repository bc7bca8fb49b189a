/**
 * Orders of ours that work here and are not at the venue while a stop runs: their end was told and not heard. Left alone, the lost end of a close that
 * filled in part would count as working, and what is still open would never be closed (RC-24, RC-25, ES-05).
 */
import { startUrgentQuery } from '../orders.ts';
import { venueOf, type Step } from '../step.ts';
import { workingHere, type Snapshot } from './snapshotFacts.ts';

/** News this young may be newer than the answer. */
const SETTLE_MS = 1_000;

/** Asks about each of them; a simulated venue tells everything. */
export function askMissing(step: Step, { orders }: Snapshot): void {
  if (venueOf(step).capabilities.simulated) return;
  const listed = new Set(orders.map(({ terms }) => terms.clientOrderId));
  for (const order of workingHere(step))
    if (!listed.has(order.clientOrderId) && order.updatedAt + SETTLE_MS <= step.at) startUrgentQuery(step, order);
}
