/** Inputs on one side, what the desk makes of them on the other. */
import { useMemo } from 'react';
import { formatSignedPercent } from '../../../format/numbers.ts';
import { useLink, useRow, useViewStore } from '../../../store/viewStore.ts';
import { Value } from '../../../ui/Value.tsx';
import { selectDesk } from '../deskSelection.ts';
import { SymbolPicker } from '../SymbolPicker.tsx';
import { StaleQuote } from './StaleQuote.tsx';
import { overrideOf } from './overrideWords.ts';
import { TicketChecks } from './TicketChecks.tsx';
import { TicketFields } from './TicketFields.tsx';
import { ticketModel } from './ticketModel.ts';
import { TicketOutcome } from './TicketOutcome.tsx';
import { TicketOverride } from './TicketOverride.tsx';
import { TicketPlace } from './TicketPlace.tsx';
import { ticketRequest } from './ticketRequest.ts';
import { TicketSize } from './TicketSize.tsx';
import { useTicket } from './ticketStore.ts';
import { stopDistance } from './ticketWords.ts';
import { usePlaceOrder } from './usePlaceOrder.ts';
import { usePreview } from './usePreview.ts';
import { useTicketKeys } from './useTicketKeys.ts';

interface TicketBodyProps {
  readonly symbol: string;
  readonly book: string;
  readonly mode: string;
}

export function TicketBody({ symbol, book, mode }: TicketBodyProps) {
  const ticket = useTicket();
  const instrument = useRow('instruments', symbol);
  const currency = useViewStore((state) => state.view?.parts.vitals.currency ?? '');
  const request = useMemo(() => ticketRequest(ticket.form, instrument), [ticket.form, instrument]);
  const model = ticketModel(ticket, request, useLink() !== 'lost');
  usePreview(request);
  const place = usePlaceOrder(request);
  const onKeyDown = useTicketKeys(place);
  const { preview } = model;
  const override =
    request?.ok === true && model.isCurrent ? overrideOf(request.ticket, preview, { instrument, mode, book }) : null;
  const chooseSymbol = (next: string): void => selectDesk({ symbol: next });
  return (
    <div className="desk-ticket-body" onKeyDown={onKeyDown}>
      <div className="desk-ticket-fields">
        <SymbolPicker value={symbol} label="Symbol" testId="ticket-symbol" onChoose={chooseSymbol} />
        <StaleQuote symbol={symbol} />
        <TicketFields form={ticket.form} instrument={instrument} problems={model.problems} preview={preview}>
          {preview === null ? null : <StopDistance fraction={stopDistance(preview)} />}
        </TicketFields>
      </div>
      <div className="desk-ticket-result">
        <div className="desk-ticket-preview" data-state={model.isCurrent ? 'ok' : 'loading'}>
          <TicketSize preview={preview} instrument={instrument} currency={currency} />
          {preview !== null && preview.checks.length > 0 && <TicketChecks checks={preview.checks} />}
        </div>
        <TicketPlace book={book} form={ticket.form} instrument={instrument} model={model} onPlace={place} />
        <TicketOutcome outcome={ticket.outcome} />
        <Refusals texts={model.refusals} />
        <TicketOverride override={override} />
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
  if (fraction === null) return null;
  return <Value value={fraction} text={formatSignedPercent(fraction)} testId="ticket-stop-distance" />;
}
