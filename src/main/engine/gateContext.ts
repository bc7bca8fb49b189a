/** Gathers what the entry gate may look at, in one instant. What is not known is null, and the gate refuses it (CV-08). */
import type { Result } from '../../shared/base/result.ts';
import type { ModeLimits } from '../../shared/settings.ts';
import { decimalFromFloat, ONE, ZERO } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money, type Money } from '../../shared/values/money.ts';
import { price, type Price } from '../../shared/values/price.ts';
import type { EntryContext, Exposure, OrderDraft, TradingState } from '../domain/pretrade/context.ts';
import { entryCaps } from '../domain/pretrade/entryCaps.ts';
import { orderNotionalCap } from '../domain/pretrade/orderNotionalCap.ts';
import type { Sizing, SizingCaps, SizingRefusal } from '../domain/sizing/sizing.ts';
import { equityOf, heatOf, symbolNotional, workingEntryNotional, workingOrders } from './exposure.ts';
import { effectiveLevelOf, levelFacts } from './levelFacts.ts';
import { reduceContext } from './reduceGate.ts';
import type { Step } from './step.ts';

/** Limits of the mode in force; null outside the trading modes. */
export const modeLimits = (step: Step): ModeLimits | null =>
  step.state.durable.modeState.mode === 'PAPER' ? step.facts.settings.modes.PAPER : null;

/** Everything the entry gate reads. */
export function entryContext(
  step: Step,
  draft: OrderDraft,
  facts: {
    readonly sizing: Result<Sizing, SizingRefusal> | null;
    readonly decisionPrice: Price | null;
    readonly signalUsed: boolean | null;
  },
): EntryContext {
  const { durable, live } = step.state;
  const base = reduceContext(step, draft, { workingReduce: ZERO, decisionPrice: facts.decisionPrice ?? price(ONE) });
  return {
    ...base,
    signalUsed: facts.signalUsed,
    state: tradingState(step),
    equity: equityOf(step.state).risk,
    limits: modeLimits(step),
    sizing: facts.sizing,
    exposure: exposureOf(step, draft.symbol),
    recentEntryQuantities: durable.entryQuantities.get(draft.symbol) ?? [],
    bucket: live.bucket,
    volume24h: volumeOf(step, draft.symbol),
    restingStop: step.facts.capabilities.restingStop,
  };
}

/** Caps the sizer must respect besides risk (PS-06). */
export function sizingCaps(step: Step, symbol: SymbolName, limits: ModeLimits): SizingCaps {
  const notionalCap = orderNotionalCap({
    equity: equityOf(step.state).risk,
    limits,
    volume24h: volumeOf(step, symbol),
    settings: step.facts.settings,
    draft: { book: 'PAPER' },
  });
  return entryCaps(limits, exposureOf(step, symbol), notionalCap);
}

/** What counts against the limits for an order in a symbol. */
function exposureOf(step: Step, symbol: SymbolName): Exposure {
  const { state } = step;
  const working = workingOrders(state);
  const inSymbol = working.filter((order) => order.symbol === symbol);
  const held = new Set<SymbolName>(state.durable.positions.keys());
  for (const order of working) if (order.role === 'ENTRY') held.add(order.symbol);
  return {
    grossPositions: state.live.gross,
    workingEntries: workingEntryNotional(working),
    symbolPosition: symbolNotional(state, symbol),
    symbolWorking: workingEntryNotional(inSymbol),
    heat: heatOf(state, working),
    heldSymbols: held.size,
    symbolIsHeld: held.has(symbol),
    workingOrdersInSymbol: inSymbol.filter((order) => order.role === 'ENTRY' || order.role === 'EXIT').length,
  };
}

function volumeOf(step: Step, symbol: SymbolName): Money | null {
  const total = step.state.live.markets.get(symbol)?.volume.total() ?? null;
  return total === null ? null : money(decimalFromFloat(total).toDecimalPlaces(2));
}

function tradingState(step: Step): TradingState {
  const { modeState } = step.state.durable;
  return {
    mode: modeState.mode,
    run: modeState.run,
    level: effectiveLevelOf(step.state),
    ...levelFacts(step.state),
    latched: step.state.live.latched,
  };
}
