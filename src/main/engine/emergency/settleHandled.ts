/** The venue's word on legs that were handled by hand: confirmed, or back with what was found (ES-07). */
import type { HandledLeg } from '../../../shared/model/incident.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { judgeHandled, type FoundAtVenue } from '../../domain/emergency/judgeHandled.ts';
import { exitSide, sideOfQuantity } from '../../domain/position/side.ts';
import { note, type Step } from '../step.ts';
import { changeIncident, openIncident } from './incident.ts';
import { tellResidue } from './residue.ts';
import { stopPosition, type Snapshot } from './snapshotFacts.ts';
import { getRun } from './stopRuns.ts';

/** Judges what is claimed of the turn's book; an answer to an older question judges nothing. */
export function settleHandled(step: Step, answer: Snapshot): void {
  const run = getRun(step);
  const { handled = [] } = openIncident(step);
  const isOpen = (claim: HandledLeg): boolean => claim.book === step.book && claim.state === 'CLAIMED';
  if (!handled.some(isOpen) || run.heard < run.asked) return;
  const found = foundIn(step, answer);
  const judged = handled.map((claim) => (isOpen(claim) ? judgeHandled(claim, found, step.at) : claim));
  changeIncident(step, 'handled by hand: the venue was heard', { to: { handled: judged } });
  for (const [index, claim] of judged.entries())
    if (handled[index]?.state === 'CLAIMED' && claim.state !== 'CLAIMED') tell(step, claim);
}

function foundIn(step: Step, { positions, orders }: Snapshot): FoundAtVenue {
  return {
    positions: positions
      .filter((position) => stopPosition(step, position).length > 0)
      .map(({ symbol, quantity, leg }) => {
        const held = sideOfQuantity(quantity);
        return {
          symbol,
          side: leg === 'NET' ? null : exitSide(held),
          text: `${symbol} ${held} ${decimalText(quantity.abs())} is still open`,
        };
      }),
    orders: orders.map(({ terms }) => terms.clientOrderId),
  };
}

function tell(step: Step, { symbol, state, found }: HandledLeg): void {
  if (state === 'CONFIRMED') return note(step, 'STOP', `${symbol}: handled by hand, and the venue confirms it.`);
  note(step, 'STOP', `${symbol}: marked as handled, and not confirmed: ${found}.`);
  tellResidue(step, `${symbol} was marked as handled by hand, and is not: ${found}`);
}
