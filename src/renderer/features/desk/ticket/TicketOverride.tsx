/** The way to confirm an unusual size; there only while nothing else stands against the order (RC-06). */
import { Button } from '../../../ui/Button.tsx';
import { openOverride } from './overrideStore.ts';
import type { Override } from './overrideWords.ts';

export function TicketOverride({ override }: { readonly override: Override | null }) {
  if (override === null) return null;
  return (
    <Button
      testId="ticket-override"
      onClick={({ currentTarget }) => {
        // The dialog gives the focus back to where it was: to the quantity, which is what is changed when it is not sent.
        currentTarget.closest('.desk-ticket-body')?.querySelector<HTMLElement>('[data-testid=ticket-qty]')?.focus();
        openOverride(override);
      }}
    >
      It is no typo: send once...
    </Button>
  );
}
