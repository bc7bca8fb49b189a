/** The live account as its venue reports it, asked each minute and as soon as its key is known to work: for the gates, and for what the drills look at. */
import type { SnapshotAnswer } from '../../ports/venue.ts';
import type { ClientOrderId } from '../../../shared/values/ids.ts';
import { findOrder, inBook } from '../books.ts';
import { offsetOf } from '../breaker/venueHealth.ts';
import type { Step } from '../step.ts';
import { learnSetup } from '../venue/learnSetup.ts';
import { opensGates } from './opensGates.ts';
import { dryRunStop, isDrillOrder } from './preflight.ts';

/** Asks the live venue, where there is one and a gate could be opened. */
export function askAccount(step: Step): void {
  const { run } = step.state.durable.modeState;
  if (step.facts.venues.LIVE === null || run === 'RECOVERING' || !opensGates(step)) return;
  step.state.live.ladder.accountAskedAt ??= step.at;
  step.effects.snapshot.push({ book: 'LIVE', purpose: 'ACCOUNT' });
}

/** Takes the answer; one that did not come leaves what is known. */
export function onAccountSnapshot(turn: Step, answer: SnapshotAnswer): void {
  const { ladder } = turn.state.live;
  const sentAt = ladder.accountAskedAt ?? turn.at;
  ladder.accountAskedAt = null;
  if (answer.kind === 'unknown') return;
  ladder.account = {
    at: turn.at,
    balance: answer.balance,
    positions: answer.positions.length,
    orders: answer.orders.filter(({ terms }) => !isDrill(turn, terms.clientOrderId)).length,
    clockOffsetMs: offsetOf(answer, { sentAt, answeredAt: turn.at }),
  };
  learnSetup(inBook(turn, 'LIVE'), answer.setup);
  if (!ladder.dryRunAsked) return;
  ladder.dryRunAsked = false;
  dryRunStop(inBook(turn, 'LIVE'), answer);
}

/** The drill's own order is at the venue for a moment: the book counts as empty all the same. */
function isDrill({ state }: Step, id: ClientOrderId): boolean {
  const order = findOrder(state.durable, id);
  return order !== undefined && isDrillOrder(order);
}
