/** What became of the last press: in flight with its milliseconds, then the order's own state (UI-48). */
import { useEffect, useRef, useState } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { orderStateText } from '../orders/orderColumns.ts';
import type { TicketOutcome as Outcome } from './ticketState.ts';

const TICK_MS = 100;
const UNKNOWN_AFTER_MS = 5_000;

export function TicketOutcome({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.kind === 'sending') return <InFlight since={outcome.since} />;
  return outcome.kind === 'accepted' ? <Accepted key={outcome.orderId} orderId={outcome.orderId} /> : null;
}

function InFlight({ since }: { readonly since: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const elapsed = Math.max(0, now - since);
  const text =
    elapsed < UNKNOWN_AFTER_MS
      ? `In flight ${Math.round(elapsed)} ms`
      : 'No answer for 5 s. Treated as unknown, asking the venue.';
  return (
    <p className="desk-ticket-outcome num" data-testid="ticket-outcome" data-state="in-flight">
      {text}
    </p>
  );
}

function Accepted({ orderId }: { readonly orderId: string }) {
  const order = useLastSeenOrder(orderId);
  const status = order === undefined ? 'SENT' : orderStateText(order.status);
  const words = status.charAt(0) + status.slice(1).toLowerCase();
  return (
    <p className="desk-ticket-outcome" data-testid="ticket-outcome" data-state={status} data-order-id={orderId}>
      {words}: {orderId}
      {order !== undefined && order.note !== '' ? `. ${order.note}` : ''}
    </p>
  );
}

/** The order as last seen: finished orders leave the view after a while, what became of them does not change. */
function useLastSeenOrder(orderId: string): Row<'orders'> | undefined {
  const seen = useRef<Row<'orders'>>(undefined);
  return useViewStore((state) => {
    seen.current = state.view?.rows.orders[orderId] ?? seen.current;
    return seen.current;
  });
}
