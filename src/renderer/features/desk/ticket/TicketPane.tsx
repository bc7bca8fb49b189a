/** The ticket: stop first, size computed and explained, every check listed before anything is sent (UI-48). */
import { useEffect, useRef } from 'react';
import { modeName } from '../../../../shared/view/modeName.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { useIsQuoteStale } from '../chart/useIsQuoteStale.ts';
import { emptyText } from '../emptyTexts.ts';
import { useDeskSymbol } from '../useDeskSymbol.ts';
import { TicketBody } from './TicketBody.tsx';
import { tellTicket } from './ticketStore.ts';

export function TicketPane() {
  const symbol = useDeskSymbol();
  const mode = useViewStore((state) => state.view?.parts.desk.mode ?? null);
  const book = useViewStore((state) => state.view?.parts.desk.book ?? null);
  const isReplay = useViewStore((state) => state.view?.parts.desk.workspace === 'replay');
  const hasFeed = useViewStore((state) => state.view !== null && state.view.parts.feed.kind !== 'none');
  useTicketFollows(symbol, mode);
  const isStale = useIsQuoteStale(symbol);
  if (mode === null || book === null) {
    return <section className="desk-pane desk-ticket" data-testid="ticket" data-state="loading" />;
  }
  const isEmpty = !hasFeed || symbol === null;
  const state = isEmpty ? 'empty' : isStale ? 'stale' : 'ok';
  const word = mode === 'EMERGENCY_STOP' || mode === 'SETUP' ? book : modeName(mode);
  return (
    <section className="desk-pane desk-ticket" aria-label="Ticket" data-testid="ticket" data-state={state}>
      <header className="desk-pane-head">
        <h2>Ticket</h2>
        <span className="desk-chip" data-testid="ticket-book" data-book={book}>
          {isReplay ? `REPLAY ${word}` : word}
        </span>
      </header>
      {isEmpty ? (
        <p className="desk-empty">{emptyText('ticket', null)}</p>
      ) : (
        <TicketBody symbol={symbol} book={book} mode={mode} />
      )}
    </section>
  );
}

/** The ticket shows the chosen symbol, and nothing typed outlives its mode. */
function useTicketFollows(symbol: string | null, mode: string | null): void {
  const modeBefore = useRef(mode);
  useEffect(() => {
    if (symbol !== null) tellTicket({ type: 'symbolChosen', symbol });
  }, [symbol]);
  useEffect(() => {
    if (modeBefore.current !== null && modeBefore.current !== mode) tellTicket({ type: 'emptied' });
    modeBefore.current = mode;
  }, [mode]);
}
