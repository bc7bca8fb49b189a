/** Signs of life of the account stream (EB-12), and what its adapter measured: request weight (RC-32), round trips while idle (EB-05). */
import type { AccountEvent } from '../../ports/venue.ts';
import { activeBook } from '../books.ts';
import type { Step } from '../step.ts';
import { evaluateTrigger } from './evaluateTrigger.ts';
import { learnRoundTrip } from './orderQuality.ts';

/** Takes a heartbeat; from the first one on their absence counts. The shadow's venue is not watched (SM-14). */
export function onHeartbeat(step: Step, event: Extract<AccountEvent, { kind: 'heartbeat' }>): void {
  const { breaker } = step.state.live;
  const isActive = step.book === activeBook(step.state.durable);
  // The live account's also before a promotion: the first entry after it need not wait for the next heartbeat (RC-09).
  if (isActive || step.book === 'LIVE') breaker.exchangeWeight = event.weightUsed;
  if (!isActive) {
    // The book that trades has another venue: the silence of this one says nothing about it.
    breaker.connection.streamAt = null;
    return;
  }
  breaker.connection.streamAt = step.at;
  if (event.probeMs === null) return;
  learnRoundTrip(step, event.probeMs);
  evaluateTrigger(step, 'LATENCY');
}
