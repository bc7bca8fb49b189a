import { venuePage } from '../../shared/view/venuePage.ts';
import { usePart } from '../store/viewStore.ts';

interface VenueLinkProps {
  readonly symbol: string;
  readonly testId: string;
}

/** Leads to the symbol on the venue's own page; nothing where the account has none (UI-31, UI-46). */
export function VenueLink({ symbol, testId }: VenueLinkProps) {
  const page = usePart('account')?.page ?? null;
  const url = page === null ? null : venuePage(page, symbol);
  if (url === null) return null;
  return (
    <a
      className="button button-plain"
      data-testid={testId}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`Open ${symbol} on Binance`}
    >
      Open on Binance
    </a>
  );
}
