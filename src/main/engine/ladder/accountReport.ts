/** The live account as its venue reports it, asked each minute: for the gates, and for what the drills look at. */
import type { SnapshotAnswer } from '../../ports/venue.ts';
import { inBook } from '../books.ts';
import type { Step } from '../step.ts';
import { opensGates } from './opensGates.ts';
import { dryRunStop } from './preflight.ts';

/** Asks the live venue, where there is one and a gate could be opened. */
export function askAccount(step: Step): void {
  const { run } = step.state.durable.modeState;
  if (step.facts.venues.LIVE === null || run === 'RECOVERING' || !opensGates(step)) return;
  step.effects.snapshot.push({ book: 'LIVE', purpose: 'ACCOUNT' });
}

/** Takes the answer; one that did not come leaves what is known. */
export function onAccountSnapshot(turn: Step, answer: SnapshotAnswer): void {
  if (answer.kind === 'unknown') return;
  const { ladder } = turn.state.live;
  ladder.account = {
    at: turn.at,
    balance: answer.balance,
    positions: answer.positions.length,
    orders: answer.orders.length,
  };
  if (!ladder.dryRunAsked) return;
  ladder.dryRunAsked = false;
  dryRunStop(inBook(turn, 'LIVE'), answer);
}
