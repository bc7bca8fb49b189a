/** Runs the small gate that proves an order only reduces (RC-23), and journals its verdict. */
import type { Instrument } from '../../shared/model/instrument.ts';
import type { Decimal } from '../../shared/values/decimal.ts';
import { ZERO } from '../../shared/values/decimal.ts';
import type { OrderRole } from '../../shared/model/order.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import type { Price } from '../../shared/values/price.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { GateResult } from '../domain/pretrade/approve.ts';
import type { OrderDraft, ReduceContext } from '../domain/pretrade/context.ts';
import { runReduceGate } from '../domain/pretrade/runReduceGate.ts';
import { quoteFact } from './quoteFact.ts';
import { recordGate } from './recordGate.ts';
import { isSignalUsed } from './bookOrders.ts';
import { held } from './books.ts';
import { venueOf, type Step } from './step.ts';

interface OrderFacts {
  /** Working reducing quantity of the same kind on the closing side. */
  readonly workingReduce: Decimal;
  readonly decisionPrice: Price;
}

/** Gate of exits and protective stops. What the desk asks for by itself again and again, as for dust, is refused on the record once until something changes. */
export function runReduce(step: Step, draft: OrderDraft, facts: OrderFacts): GateResult {
  const gate = runReduceGate(reduceContext(step, draft, facts));
  if (isNews(step, draft, gate)) recordGate(step, draft.clientOrderId, { gate, sizing: null, durability: 'C' });
  return gate;
}

/** Name of a refusal. */
export const refusalKey = ({ book }: Pick<Step, 'book'>, symbol: SymbolName, role: OrderRole): string =>
  `${book}|${symbol}|${role}`;

function isNews(
  step: Step,
  { symbol, role, source, quantity: size, triggerPrice }: OrderDraft,
  gate: GateResult,
): boolean {
  const { refusals } = step.state.live.reducing;
  const key = refusalKey(step, symbol, role);
  if (gate.ok) refusals.delete(key);
  if (gate.ok || source !== 'engine') return true;
  const said = [size.toFixed(), triggerPrice?.toFixed() ?? 'market', ...gate.failed.map(({ code }) => code)].join(' ');
  const isNew = refusals.get(key) !== said;
  refusals.set(key, said);
  return isNew;
}

function reduceContext(step: Step, draft: OrderDraft, facts: OrderFacts): ReduceContext {
  const signalUsed = isSignalUsed(held(step).orders, draft.signalId);
  return { ...commonContext(step, draft, facts), signalUsed };
}

export type CommonContext = Omit<ReduceContext, 'signalUsed'>;

/** What both gates look at (RC-03, RC-04, RC-08, RC-21, RC-23), but for the ledger of signals, which each reads its own way. */
export function commonContext(step: Step, draft: OrderDraft, facts: OrderFacts): CommonContext {
  const { live } = step.state;
  const { positions } = held(step);
  return {
    draft,
    now: step.at,
    stateVersion: live.stateVersion,
    simulated: venueOf(step).capabilities.simulated,
    realMoney: venueOf(step).capabilities.realMoney,
    credentials: live.venue.credentials,
    instrument: currentRules(step, draft.symbol),
    quote: quoteFact(step, draft.symbol),
    decisionPrice: facts.decisionPrice,
    positionQuantity: positions.get(draft.symbol)?.quantity ?? quantity(ZERO),
    workingReduceQuantity: quantity(facts.workingReduce),
    reduceOnlyExempt: venueOf(step).capabilities.reduceOnlyExempt,
    recentAccepted: live.recentAccepted,
    settings: step.facts.settings,
  };
}

/** The venue's rules for a symbol. Those of a recording belong to the recording and do not age with its clock (RC-04). */
function currentRules(step: Step, symbol: OrderDraft['symbol']): Instrument | null {
  const { feed, markets } = step.state.live;
  const instrument = markets.get(symbol)?.instrument ?? null;
  return instrument === null || feed.kind === 'live' ? instrument : { ...instrument, metadataAt: step.at };
}
