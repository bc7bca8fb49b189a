/** A venue that counts what it has not answered yet. */
import type { VenueClient } from '../../src/main/ports/venue.ts';

/** The same venue, counting what is not answered yet. */
export function countingVenue(venue: VenueClient): { readonly venue: VenueClient; readonly open: () => number } {
  let open = 0;
  const counted =
    <Answer>(answer: (given: Answer) => void) =>
    (given: Answer): void => {
      open -= 1;
      answer(given);
    };
  const asked = (): void => {
    open += 1;
  };
  return {
    open: () => open,
    venue: {
      name: venue.name,
      capabilities: venue.capabilities,
      instruments: () => venue.instruments(),
      onAccount: (listener) => venue.onAccount(listener),
      place: (terms, answer) => (asked(), venue.place(terms, counted(answer))),
      cancel: (id, symbol, answer) => (asked(), venue.cancel(id, symbol, counted(answer))),
      query: (id, symbol, answer) => (asked(), venue.query(id, symbol, counted(answer))),
      snapshot: (answer) => (asked(), venue.snapshot(counted(answer))),
    },
  };
}
