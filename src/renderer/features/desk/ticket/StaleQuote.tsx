/** The sentence of UI-39 while the symbol's price is too old for entries. */
import { formatAge } from '../../../format/times.ts';
import { useAgeMs } from '../../../store/deskClock.ts';
import { useRow } from '../../../store/viewStore.ts';

export function StaleQuote({ symbol }: { readonly symbol: string }) {
  const quote = useRow('quotes', symbol);
  const age = useAgeMs(quote?.time ?? null);
  if (quote === undefined || age === null || age <= quote.staleAfterMs) return null;
  const limit = Number((quote.staleAfterMs / 1_000).toFixed(1));
  return (
    <p className="desk-stale-line" data-testid="ticket-stale">
      {`Entries refused: quote ${formatAge(age)} old (limit ${limit} s, RC-21). Closing still works.`}
    </p>
  );
}
