/**
 * The second word on positions, balance and time (RC-25, drop copy against REST): the venue is asked every 30 s, every 10 s in probation, and again soon
 * while something differs. Feeds EB-10, EB-11, EB-12 and EB-14. A paper book of a
 * rehearsal has one clock and one truth, so it is not asked there.
 */
import { MINUTE_MS, SECOND_MS, unixMs } from '../../../shared/values/time.ts';
import { ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { isTerminal, type Order } from '../../../shared/model/order.ts';
import type { Book } from '../../../shared/model/mode.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { money } from '../../../shared/values/money.ts';
import type { SnapshotAnswer } from '../../ports/venue.ts';
import { differenceText, type PositionPair } from '../../domain/breaker/mismatchTrigger.ts';
import { isForeignPosition } from '../../domain/reconcile/isForeignPosition.ts';
import { activeBook, held, inBook } from '../books.ts';
import { record, setTimer, venueOf, type Step } from '../step.ts';
import { compareAccount, expectedAtVenue } from '../venue/compareAccount.ts';
import { expectedBalance } from '../venue/expectedBalance.ts';
import { holdForSetup } from '../venue/setupLevel.ts';
import { rulesInForce } from './breakerRules.ts';
import { evaluateTrigger } from './evaluateTrigger.ts';
import { learnBalance, learnClock, learnPositions, learnRequests, offsetOf } from './venueHealth.ts';

/** Time between two comparisons while nothing differs. */
export const COMPARE_MS = MINUTE_MS / 2;
const PROBATION_MS = 10 * SECOND_MS;
/** The record says at least this often that the live account was looked at: a start asks for fills from then on. */
const CONFIRM_MS = 10 * MINUTE_MS;

type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

/** Arms the first comparison of the session. */
export const startComparing = (step: Step): void => schedule(step, COMPARE_MS);

/** A comparison is due: ask, and arm the next. */
export function onCompareDue(turn: Step): void {
  const step = inBook(turn, activeBook(turn.state.durable));
  const { ladder } = step.state.durable;
  if (isAsked(step)) {
    step.state.live.breaker.asked = { at: step.at, fills: held(step).counters.fill, cash: held(step).cash };
    step.effects.snapshot.push({ book: step.book, purpose: 'COMPARE' });
  }
  schedule(step, ladder.probation?.state === 'RUNNING' ? PROBATION_MS : COMPARE_MS);
}

const schedule = (step: Step, afterMs: number): void => setTimer(step, 'compare', unixMs(step.at + afterMs));

/** While an emergency stop polls for itself, or the desk recovers, others have the word; one that awaits its resume is compared again (T7). */
function isAsked(step: Step): boolean {
  const { modeState } = step.state.durable;
  const isStopping = modeState.mode === 'EMERGENCY_STOP' && modeState.phase !== 'AWAITING_APPROVAL';
  const isOpen = modeState.mode !== 'SETUP' && !isStopping && modeState.run !== 'RECOVERING';
  return isOpen && held(step).opened && isCompared(step, step.book);
}

/** Whether the book has a venue whose word is another than our own. */
export const isCompared = ({ state, facts }: Pick<Step, 'state' | 'facts'>, book: Book): boolean =>
  state.live.feed.kind === 'live' || (book === 'LIVE' && facts.standInLive);

/** Takes the venue's answer. What was filled, or paid in, while the question was on its way is not compared: the next one is. */
export function onCompareSnapshot(step: Step, answer: SnapshotAnswer): void {
  const { asked } = step.state.live.breaker;
  if (asked === null || step.book !== activeBook(step.state.durable)) return;
  step.state.live.breaker.asked = null;
  learnRequests(step, answer.kind === 'snapshot');
  if (answer.kind === 'snapshot') {
    learnClock(step, offsetOf(answer, { sentAt: asked.at, answeredAt: step.at }));
    const { counters, cash } = held(step);
    const inOrders = venueOf(step).capabilities.simulated
      ? []
      : compareAccount(step, answer, { askedAt: asked.at, isRunning: true });
    holdForSetup(step);
    if (counters.fill === asked.fills && cash.equals(asked.cash)) compare(step, answer, inOrders);
  }
  for (const trigger of ['CLOCK', 'CONNECTIVITY', 'MISMATCH', 'EQUITY_JUMP'] as const) evaluateTrigger(step, trigger);
}

function compare(step: Step, answer: Snapshot, inOrders: readonly string[]): void {
  const pairs = pairsOf(step, answer);
  learnPositions(step, pairs);
  const expected = expectedBalance(step);
  learnBalance(step, { unexplained: money(answer.balance.minus(expected)), expected });
  const inPositions = pairs
    .filter(({ internal, venue, isForeign }) => isForeign || !internal.equals(venue))
    .map(differenceText);
  const differences = [...inOrders, ...inPositions];
  recordChange(step, differences);
  if (differences.length === 0) step.state.live.lastReconciledAt = step.at;
  // What differs is looked at again as soon as a second look counts (EB-11).
  else schedule(step, rulesInForce(step).breaker.mismatchGapMs);
}

/** The first look at the live account, then a change of what differs, and one in ten minutes: equal comparisons every 30 s say nothing new. */
function recordChange(step: Step, differences: string[]): void {
  const { breaker } = step.state.live;
  const text = differences.join('\n');
  const { at, failingSince } = step.state.durable.ladder.comparison;
  const isDue = step.book === 'LIVE' && (at === null || step.at - at >= CONFIRM_MS);
  // A break that the recovery found, and that is mended now, was never this poll's own.
  const isMended = step.book === 'LIVE' && failingSince !== null && differences.length === 0;
  if (!isDue && !isMended && text === breaker.differences) return;
  breaker.differences = text;
  record(step, 'RECON_SUMMARY', { data: { differences, adoptedFills: 0 }, durability: 'B' });
}

/** Every symbol that either side holds; what is left alone counts as expected. */
function pairsOf(step: Step, { positions, orders }: Snapshot): readonly PositionPair[] {
  const reported = Map.groupBy(positions, ({ symbol }) => symbol);
  const own = held(step).positions;
  return [...new Set([...own.keys(), ...reported.keys()])].map((symbol) => {
    const lot = step.state.live.markets.get(symbol)?.instrument.lot ?? ZERO;
    const internal = expectedAtVenue(step, symbol);
    const legs = (reported.get(symbol) ?? []).map(({ quantity }): Decimal => quantity);
    const venue = legs.reduce((sum, each) => sum.plus(each), ZERO);
    return { symbol, internal, venue, lot, legs, isForeign: isForeign(step, { symbol, legs, orders }) };
  });
}

interface ReportedSymbol {
  readonly symbol: SymbolName;
  readonly legs: readonly Decimal[];
  /** Orders of the same answer. */
  readonly orders: Snapshot['orders'];
}

/** A derivative position that is not ours (RC-26); what an order of ours may have traded, unheard, is a mismatch like any other. Spot has EB-14. */
function isForeign(step: Step, { symbol, legs, orders }: ReportedSymbol): boolean {
  const { simulated, market } = venueOf(step).capabilities;
  if (simulated || market === 'SPOT') return false;
  const own: Decimal = held(step).positions.get(symbol)?.quantity ?? ZERO;
  const shares = { own, left: expectedAtVenue(step, symbol).minus(own), legs };
  const mayBeOurs = [...held(step).orders.values()].some((each) => mayHaveTraded(each, { symbol, orders }));
  return isForeignPosition(shares) && !mayBeOurs;
}

/** Whether a working order of the symbol is not listed any more, or traded more than we heard of. */
function mayHaveTraded(order: Order, { symbol, orders }: Pick<ReportedSymbol, 'symbol' | 'orders'>): boolean {
  if (order.symbol !== symbol || isTerminal(order.status)) return false;
  const listed = orders.find(({ terms }) => terms.clientOrderId === order.clientOrderId);
  return listed?.filledQuantity.greaterThan(order.filledQuantity) ?? true;
}
