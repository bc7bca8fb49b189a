/** The ticket survives a change of screen, not a change of mode (UI-48). */
import { create } from 'zustand';
import { initialTicket, nextTicket, type TicketEvent, type TicketForm, type TicketState } from './ticketState.ts';

export const useTicket = create<TicketState>()(() => initialTicket);

/** Takes an event into the ticket. */
export const tellTicket = (event: TicketEvent): void => useTicket.setState((state) => nextTicket(state, event));

/** Takes what was typed or chosen. */
export const editTicket = (change: Partial<Omit<TicketForm, 'symbol'>>): void => tellTicket({ type: 'edited', change });
