/** Why a key cannot be stored or checked yet: a button that waits says for what (UI-39). */
import type { VenueView } from '../../../../shared/ipc/contractVenue.ts';

/** Empty when all is there. `isFilled`: both fields hold something. */
export function keyObstacle({ account, connects, vault }: View, isFilled: boolean): string {
  if (!connects) return 'A rehearsal has no venue: no key is stored or checked.';
  if (account === null) return 'Set up the venue first, then store its key.';
  return vault.writable && !isFilled ? 'To store a key, enter both the key and its secret.' : '';
}

type View = Pick<VenueView, 'account' | 'connects' | 'vault'>;
