/**
 * While the venue is asked what there is to close, the closes of what our own record holds are gated and journaled (design: write-ahead intent), so that
 * those the venue confirms leave with its word and no later, and a process that is killed then knows each order it may have sent.
 */
import { held } from '../books.ts';
import { handOver, recordNotSent } from '../sending.ts';
import { venueOf, type Step } from '../step.ts';
import type { StopLeg } from '../../../shared/model/incident.ts';
import type { StopPlanStep } from '../../domain/emergency/stopPlan.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { createCloser } from './close.ts';
import { sinceTrigger } from './incident.ts';
import { ownSnapshot, type Snapshot } from './snapshotFacts.ts';
import { ownPlanOf } from './stopPlanOf.ts';
import { getRun, stopTurns } from './stopRuns.ts';

type Close = Extract<StopPlanStep, { step: 'CLOSE' }>;

/** The requests of a press have left, and the venues have not answered yet. */
export function onStopSent(step: Step): void {
  for (const turn of stopTurns(step)) prepareCloses(turn);
}

function prepareCloses(step: Step): void {
  const run = getRun(step);
  const { capabilities } = venueOf(step);
  // A sale on spot waits for its cancels, and two legs of one symbol are one position of our record.
  const isPlain = capabilities.reduceOnly && step.state.live.venue.setup?.positionMode !== 'HEDGE';
  // Pressing again asks for nothing again.
  const isFirst = run.stage === 'PLANNING' && run.asked === 1 && run.prepared.size === 0;
  if (!isFirst || capabilities.simulated || !isPlain) return;
  const snapshot = ownSnapshot(step);
  const closer = createCloser(step, { legs: new Map(), snapshot });
  for (const close of singleCloses(ownPlanOf(step, snapshot))) {
    const prepared = closer.prepare(close);
    if (prepared !== null) run.prepared.set(close.symbol, prepared);
  }
}

/** Closes of symbols that are closed by one order. */
function singleCloses(plan: readonly StopPlanStep[]): readonly Close[] {
  const bySymbol = Map.groupBy(
    plan.filter((each): each is Close => each.step === 'CLOSE'),
    ({ symbol }) => symbol,
  );
  return [...bySymbol.values()].flatMap((closes) => (closes.length === 1 ? closes : []));
}

/** Takes back what the venue's word does not fit: those symbols are planned by it. */
export function keepFitting(step: Step, { positions }: Snapshot): void {
  const { prepared } = getRun(step);
  const reported = Map.groupBy(positions, ({ symbol }) => symbol);
  for (const [symbol, { draft }] of prepared) {
    const [one, ...others] = reported.get(symbol) ?? [];
    const isSame =
      one?.leg === 'NET' &&
      others.length === 0 &&
      one.quantity.equals(draft.side === 'SELL' ? draft.quantity : draft.quantity.neg());
    if (!isSame) withdraw(step, symbol);
  }
}

/** Sends the close of the symbol that was prepared and returns its leg; null where there is none. */
export function sendPrepared(step: Step, symbol: SymbolName): StopLeg | null {
  const { prepared } = getRun(step);
  const made = prepared.get(symbol);
  if (made === undefined) return null;
  prepared.delete(symbol);
  handOver(step, made.approved, made.draft);
  return { ...made.leg, sentMs: sinceTrigger(step) };
}

/** What the plan did not send is not sent any more. */
export function withdrawPrepared(step: Step): void {
  for (const symbol of getRun(step).prepared.keys()) withdraw(step, symbol);
}

function withdraw(step: Step, symbol: SymbolName): void {
  const { prepared } = getRun(step);
  const id = prepared.get(symbol)?.draft.clientOrderId;
  prepared.delete(symbol);
  const order = id === undefined ? undefined : held(step).orders.get(id);
  if (order !== undefined) recordNotSent(step, order, 'not sent: the venue reported another position');
}
