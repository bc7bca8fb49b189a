/** Orders whose outcome is unknown: a state of their own, with no button that sends again (UI-05, UI-46). */
import { useShallow } from 'zustand/react/shallow';
import type { Row } from '../../../../shared/ipc/view.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useLeftMs } from '../../../store/deskClock.ts';
import { usePart, useRow, useViewStore, type ViewState } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { VenueLink } from '../../../ui/VenueLink.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { askedText, unknownText, waitsText, type UnknownOrder } from './unknownText.ts';

export function UnknownCards() {
  const keys = useViewStore(useShallow(unknownKeys));
  if (keys.length === 0) return null;
  return (
    <div className="desk-unknown-list">
      {keys.map((key) => (
        <UnknownCard key={key} id={key} />
      ))}
    </div>
  );
}

function UnknownCard({ id }: { readonly id: string }) {
  const desk = useDesk();
  const account = usePart('account');
  const row = useRow('orders', id);
  const order = account?.unknown.find((each) => each.id === id) ?? (row === undefined ? null : fromRow(row));
  const instrument = useRow('instruments', order?.symbol ?? '');
  const currency = usePart('vitals')?.currency ?? '';
  const ask = useAction(() => desk.call('askOrder', { clientOrderId: id }));
  if (order === null) return null;
  return (
    <div className="desk-unknown" data-testid="unknown-card" data-symbol={order.symbol} data-state="unknown">
      <p className="num" title={order.text}>
        {unknownText(order, instrument)} <Asked order={order} /> {waitsText(order, currency)}
      </p>
      <ActionButton action={ask} testId="unknown-ask" label={`Ask about ${id} now`}>
        Ask now
      </ActionButton>
      {order.book === 'LIVE' ? <VenueLink symbol={order.symbol} testId="unknown-open-venue" /> : null}
    </div>
  );
}

/** Alone, so that only this sentence follows the clock. */
function Asked({ order }: { readonly order: UnknownOrder }) {
  const leftMs = useLeftMs(order.nextAt);
  return (
    <span data-testid="unknown-asked" data-value={order.asked}>
      {askedText(order, leftMs)}
    </span>
  );
}

/** Before the account's own word on it. */
const fromRow = (row: Row<'orders'>): UnknownOrder => ({
  id: row.id,
  book: row.book,
  symbol: row.symbol,
  side: row.side,
  quantity: row.quantity,
  price: row.price,
  trigger: row.trigger,
  reserved: '0',
  sentAt: row.createdAt,
  asked: 0,
  nextAt: null,
  text: row.note,
});

/** Ids of all unknown orders of both books, in order of arrival. */
export function unknownKeys({ view }: ViewState): readonly string[] {
  if (view === null) return [];
  const told = view.parts.account.unknown.map(({ id }) => id);
  const listed = view.keys.orders.filter((key) => view.rows.orders[key]?.status === 'UNKNOWN');
  return [...new Set([...told, ...listed])];
}
