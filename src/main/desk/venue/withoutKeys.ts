/** A last look at what comes from a venue: whatever it says, the key and the secret are not in it. */
import type { VenueCredentials } from '../../ports/vault.ts';

/** Makes the function that cuts both out of a text. */
export const withoutKeys =
  ({ apiKey, secret }: VenueCredentials) =>
  (text: string): string =>
    text.replaceAll(secret, '[secret]').replaceAll(apiKey, '[key]');
