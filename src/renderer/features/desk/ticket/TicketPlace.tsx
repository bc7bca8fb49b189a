/** The one button that places: its words carry book, side, quantity and base; its reason for being off is its description. */
import type { Row } from '../../../../shared/ipc/view.ts';
import type { TicketModel } from './ticketModel.ts';
import type { TicketForm } from './ticketState.ts';
import { placeLabel, placeQuantity } from './ticketWords.ts';

interface TicketPlaceProps {
  readonly book: string;
  readonly form: TicketForm;
  readonly instrument: Row<'instruments'> | undefined;
  readonly model: TicketModel;
  readonly onPlace: () => void;
}

export function TicketPlace({ book, form, instrument, model, onPlace }: TicketPlaceProps) {
  const { preview, canPlace, reason } = model;
  const name = ['Place', book, form.side, placeQuantity(preview, instrument), form.symbol ?? ''].filter(Boolean);
  return (
    <>
      <button
        type="button"
        className="button button-primary desk-place"
        data-testid="ticket-place"
        data-book={book}
        data-side={form.side}
        data-value={preview?.quantity}
        aria-label={name.join(' ')}
        aria-disabled={!canPlace}
        aria-describedby={canPlace ? undefined : 'ticket-reason'}
        aria-keyshortcuts="Control+Enter"
        onClick={() => canPlace && onPlace()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.repeat) event.preventDefault();
        }}
      >
        {placeLabel({ book, side: form.side, preview, instrument })}
      </button>
      {!canPlace && (
        <span id="ticket-reason" className="visually-hidden">
          {reason}
        </span>
      )}
    </>
  );
}
