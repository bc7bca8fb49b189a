/** Quotes of held and ordered symbols (EB-09). */
import type { SymbolName } from '../../../shared/values/ids.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { staleTrigger } from '../../domain/breaker/staleTrigger.ts';
import { activeBook, activeBookState } from '../books.ts';
import { holdsAny } from '../dust.ts';
import type { SymbolMarket } from '../liveState.ts';
import { staleLimitMs } from '../quoteFact.ts';
import type { BreakerView, EngineTrigger } from './breakerView.ts';

/** Held and ordered symbols, each once. */
function watchedMarkets({ state }: BreakerView): readonly SymbolMarket[] {
  const { positions, orders } = activeBookState(state);
  const symbols = new Set<SymbolName>(positions.keys());
  for (const order of orders.values()) if (!isTerminal(order.status)) symbols.add(order.symbol);
  return [...symbols].flatMap((symbol) => state.live.markets.get(symbol) ?? []);
}

/** Symbols with a stop that works at the venue. */
function protectedSymbols({ state }: BreakerView): ReadonlySet<SymbolName> {
  const symbols = new Set<SymbolName>();
  for (const order of activeBookState(state).orders.values())
    if (order.role === 'STOP' && !isTerminal(order.status)) symbols.add(order.symbol);
  return symbols;
}

export const staleData: EngineTrigger = {
  isQuiet: (view) => {
    // The earliest age at which anything can be stale: younger quotes need no closer look.
    const { staleMinMs } = view.facts.settings.data;
    const { cadenceMs } = view.state.live.feed;
    const youngest = cadenceMs > staleMinMs ? 2 * cadenceMs : staleMinMs;
    return watchedMarkets(view).every((market) => view.at - market.time <= youngest);
  },
  read: (view) => {
    const resting = protectedSymbols(view);
    const { state, facts } = view;
    const book = activeBook(state.durable);
    const freshness = watchedMarkets(view).map((market) => {
      const { symbol } = market.instrument;
      return {
        symbol,
        ageMs: market.time === 0 ? Number.POSITIVE_INFINITY : view.at - market.time,
        staleAfterMs: staleLimitMs(view, view.state.live, market),
        unprotected: holdsAny({ state, facts, book }, symbol) && !resting.has(symbol),
      };
    });
    return staleTrigger(freshness, view.at, view.facts.settings.data);
  },
};
