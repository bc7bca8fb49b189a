/** Asks the desk what it would make of the ticket: 150 ms after the last input, and every second while prices move. */
import { useEffect, useRef } from 'react';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useLink } from '../../../store/viewStore.ts';
import type { TicketRequest } from './ticketRequest.ts';
import { tellTicket, useTicket } from './ticketStore.ts';

const DEBOUNCE_MS = 150;
const REFRESH_MS = 1_000;

export function usePreview(request: TicketRequest | null): void {
  const desk = useDesk();
  const link = useLink();
  const revision = useTicket((state) => state.revision);
  const isAsking = useRef(false);

  useEffect(() => {
    if (request?.ok !== true || link !== 'ok') return;
    const { ticket } = request;
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (isAsking.current && document.hidden) return;
      isAsking.current = true;
      const reply = await desk.call('previewOrder', ticket);
      isAsking.current = false;
      if (isOver) return;
      if (reply.ok) tellTicket({ type: 'previewed', revision, preview: reply.value });
      else tellTicket({ type: 'previewFailed', revision, problem: reply.error.message });
    };
    const first = setTimeout(() => void ask(), DEBOUNCE_MS);
    const refresh = setInterval(() => {
      if (!isAsking.current && !document.hidden) void ask();
    }, REFRESH_MS);
    return () => {
      isOver = true;
      clearTimeout(first);
      clearInterval(refresh);
    };
  }, [desk, link, revision, request]);
}
