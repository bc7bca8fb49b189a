/** Whether the last price of a symbol is older than its own limit. Renders only when the answer changes. */
import { useCallback, useSyncExternalStore } from 'react';
import { ageAfter } from '../../../store/deskTime.ts';
import { useViewStore } from '../../../store/viewStore.ts';

const LOOK_MS = 250;

const subscribe = (changed: () => void): (() => void) => {
  const timer = setInterval(changed, LOOK_MS);
  return () => clearInterval(timer);
};

export function useIsQuoteStale(symbol: string | null): boolean {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => isQuoteStale(symbol), [symbol]),
  );
}

function isQuoteStale(symbol: string | null): boolean {
  const { view, feedAt } = useViewStore.getState();
  const quote = symbol === null ? undefined : view?.rows.quotes[symbol];
  if (view === null || quote === undefined) return false;
  return ageAfter(view.parts.feed, quote.time, performance.now() - feedAt) > quote.staleAfterMs;
}
