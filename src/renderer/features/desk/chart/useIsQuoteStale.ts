/** Whether the last price of a symbol is older than its own limit. */
import { useAgeMs } from '../../../store/deskClock.ts';
import { useViewStore } from '../../../store/viewStore.ts';

export function useIsQuoteStale(symbol: string | null): boolean {
  const time = useViewStore((state) => (symbol === null ? null : (state.view?.rows.quotes[symbol]?.time ?? null)));
  const limit = useViewStore((state) => (symbol === null ? 0 : (state.view?.rows.quotes[symbol]?.staleAfterMs ?? 0)));
  const age = useAgeMs(time);
  return age !== null && age > limit;
}
