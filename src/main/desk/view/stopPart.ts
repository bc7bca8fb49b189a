/** The close plan of one press, and the open incident with every leg (UI-27 to UI-32). */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Incident, StopLeg } from '../../../shared/model/incident.ts';
import type { Book, TradingMode } from '../../../shared/model/mode.ts';
import { decimal, decimalText } from '../../../shared/values/decimal.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { modesUpTo } from '../../domain/mode/transition.ts';
import { activeBook, allPositions, openedBooks } from '../../engine/books.ts';
import { currentLeg } from '../../engine/emergency/legs.ts';
import { highestResume, openResumeGuards, reconciledAt } from '../../engine/emergency/resumeFacts.ts';
import { decidingCause } from '../../engine/emergency/stopCauses.ts';
import { workingOrders } from '../../engine/exposure.ts';
import { quoteFor } from '../../engine/marks.ts';
import type { EngineState } from '../../engine/state.ts';
import type { ViewFacts } from './facts.ts';

type StopPart = Part<'stop'>;
type PlanLeg = StopPart['plan']['legs'][number];
type LegView = NonNullable<StopPart['incident']>['legs'][number];

/** The stop part of the view. */
export function stopPart(facts: ViewFacts): StopPart {
  const { state } = facts;
  const entries = openedBooks(state.durable).flatMap((book) =>
    workingOrders(state, book).filter((order) => order.role !== 'STOP'),
  );
  const closes = closeLegs(state);
  return {
    plan: {
      cancel: entries.length,
      close: closes.length,
      legs: [
        ...entries.map((order) => ({
          action: `cancel ${order.side} ${decimalText(order.quantity)} (${order.clientOrderId})${shadowText(state, order.book)}`,
          symbol: order.symbol,
          notional: '0',
          slippage: null,
        })),
        ...closes,
      ],
    },
    lastDrill: state.durable.lastDrill,
    incident: state.durable.incident === null ? null : incidentView(facts, state.durable.incident),
  };
}

/** What would be closed, largest notional first, with half the spread as the least it costs. */
function closeLegs(state: EngineState): PlanLeg[] {
  const legs: PlanLeg[] = [];
  for (const position of allPositions(state.durable)) {
    const market = state.live.markets.get(position.symbol);
    const quote = market === undefined ? null : quoteFor(market);
    const side = position.quantity.isNegative() ? 'BUY' : 'SELL';
    const half = quote === null ? null : quote.ask.minus(quote.bid).div(2).mul(position.quantity.abs());
    legs.push({
      action: `${side} ${decimalText(position.quantity.abs())} at market, reduce-only${shadowText(state, position.book)}`,
      symbol: position.symbol,
      notional: decimalText(market?.marks[position.book]?.gross.toDecimalPlaces(2) ?? decimal(0)),
      slippage: half === null ? null : decimalText(half.toDecimalPlaces(4)),
    });
  }
  return legs.toSorted((one, other) => decimal(other.notional).comparedTo(decimal(one.notional)));
}

/** One press closes the shadow too, by its own orders (SM-14). */
const shadowText = (state: EngineState, book: Book): string =>
  book === activeBook(state.durable) ? '' : ` (${book.toLowerCase()} book)`;

function incidentView(facts: ViewFacts, incident: Incident): NonNullable<StopPart['incident']> {
  const highest = highestResume(facts.state);
  return {
    id: incident.id,
    book: incident.book,
    cause: incident.cause,
    source: incident.source,
    text: incident.text,
    triggers: incident.triggers,
    startedAt: incident.startedAt,
    phase: incident.phase,
    steps: [...incident.steps],
    legs: incident.legs.map((leg) => legView(incident, currentLeg(facts.state, leg))),
    flatAt: incident.flatAt,
    cooldownEndsAt: incident.cooldownEndsAt,
    cost: decimalText(incident.cost.toDecimalPlaces(8)),
    resumeModes: highest === null ? [] : [...modesUpTo(highest)],
    resumeText: `After a ${decidingCause(incident).toLowerCase().replace('_', ' ')} stop ${highestText(facts.state, highest)} (SM-18).`,
    checklist: checklistOf(facts, incident),
  };
}

/** What may be restored, in words. */
function highestText({ durable }: EngineState, highest: TradingMode | null): string {
  const { modeState } = durable;
  const isLower = modeState.mode === 'EMERGENCY_STOP' && highest !== null && highest !== modeState.modeBefore;
  return isLower ? `${modeName(highest)} is the highest mode` : 'the mode before it may be restored';
}

/** UI-32: what must hold before a resume, each with the time it was found so. */
function checklistOf(facts: ViewFacts, incident: Incident): NonNullable<StopPart['incident']>['checklist'] {
  const { state } = facts;
  const cooled = incident.phase === 'AWAITING_APPROVAL';
  return [
    { text: 'Book flat, confirmed twice by the venue', passed: incident.flatAt !== null, at: incident.flatAt },
    { text: 'Cooldown over', passed: cooled, at: cooled ? incident.cooldownEndsAt : null },
    {
      text: 'Reconciled with the venue',
      passed: incident.flatAt !== null && isReconciled(facts),
      at: reconciledAt(state),
    },
    {
      text: 'Journal is writing',
      passed: state.live.journal.failingSince === null,
      at: facts.now() - (facts.now() % 60_000),
    },
  ];
}

/** By the guards of the highest mode that may be chosen: what this says is what the resume says. */
function isReconciled({ state, engine, now }: ViewFacts): boolean {
  const open = openResumeGuards({ state, facts: engine, at: now() }, highestResume(state) ?? 'PAPER') ?? [];
  return !open.some(({ code }) => code === 'NOT_RECONCILED' || code === 'COMPARISON_OLD');
}

const legView = (incident: Incident, leg: StopLeg): LegView => ({
  book: leg.book,
  key: leg.key,
  kind: leg.kind,
  symbol: leg.symbol,
  side: leg.side,
  atVenue: decimalText(leg.atVenue),
  orderId: leg.orderId,
  sentMs: leg.sentMs,
  filled: decimalText(leg.filledQuantity),
  averagePrice: leg.averagePrice === null ? null : decimalText(leg.averagePrice.toDecimalPlaces(12)),
  slippageBps: leg.slippageBps === null ? null : decimalText(leg.slippageBps),
  state: leg.state,
  note: leg.note,
  handled: handledView(incident, leg),
});

/** The last thing said of the same position or order; what was confirmed says nothing of what was opened after it. */
function handledView({ handled = [], startedAt }: Incident, leg: StopLeg): LegView['handled'] {
  const { book, kind, key, symbol, side, sentMs } = leg;
  const claim = handled.findLast(
    (each) =>
      each.book === book &&
      each.kind === kind &&
      each.symbol === symbol &&
      (kind === 'CANCEL' ? each.key === key : each.side === side),
  );
  if (claim === undefined) return null;
  const { state, at, by, reason, settledAt, found } = claim;
  const isLater = sentMs !== null && settledAt !== null && startedAt + sentMs > settledAt;
  return state === 'CONFIRMED' && isLater ? null : { state, at, by, reason, settledAt, found };
}
