/** Orders that add risk: sized, checked by the whole gate, journaled, then sent. Manual tickets and strategies take this one way (PS-14). */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/ipc/failure.ts';
import type { Book } from '../../shared/model/mode.ts';
import type { OrderType, Side } from '../../shared/model/order.ts';
import { decimalText, minDecimal, ONE, ZERO } from '../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import { price, type Price } from '../../shared/values/price.ts';
import { quantity, type Quantity } from '../../shared/values/quantity.ts';
import type { GateResult } from '../domain/pretrade/approve.ts';
import { refusalTexts } from '../domain/pretrade/check.ts';
import type { OrderDraft } from '../domain/pretrade/context.ts';
import { runEntryGate } from '../domain/pretrade/runEntryGate.ts';
import { takeToken } from '../domain/pretrade/tokenBucket.ts';
import { plannedRisk } from '../domain/sizing/sizeOrder.ts';
import type { Sizing, SizingRefusal } from '../domain/sizing/sizing.ts';
import { toSizingWire } from '../domain/sizing/toSizingWire.ts';
import { judgeRefusal } from './breaker/afterOrder.ts';
import { entryFacts } from './entryFacts.ts';
import { sizeEntry } from './entrySizing.ts';
import { entryContext } from './gateContext.ts';
import { recordGate } from './recordGate.ts';
import { rungInForce, type Rung } from './rung.ts';
import { nextOrderId, sendApproved } from './sending.ts';
import { note, type Step } from './step.ts';

/** Accepted orders remembered for the duplicate window (RC-08). */
const REMEMBERED_MS = 60_000;

export interface EntryRequest {
  readonly symbol: SymbolName;
  readonly side: Side;
  readonly type: Extract<OrderType, 'MARKET' | 'LIMIT'>;
  readonly limitPrice: Price | null;
  readonly stop: Price | null;
  /** Upper bound set by hand; null takes the computed size. */
  readonly quantityCap: Quantity | null;
  readonly timeInForce: OrderDraft['timeInForce'];
  readonly postOnly: boolean;
  readonly source: string;
  readonly signalId: string;
  readonly reason: string;
  /** Whether the signal was ever used; null when that cannot be told. */
  readonly signalUsed: boolean | null;
  /** Why and how a person confirmed an unusual size; only a ticket can carry it (RC-06). */
  readonly sizeConfirmation?: string | null;
}

export interface EntryAssessment {
  readonly draft: OrderDraft;
  readonly entryPrice: Price | null;
  readonly sizing: Result<Sizing, SizingRefusal> | null;
  readonly gate: GateResult;
}

/** Sizes and checks an entry under a rung without changing anything: what a preview shows is what a placement does. */
export function assessEntry(step: Step, request: EntryRequest, rung: Rung = rungInForce(step)): EntryAssessment {
  const facts = entryFacts(step, request, rung);
  const quote = facts.quote?.quote ?? null;
  const entryPrice = request.limitPrice ?? (quote === null ? null : request.side === 'BUY' ? quote.ask : quote.bid);
  const sizing = entryPrice === null ? null : sizeEntry(step, { ...request, entry: entryPrice }, facts);
  const computed = sizing !== null && sizing.ok ? sizing.value.quantity : quantity(ZERO);
  const draft = draftOf(step, request, {
    book: rung.book,
    size: request.quantityCap === null ? computed : quantity(minDecimal(computed, request.quantityCap)),
    stop: sizing !== null && sizing.ok ? sizing.value.stopPrice : request.stop,
  });
  const { signalUsed } = request;
  const context = entryContext(step, draft, { facts, sizing, decisionPrice: entryPrice, signalUsed });
  return { draft, entryPrice, sizing, gate: runEntryGate(context) };
}

/** Assesses, journals the verdict, and sends what passed. */
export function submitEntry(step: Step, request: EntryRequest): Result<ClientOrderId, Failure> {
  const assessment = assessEntry(step, request);
  const { draft, gate, sizing } = assessment;
  const sized = sizing !== null && sizing.ok ? toSizingWire(sizing.value) : null;
  recordGate(step, draft.clientOrderId, { gate, sizing: sized, durability: 'B' });
  if (!gate.ok) {
    const message = refusalsOf(gate).join(' ');
    if (request.source === 'manual') note(step, 'REFUSAL', message);
    judgeRefusal(step, gate.failed);
    return err({ code: 'DENIED', message, checks: [...gate.checks] });
  }
  remember(step, assessment);
  const decisionPrice = assessment.entryPrice ?? price(ONE);
  const atRisk = sizing !== null && sizing.ok ? plannedRisk(sizing.value, draft.quantity) : money(ZERO);
  sendApproved(step, gate.approved, { draft, decisionPrice, plannedRisk: atRisk, reason: request.reason });
  note(step, 'ORDER', placedText(draft, request));
  return ok(draft.clientOrderId);
}

/** Texts of the failed checks, in the order of the gate. */
export const refusalsOf = (gate: GateResult): readonly string[] => (gate.ok ? [] : refusalTexts(gate.failed));

function draftOf(
  step: Step,
  request: EntryRequest,
  sized: { readonly book: Book; readonly size: Quantity; readonly stop: Price | null },
): OrderDraft {
  return {
    clientOrderId: nextOrderId(step),
    symbol: request.symbol,
    side: request.side,
    type: request.type,
    quantity: sized.size,
    limitPrice: request.limitPrice,
    triggerPrice: null,
    timeInForce: request.timeInForce,
    reduceOnly: false,
    postOnly: request.postOnly,
    book: sized.book,
    role: 'ENTRY',
    source: request.source,
    signalId: request.signalId,
    stopPrice: sized.stop,
  };
}

function remember(step: Step, { draft, entryPrice }: EntryAssessment): void {
  const { live } = step.state;
  live.buckets[step.book] = takeToken(live.buckets[step.book], step.at, step.facts.settings.orders).bucket;
  live.recentAccepted = live.recentAccepted.filter((each) => step.at - each.acceptedAt < REMEMBERED_MS);
  live.recentAccepted.push({
    clientOrderId: draft.clientOrderId,
    book: step.book,
    source: draft.source,
    symbol: draft.symbol,
    side: draft.side,
    quantity: draft.quantity,
    price: draft.limitPrice ?? entryPrice ?? price(ONE),
    acceptedAt: step.at,
  });
}

function placedText(draft: OrderDraft, request: EntryRequest): string {
  const at = draft.limitPrice === null ? 'at market' : `limit ${decimalText(draft.limitPrice)}`;
  const stop = draft.stopPrice === null ? '' : `, stop ${decimalText(draft.stopPrice)}`;
  return `${draft.clientOrderId} ${draft.side} ${decimalText(draft.quantity)} ${draft.symbol} ${at}${stop}: ${request.reason}.`;
}
