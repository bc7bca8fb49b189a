/** Keys of the ticket: Enter moves on and never places, Ctrl+Enter places when the button is enabled and visible (UI-48). */
import type { KeyboardEvent } from 'react';

export function useTicketKeys(place: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      if (!event.repeat && isPlaceVisible(event.currentTarget)) place();
    } else if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
      event.preventDefault();
      focusNextField(event.currentTarget, event.target);
    }
  };
}

/** Stops at the last field: a held key must not reach the button. */
function focusNextField(ticket: HTMLElement, from: HTMLElement): void {
  const fields = [...ticket.querySelectorAll<HTMLElement>('input:not(:disabled), select:not(:disabled)')];
  fields[fields.indexOf(from) + 1]?.focus();
}

function isPlaceVisible(ticket: HTMLElement): boolean {
  const button = ticket.querySelector('[data-testid="ticket-place"]');
  return button instanceof HTMLElement && button.checkVisibility();
}
