/** Gathers what the entry gate may look at, in one instant. What is not known is null, and the gate refuses it (CV-08). */
import type { Result } from '../../shared/base/result.ts';
import { ONE, ZERO } from '../../shared/values/decimal.ts';
import { price, type Price } from '../../shared/values/price.ts';
import type { EntryContext, OrderDraft, TradingState } from '../domain/pretrade/context.ts';
import type { Sizing, SizingRefusal } from '../domain/sizing/sizing.ts';
import { held } from './books.ts';
import type { EntryFacts } from './entryFacts.ts';
import { entryLevelOf, levelFacts } from './levelFacts.ts';
import { commonContext } from './reduceGate.ts';
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
  const { facts } = order;
  const base = commonContext(step, draft, { workingReduce: ZERO, decisionPrice: order.decisionPrice ?? price(ONE) });
  return {
    ...base,
    ...facts.controls,
    quote: facts.quote,
    signalUsed: order.signalUsed,
    state: tradingState(step, facts.rung),
    equity: facts.equity,
    limits: facts.rung.limits,
    sizing: order.sizing,
    exposure: facts.exposure,
    recentEntryQuantities: held(step).entryQuantities.get(draft.symbol) ?? [],
    bucket: step.state.live.buckets[step.book],
    volume24h: facts.volume24h,
    restingStop: venueOf(step).capabilities.restingStop,
  };
}

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
