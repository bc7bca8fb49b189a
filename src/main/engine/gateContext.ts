/** Gathers what the entry gate may look at, in one instant. What is not known is null, and the gate refuses it (CV-08). */
import type { Result } from '../../shared/base/result.ts';
import { ONE, ZERO } from '../../shared/values/decimal.ts';
import { price, type Price } from '../../shared/values/price.ts';
import type { EntryContext, OrderDraft, TradingState } from '../domain/pretrade/context.ts';
import type { Sizing, SizingRefusal } from '../domain/sizing/sizing.ts';
import { held } from './books.ts';
import type { EntryFacts } from './entryFacts.ts';
import { entryLevelOf, levelFacts } from './levelFacts.ts';
import { commonContext, type CommonContext } from './reduceGate.ts';
import type { Rung } from './rung.ts';
import { venueOf, type Step } from './step.ts';

/** Everything the entry gate reads. */
export function entryContext(
  step: Step,
  draft: OrderDraft,
  order: {
    readonly facts: EntryFacts;
    readonly sizing: Result<Sizing, SizingRefusal> | null;
    readonly decisionPrice: Price | null;
    readonly signalUsed: boolean | null;
  },
): EntryContext {
  const { facts, sizing, signalUsed } = order;
  const base = commonContext(step, draft, { workingReduce: ZERO, decisionPrice: order.decisionPrice ?? price(ONE) });
  return contextOf(base, facts, {
    signalUsed,
    state: tradingState(step, facts.rung),
    sizing,
    recentEntryQuantities: held(step).entryQuantities.get(draft.symbol) ?? [],
    bucket: step.state.live.buckets[step.book],
    restingStop: venueOf(step).capabilities.restingStop,
  });
}

type Own = Pick<EntryContext, 'signalUsed' | 'state' | 'sizing' | 'recentEntryQuantities' | 'bucket' | 'restingStop'>;

/** Name by name: spread together, forty fields cost an order more than most of its checks. */
const contextOf = (base: CommonContext, facts: EntryFacts, own: Own): EntryContext => ({
  draft: base.draft,
  now: base.now,
  stateVersion: base.stateVersion,
  simulated: base.simulated,
  realMoney: base.realMoney,
  credentials: base.credentials,
  instrument: base.instrument,
  decisionPrice: base.decisionPrice,
  positionQuantity: base.positionQuantity,
  workingReduceQuantity: base.workingReduceQuantity,
  reduceOnlyExempt: base.reduceOnlyExempt,
  recentAccepted: base.recentAccepted,
  settings: base.settings,
  equityAgeMs: facts.controls.equityAgeMs,
  listing: facts.controls.listing,
  deployment: facts.controls.deployment,
  sequence: facts.controls.sequence,
  secondSource: facts.controls.secondSource,
  volatility: facts.controls.volatility,
  depth: facts.controls.depth,
  sizeConfirmation: facts.controls.sizeConfirmation,
  ownResting: facts.controls.ownResting,
  unknownOrders: facts.controls.unknownOrders,
  externalActivity: facts.controls.externalActivity,
  episode: facts.controls.episode,
  correlation: facts.controls.correlation,
  dailyLoss: facts.controls.dailyLoss,
  exchangeWeight: facts.controls.exchangeWeight,
  automation: facts.controls.automation,
  venueSetup: facts.controls.venueSetup,
  quote: facts.quote,
  equity: facts.equity,
  limits: facts.rung.limits,
  exposure: facts.exposure,
  volume24h: facts.volume24h,
  signalUsed: own.signalUsed,
  state: own.state,
  sizing: own.sizing,
  recentEntryQuantities: own.recentEntryQuantities,
  bucket: own.bucket,
  restingStop: own.restingStop,
});

/** Mode of the rung; run, level and latch are the desk's and hold for both books (SM-14). */
function tradingState({ state }: Step, { mode }: Rung): TradingState {
  return {
    mode,
    run: state.durable.modeState.run,
    level: entryLevelOf(state),
    ...levelFacts(state),
    latched: state.live.latched,
  };
}
