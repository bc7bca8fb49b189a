/** The one button that places: its words carry book, side, quantity and base; its reason for being off is its description. */
import type { Preview } from '../../../../shared/ipc/contract.ts';
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatQuantity } from '../../../format/numbers.ts';
import type { TicketForm, TicketOutcome as Outcome } from './ticketState.ts';
import { placeLabel } from './ticketWords.ts';

interface TicketPlaceProps {
  readonly book: string;
  readonly form: TicketForm;
  readonly preview: Preview | null;
  readonly instrument: Row<'instruments'> | undefined;
  readonly canPlace: boolean;
  /** Why nothing can be placed now; shown as description. */
  readonly reason: string;
  readonly outcome: Outcome;
  readonly onPlace: () => void;
}

export function TicketPlace(props: TicketPlaceProps) {
  const { book, form, preview, instrument, canPlace, reason, onPlace } = props;
  const label = placeLabel(book, form.side, preview, instrument);
  const quantity =
    preview === null || preview.quantity === '0' ? '' : ` ${formatQuantity(preview.quantity, instrument?.lot)}`;
  return (
    <>
      <button
        type="button"
        className="button button-primary desk-place"
        data-testid="ticket-place"
        data-book={book}
        data-side={form.side}
        data-value={preview?.quantity}
        aria-label={`Place ${book} ${form.side}${quantity} ${form.symbol ?? ''}`}
        aria-disabled={!canPlace}
        aria-describedby={canPlace ? undefined : 'ticket-reason'}
        aria-keyshortcuts="Control+Enter"
        onClick={() => canPlace && onPlace()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.repeat) event.preventDefault();
        }}
      >
        {label}
      </button>
      {!canPlace && (
        <span id="ticket-reason" className="visually-hidden">
          {reason}
        </span>
      )}
    </>
  );
}
