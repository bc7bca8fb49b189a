/** A last look at what comes from a venue: whatever it says, the key and the secret are not in it. */
import type { VenueCredentials } from '../../ports/vault.ts';

/** Makes the function that cuts both out of a text. */
export const withoutKeys =
  ({ apiKey, secret }: VenueCredentials) =>
  (text: string): string =>
    cut(cut(text, secret, '[secret]'), apiKey, '[key]');

/** Nothing would be found before every letter. */
const cut = (text: string, key: string, word: string): string => (key === '' ? text : text.replaceAll(key, word));
