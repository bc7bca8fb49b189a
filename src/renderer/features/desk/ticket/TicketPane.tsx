/** The ticket: stop first, size computed and explained, every check listed before anything is sent (UI-48). */
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { modeName } from '../../../../shared/view/modeName.ts';
import { formatAge } from '../../../format/times.ts';
import { formatPrice, formatQuantity, formatSignedPercent } from '../../../format/numbers.ts';
import { useAgeMs } from '../../../store/deskClock.ts';
import { useRow, useViewStore } from '../../../store/viewStore.ts';
import { Value } from '../../../ui/Value.tsx';
import { useIsQuoteStale } from '../chart/useIsQuoteStale.ts';
import { selectDesk, useDeskSymbol } from '../deskSelection.ts';
import { emptyText } from '../emptyTexts.ts';
import { SymbolPicker } from '../SymbolPicker.tsx';
import { currentPreview, shownPreview } from './ticketState.ts';
import { tellTicket, useTicket } from './ticketStore.ts';
import { TicketChecks } from './TicketChecks.tsx';
import { TicketFields } from './TicketFields.tsx';
import { TicketOutcome } from './TicketOutcome.tsx';
import { TicketPlace } from './TicketPlace.tsx';
import { ticketRequest, type TicketRequest } from './ticketRequest.ts';
import { TicketSize } from './TicketSize.tsx';
import { stopDistance } from './ticketWords.ts';
import { usePlaceOrder } from './usePlaceOrder.ts';
import { usePreview } from './usePreview.ts';

export function TicketPane() {
  const symbol = useDeskSymbol();
  const mode = useViewStore((state) => state.view?.parts.desk.mode ?? null);
  const book = useViewStore((state) => state.view?.parts.desk.book ?? null);
  const hasFeed = useViewStore((state) => state.view !== null && state.view.parts.feed.kind !== 'none');
  useTicketFollows(symbol, mode);
  const isStale = useIsQuoteStale(symbol);
  if (mode === null || book === null)
    return <section className="desk-pane desk-ticket" data-testid="ticket" data-state="loading" />;
  const isEmpty = !hasFeed || symbol === null;
  const state = isEmpty ? 'empty' : isStale ? 'stale' : 'ok';
  return (
    <section className="desk-pane desk-ticket" aria-label="Ticket" data-testid="ticket" data-state={state}>
      <header className="desk-pane-head">
        <h2>Ticket</h2>
        <span className="desk-chip" data-testid="ticket-book" data-book={book}>
          {mode === 'EMERGENCY_STOP' || mode === 'SETUP' ? book : modeName(mode)}
        </span>
      </header>
      {isEmpty ? <p className="desk-empty">{emptyText('ticket', null)}</p> : <TicketBody symbol={symbol} book={book} />}
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

function TicketBody({ symbol, book }: { readonly symbol: string; readonly book: string }) {
  const ticket = useTicket();
  const instrument = useRow('instruments', symbol);
  const currency = useViewStore((state) => state.view?.parts.vitals.currency ?? '');
  const request = useMemo(() => ticketRequest(ticket.form, instrument), [ticket.form, instrument]);
  usePreview(request);
  const place = usePlaceOrder(request);
  const section = useRef<HTMLDivElement>(null);

  const preview = request?.ok === true ? shownPreview(ticket) : null;
  const isCurrent = currentPreview(ticket) !== null;
  const canPlace = isCurrent && preview?.ok === true && ticket.outcome.kind !== 'sending';
  const refusals = ticket.outcome.kind === 'refused' ? ticket.outcome.texts : (preview?.refusals ?? []);
  const problem = ticket.previewProblem;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      if (!event.repeat && isPlaceVisible(section.current)) place();
    } else if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
      event.preventDefault();
      focusNextField(section.current, event.target);
    }
  };
  return (
    <div ref={section} className="desk-ticket-body" onKeyDown={onKeyDown}>
      <div className="desk-ticket-fields">
        <SymbolPicker
          value={symbol}
          label="Symbol"
          testId="ticket-symbol"
          onChoose={(next) => selectDesk({ symbol: next })}
        />
        <StaleQuote symbol={symbol} />
        <TicketFields
          form={ticket.form}
          instrument={instrument}
          problems={request?.ok === false ? request.problems : {}}
          entryHint={
            preview?.entryPrice == null
              ? 'market'
              : `market, about ${formatPrice(preview.entryPrice, instrument?.tick)}`
          }
          stopHint={preview?.stopPrice == null ? '2 x ATR' : formatPrice(preview.stopPrice, instrument?.tick)}
          quantityHint={preview?.sizing == null ? 'computed' : formatQuantity(preview.sizing.quantity, instrument?.lot)}
          stopDistance={preview === null ? null : <StopDistance fraction={stopDistance(preview)} />}
        />
      </div>
      <div className="desk-ticket-result">
        <div className="desk-ticket-preview" data-state={isCurrent ? 'ok' : 'loading'}>
          <TicketSize preview={preview} instrument={instrument} currency={currency} />
          {preview !== null && preview.checks.length > 0 && <TicketChecks checks={preview.checks} />}
        </div>
        <TicketPlace
          book={book}
          form={ticket.form}
          preview={preview}
          instrument={instrument}
          canPlace={canPlace}
          reason={reasonText(request, refusals, problem)}
          outcome={ticket.outcome}
          onPlace={place}
        />
        <TicketOutcome outcome={ticket.outcome} />
        <Refusals texts={problem === null ? refusals : [problem]} />
      </div>
    </div>
  );
}

function Refusals({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="desk-refusals" data-testid="ticket-refusals">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function StopDistance({ fraction }: { readonly fraction: string | null }) {
  return fraction === null ? null : (
    <Value value={fraction} text={formatSignedPercent(fraction)} testId="ticket-stop-distance" />
  );
}

/** The sentence of UI-39 while the symbol's price is too old for entries. */
function StaleQuote({ symbol }: { readonly symbol: string }) {
  const quote: Row<'quotes'> | undefined = useRow('quotes', symbol);
  const age = useAgeMs(quote?.time ?? null);
  if (quote === undefined || age === null || age <= quote.staleAfterMs) return null;
  return (
    <p className="desk-stale-line" data-testid="ticket-stale">
      Entries refused: quote {formatAge(age)} old (limit {quote.staleAfterMs / 1_000} s, RC-21). Closing still works.
    </p>
  );
}

function reasonText(request: TicketRequest | null, refusals: readonly string[], problem: string | null): string {
  if (request?.ok === false) return Object.values(request.problems).join(' ');
  return problem ?? refusals[0] ?? 'Checking this order.';
}

/** Enter moves on to the next field and stops at the last one: it never reaches the button (UI-48). */
function focusNextField(section: HTMLElement | null, from: HTMLElement): void {
  const fields = [...(section?.querySelectorAll<HTMLElement>('input:not(:disabled), select:not(:disabled)') ?? [])];
  fields[fields.indexOf(from) + 1]?.focus();
}

function isPlaceVisible(section: HTMLElement | null): boolean {
  const button = section?.querySelector('[data-testid="ticket-place"]');
  return button instanceof HTMLElement && button.checkVisibility();
}
