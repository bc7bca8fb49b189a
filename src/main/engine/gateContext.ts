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
import { activeBook, held } from './books.ts';
import { venueOf, type Step } from './step.ts';

/** Limits of the book the turn works in: the paper book keeps its own, also as a shadow; null for a live book outside the live modes. */
export function modeLimits({ state, facts, book }: Pick<Step, 'state' | 'facts' | 'book'>): ModeLimits | null {
  const { mode } = state.durable.modeState;
  if (mode === 'SETUP' || mode === 'EMERGENCY_STOP') return null;
  if (book === 'PAPER') return facts.settings.modes.PAPER;
  return mode === 'PAPER' ? null : facts.settings.modes[mode];
}

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
  const { live } = step.state;
  const base = reduceContext(step, draft, { workingReduce: ZERO, decisionPrice: facts.decisionPrice ?? price(ONE) });
  return {
    ...base,
    signalUsed: facts.signalUsed,
    state: tradingState(step),
    equity: equityOf(step.state, step.book).risk,
    limits: modeLimits(step),
    sizing: facts.sizing,
    exposure: exposureOf(step, draft.symbol),
    recentEntryQuantities: held(step).entryQuantities.get(draft.symbol) ?? [],
    bucket: live.buckets[step.book],
    volume24h: volumeOf(step, draft.symbol),
    restingStop: venueOf(step).capabilities.restingStop,
  };
}

/** Caps the sizer must respect besides risk (PS-06). */
export function sizingCaps(step: Step, symbol: SymbolName, limits: ModeLimits): SizingCaps {
  const notionalCap = orderNotionalCap({
    equity: equityOf(step.state, step.book).risk,
    limits,
    volume24h: volumeOf(step, symbol),
    settings: step.facts.settings,
    draft: { book: step.book },
  });
  return entryCaps(limits, exposureOf(step, symbol), notionalCap);
}

/** What counts against the limits for an order in a symbol. */
function exposureOf(step: Step, symbol: SymbolName): Exposure {
  const { state, book } = step;
  const working = workingOrders(state, book);
  const inSymbol = working.filter((order) => order.symbol === symbol);
  const symbols = new Set<SymbolName>(held(step).positions.keys());
  for (const order of working) if (order.role === 'ENTRY') symbols.add(order.symbol);
  return {
    grossPositions: state.live.totals[book].gross,
    workingEntries: workingEntryNotional(working),
    symbolPosition: symbolNotional(state, book, symbol),
    symbolWorking: workingEntryNotional(inSymbol),
    heat: heatOf(state, book, working),
    heldSymbols: symbols.size,
    symbolIsHeld: symbols.has(symbol),
    workingOrdersInSymbol: inSymbol.filter((order) => order.role === 'ENTRY' || order.role === 'EXIT').length,
  };
}

function volumeOf(step: Step, symbol: SymbolName): Money | null {
  const total = step.state.live.markets.get(symbol)?.volume.total() ?? null;
  return total === null ? null : money(decimalFromFloat(total).toDecimalPlaces(2));
}

/** The shadow trades as a paper book does; run, level and latch are the desk's and hold for both (SM-14). */
function tradingState(step: Step): TradingState {
  const { modeState } = step.state.durable;
  const isShadow = step.book !== activeBook(step.state.durable);
  return {
    mode: isShadow && step.book === 'PAPER' && modeState.mode !== 'EMERGENCY_STOP' ? 'PAPER' : modeState.mode,
    run: modeState.run,
    level: effectiveLevelOf(step.state),
    ...levelFacts(step.state),
    latched: step.state.live.latched,
  };
}
