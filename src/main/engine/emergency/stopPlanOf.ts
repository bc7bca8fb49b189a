/** The plan of a stop for what the venue reports: the same for a stop in earnest and for a drill that sends nothing. */
import { planStop } from '../../domain/emergency/planStop.ts';
import type { StopPlanStep } from '../../domain/emergency/stopPlan.ts';
import type { Order } from '../../../shared/model/order.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { venueOf, type Step } from '../step.ts';
import { foreignGuards, foreignIn, stopPosition, workingHere, type Snapshot } from './snapshotFacts.ts';

/** Our own orders, and those of somebody else that are kept like our stops: what the stop itself plans. */
export const ownPlanOf = (step: Step, answer: Snapshot): readonly StopPlanStep[] => {
  const { market, reduceOnly } = venueOf(step).capabilities;
  const positions = answer.positions.flatMap((position) => stopPosition(step, position));
  return planStop({
    market,
    reduceOnly,
    positions,
    orders: [
      ...workingHere(step).filter((each) => !isPrepared(step, each)),
      ...[...foreignGuards(step, answer)].map(({ terms }) => ({ ...terms, role: 'STOP' as const })),
    ],
  });
};

/** Journaled and not sent: nothing of it is on its way. */
const isPrepared = ({ state, book }: Step, { symbol, clientOrderId }: Order): boolean =>
  state.live.stops.get(book)?.prepared.get(symbol)?.draft.clientOrderId === clientOrderId;

/** With a cancel for each order at the venue that is not ours, which the stop cancels beside its plan. */
export function stopPlanOf(step: Step, answer: Snapshot): readonly StopPlanStep[] {
  const guards = foreignGuards(step, answer);
  const foreign = foreignIn(step, answer)
    .filter((order) => !guards.has(order))
    .map(({ terms }): StopPlanStep<SymbolName> => ({
      step: 'CANCEL',
      clientOrderId: terms.clientOrderId,
      symbol: terms.symbol,
    }));
  const [latch, ...rest] = ownPlanOf(step, answer);
  return latch === undefined ? [] : [latch, ...foreign, ...rest];
}
