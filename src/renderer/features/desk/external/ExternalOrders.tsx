/** Orders at the venue that the desk did not place: above the table, canceled or left alone (UI-45, RC-26). */
import { useShallow } from 'zustand/react/shallow';
import { useViewStore } from '../../../store/viewStore.ts';
import { externalKey, type ExternalRow } from './externalWords.ts';
import { useResolveExternal } from './useResolveExternal.ts';
import './external.css';

export function ExternalOrders() {
  const rows = useViewStore(
    useShallow(({ view }) => view?.parts.account.external.filter(({ kind }) => kind === 'ORDER') ?? []),
  );
  if (rows.length === 0) return null;
  return (
    <ul className="external-list" aria-label="Orders that were not placed here">
      {rows.map((row) => (
        <ExternalOrder key={externalKey(row)} row={row} />
      ))}
    </ul>
  );
}

export function ExternalOrder({ row }: { readonly row: ExternalRow }) {
  const { symbol, id, text, left } = row;
  return (
    <li
      className="external-row"
      data-testid="order-row"
      data-kind="external"
      data-symbol={symbol}
      data-book="LIVE"
      data-order-id={id}
      data-state={left ? 'left' : 'open'}
    >
      <strong>{symbol}</strong>
      <span className="num external-words" title={id}>
        {text}, {left ? 'left alone' : 'not placed here'}: entries in {symbol} {left ? 'stay blocked' : 'wait'}
      </span>
      <ExternalOrderActions row={row} />
    </li>
  );
}

export function ExternalOrderActions({ row }: { readonly row: ExternalRow }) {
  const { decide, isPending, says } = useResolveExternal(row);
  return (
    <span className="external-actions">
      {says === '' ? null : (
        <span role="alert" className="external-says" data-testid="external-refusal">
          {says}
        </span>
      )}
      <button
        type="button"
        className="desk-row-button"
        data-testid="external-cancel"
        aria-label={`Cancel order ${row.id}`}
        disabled={isPending}
        onClick={() => decide('CANCEL')}
      >
        Cancel
      </button>
      {row.left ? null : (
        <button
          type="button"
          className="desk-row-button"
          data-testid="external-leave"
          aria-label={`Leave order ${row.id} alone`}
          disabled={isPending}
          onClick={() => decide('LEAVE')}
        >
          Leave alone
        </button>
      )}
    </span>
  );
}
