/** Sends the ticket once: with the size that was shown as its upper bound, and never while an answer is awaited. */
import { useCallback } from 'react';
import { useDesk } from '../../../bridge/deskClient.ts';
import { announce } from '../../frame/announcer.ts';
import { currentPreview } from './ticketState.ts';
import { tellTicket, useTicket } from './ticketStore.ts';
import type { TicketRequest } from './ticketRequest.ts';
import { refusalTexts } from './ticketWords.ts';

export function usePlaceOrder(request: TicketRequest | null): () => void {
  const desk = useDesk();
  return useCallback(() => {
    const state = useTicket.getState();
    const preview = currentPreview(state);
    if (request?.ok !== true || preview?.ok !== true || state.outcome.kind === 'sending') return;
    tellTicket({ type: 'sent', at: performance.now() });
    void desk.call('placeOrder', { ...request.ticket, quantity: preview.quantity }).then((reply) => {
      if (reply.ok) {
        tellTicket({ type: 'accepted', orderId: reply.value.clientOrderId });
        announce('status', `Order ${reply.value.clientOrderId} accepted.`);
        return;
      }
      const texts = refusalTexts(reply.error);
      tellTicket({ type: 'refused', texts });
      announce('status', `Order refused. ${texts[0] ?? ''}`);
    });
  }, [desk, request]);
}
